import type { ActionOf, EntryField } from '../../model/actions.ts';
import { chipKey } from '../../model/chip.ts';
import type { Entry } from '../../model/race.ts';
import type { Facts } from '../facts.ts';
import type { ActionRules } from './rules.ts';
import { setEntry } from './set-entry.ts';

export const entriesImport: ActionRules<'entries.import'> = {
  apply: importEntries,
  affects: () => 'everybody',
  decides: () => [],
  concerns: ({ entries }, { bib }) => entries.some((entry) => entry.bib === bib),
  actId: ({ list }) => list,
};

function importEntries(facts: Facts, action: ActionOf<'entries.import'>): void {
  const { entries, fields, overRaceDay = false } = action;
  const kept = new Map(action.keep?.map((keep) => [keep.bib, keep.fields]));
  for (const entry of entries) {
    const before = facts.entries.get(entry.bib);
    const keep = kept.get(entry.bib) ?? [];
    if (before === undefined && keep.includes('withdrawn')) continue;
    if (overRaceDay && (fields ?? ['chips']).includes('chips')) forgetGivenChips(facts, entry);
    setEntry(facts, entry.bib, importedEntry(before, entry, fields, keep));
  }
}

/** An entry after a start list with columns for these fields (all, where undefined), without those to keep. */
export function importedEntry(
  before: Entry | undefined,
  entry: Entry,
  fields: readonly EntryField[] | undefined,
  keep: readonly string[] = [],
): Entry {
  if (before === undefined || (fields === undefined && keep.length === 0)) return entry;
  const listed = fields ?? (Object.keys({ ...before, ...entry }) as EntryField[]);
  const taken = listed.filter((field) => !keep.includes(field));
  return { ...before, ...Object.fromEntries(taken.map((field) => [field, entry[field]])), bib: entry.bib };
}

/** The list says whose its chips are, and which chips its bib has, whatever was given on race day. */
function forgetGivenChips({ owners }: Facts, entry: Entry): void {
  const listed = entry.chips.map(chipKey);
  for (const chip of owners.chipsOf(entry.bib, []))
    if (owners.at(chip) === entry.bib) owners.forgetGiven(chip);
  for (const chip of listed) owners.forgetGiven(chip);
}
