import type { Language } from '../../timing/model/race.ts';
import type { RaceResults, Timing } from '../../timing/timing.ts';
import { localText } from '../csv-text.ts';
import { listName } from '../list-names.ts';
import { formats, type FormatName } from './formats.ts';

/**
 * `Kunming-Marathon-2026-Half-women-provisional-412.58310.xlsx`: event, race, list, state and version, in letters of any
 * script that every file system takes.
 */
export function fileName(
  format: FormatName,
  timing: Timing,
  races: readonly RaceResults[],
  { language, list }: { language: Language; list?: string | undefined },
): string {
  const event = timing.site?.event;
  const [first] = races;
  const only = races.length === 1 && timing.races.length > 1 ? first?.race : undefined;
  const listed = races.find((results) => results.lists().some(({ id }) => id === list));
  const definition = listed?.listDefinition(list as never);
  const parts = [
    localText(event?.name, language) || event?.id || first?.race.id,
    only === undefined ? undefined : (localText(only.name, language) ?? only.id),
    definition === undefined || listed === undefined
      ? undefined
      : listName(list as never, definition, listed.race, language),
    races.every(({ isClosed }) => isClosed) ? 'closed' : 'provisional',
    `${timing.actions.length}.${timing.table.count}`,
    format === 'csv-machine' ? 'machine' : undefined,
  ];
  const name = parts
    .filter((part) => part !== undefined)
    .map(safe)
    .filter((part) => part !== '')
    .join('-');
  return `${name}.${formats[format].extension}`;
}

/** So many characters of each part. */
const longest = 40;

function safe(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}.]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return [...plain]
    .slice(0, longest)
    .join('')
    .replace(/[-.]+$/, '');
}

/** The header that names a file: plain letters for old programs, and the name itself (RFC 6266, RFC 5987). */
export function dispositionOf(name: string): string {
  const plain = name.replace(/[^\x20-\x7E]+/g, '_').replace(/["\\]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
