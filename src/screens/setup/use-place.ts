import { goTo, usePath, withQuery } from '../path.ts';
import { parts, type Part, type Place } from './draft/place-of.ts';

/** What of the editor is shown: a part of the event, or what is missing before the gun. */
export type Page = Part | 'ready';

/** The page that the address names, and the number of the race that it shows. */
export function usePage(): { page: Page; race: number } {
  const { query } = usePath();
  const named = query.get('part');
  const page = named === 'ready' ? 'ready' : (parts.find((part) => part === named) ?? 'event');
  return { page, race: Number(query.get('race') ?? 0) || 0 };
}

/** Shows a page of the editor. */
export function showPage(page: Page, race = 0): void {
  goTo(withQuery('/setup', { part: page, race: race === 0 ? null : String(race) }), { replace: true });
}

/** Shows where a field stands. */
export const showPlace = ({ part, race }: Place) => showPage(part, race ?? 0);
