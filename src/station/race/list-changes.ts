import { isDeepStrictEqual } from 'node:util';
import { previewRowsMax, type ListPreview } from '../../contract/list-preview.ts';
import type { EntryField } from '../../timing/model/actions.ts';
import { clubKey } from '../../timing/model/club.ts';
import type { Entry } from '../../timing/model/race.ts';
import { forEachInSteps, type Steps } from '../../timing/steps.ts';
import type { Timing } from '../../timing/timing.ts';

type Changes = Pick<ListPreview, 'new' | 'changed' | 'gone'> & {
  counts: Pick<ListPreview['counts'], 'new' | 'changed' | 'untouched' | 'gone'>;
};

/** What a start list with columns for these `fields` would change: the first of each kind, and how many. */
export function* listChanges(
  timing: Timing,
  entries: readonly Entry[],
  fields: readonly EntryField[],
): Steps<Changes> {
  const changes: Changes = {
    new: [],
    changed: [],
    gone: [],
    counts: { new: 0, changed: 0, untouched: 0, gone: 0 },
  };
  const { counts } = changes;
  const listed = new Set<string>();
  yield* forEachInSteps(entries, (entry) => {
    const { bib, name } = entry;
    listed.add(bib);
    const before = timing.entry(bib);
    if (before === undefined) {
      counts.new += 1;
      if (changes.new.length < previewRowsMax) changes.new.push({ bib, name });
      return;
    }
    const differing = fields.filter((field) => !isSameField(before, entry, field));
    if (differing.length === 0) {
      counts.untouched += 1;
      return;
    }
    counts.changed += 1;
    if (changes.changed.length >= previewRowsMax) return;
    const each = differing.map((field) => ({ field, from: textOf(before, field), to: textOf(entry, field) }));
    changes.changed.push({ bib, name: before.name, fields: each });
  });
  yield* forEachInSteps(timing.entries(), ({ bib, name }) => {
    if (listed.has(bib)) return;
    counts.gone += 1;
    if (changes.gone.length < previewRowsMax) changes.gone.push({ bib, name });
  });
  return changes;
}

/** Whether a field of two entries says the same: clubs in any spelling that is one club. */
export function isSameField(one: Entry, other: Entry, field: keyof Entry): boolean {
  if (field === 'club') return clubKey(one.club ?? '') === clubKey(other.club ?? '');
  return isDeepStrictEqual(written(one[field]), written(other[field]));
}

/** As it is once it is written down: absent fields are no fields. */
function written(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? JSON.parse(JSON.stringify(value)) : value;
}

function textOf(entry: Entry, field: EntryField): string | null {
  const value = entry[field] ?? '';
  if (field === 'chips') return entry.chips.length === 0 ? null : entry.chips.join(' ');
  if (field === 'legs') return entry.legs?.map(({ name }) => name).join('; ') ?? null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === '' ? null : text;
}
