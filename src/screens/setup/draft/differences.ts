import type { EventDraft } from './event-draft.ts';

/** A field that two drafts say differently, by its path; undefined where one does not say it. */
export interface Difference {
  path: string;
  before: unknown;
  after: unknown;
}

/** What differs between two drafts, field by field; things with an id are the same thing wherever they stand. */
export function differences(before: EventDraft, after: EventDraft): Difference[] {
  return compared('', before, after);
}

function compared(path: string, before: unknown, after: unknown): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && [...before, ...after].every(hasId))
    return comparedLists(path, before as WithId[], after as WithId[]);
  if (!isFields(before) || !isFields(after)) return [{ path, before, after }];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
    compared(path === '' ? name : `${path}.${name}`, before[name], after[name]),
  );
}

interface WithId {
  id: string;
}

function comparedLists(path: string, before: readonly WithId[], after: readonly WithId[]): Difference[] {
  const gone = before.filter(({ id }) => after.every((other) => other.id !== id));
  return [
    ...after.flatMap((one, index) =>
      compared(
        `${path}.${index}`,
        before.find(({ id }) => id === one.id),
        one,
      ),
    ),
    ...gone.map((one) => ({ path, before: one, after: undefined })),
  ];
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasId(value: unknown): boolean {
  return isFields(value) && typeof value['id'] === 'string';
}
