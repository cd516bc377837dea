import type { PassingRow } from '../../../contract/rows.ts';
import type { Act, ActsView } from '../../api/act-queue.ts';

/** A time without a bib, taken at the mat of the entry line. */
export interface OpenTime {
  /** Id of the passing. */
  id: string;
  time: number;
}

/**
 * Times without a bib at a mat, oldest first: those that the station lists, and what this console did since, heard
 * of or not. One that is being given to a bib is open no more, so that bibs typed fast each take another.
 */
export function openTimesAt(
  mat: string | null,
  listed: readonly PassingRow[],
  { pending, recorded }: Pick<ActsView, 'pending' | 'recorded'>,
): OpenTime[] {
  const acts = [...recorded.map(({ act }) => act), ...pending];
  const undone = undoneOf(acts);
  const gone = new Set(acts.flatMap((act) => (undone.has(act.id) ? [] : (goneBy(act) ?? []))));
  const open = new Map<string, OpenTime>();
  for (const { id, point, bib, time } of listed)
    if (point === mat && bib === null && !undone.has(id)) open.set(id, { id, time });
  for (const { id, type, body } of pending)
    if (type === 'passing.add' && body['point'] === mat && body['bib'] === null && !undone.has(id))
      open.set(id, { id, time: Number(body['time']) });
  return [...open.values()].filter(({ id }) => !gone.has(id)).toSorted((a, b) => a.time - b.time);
}

/** The passing that is open no more by an act. */
function goneBy({ type, body }: Act): string | null {
  return type === 'passing.assign' || type === 'passing.void' ? String(body['passing']) : null;
}

/** Acts that are taken back, and not brought back since. */
function undoneOf(acts: readonly Act[]): Set<string> {
  const undone = new Set<string>();
  for (const { id, type, body } of acts.toReversed())
    if (type === 'undo' && !undone.has(id)) undone.add(String(body['target']));
  return undone;
}
