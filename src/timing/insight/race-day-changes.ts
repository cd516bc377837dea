import type { Action, EntryField, KeptFields } from '../model/actions.ts';
import { chipKey } from '../model/chip.ts';
import { clubKey } from '../model/club.ts';
import { isUndone, undoneTargets } from '../facts/action-order.ts';
import { factsOf } from '../facts/compute-facts.ts';
import type { Entry } from '../model/race.ts';
import { forEachInSteps, type Steps } from '../steps.ts';
import type { Timing } from '../timing.ts';

/** What somebody changed on race day and a start list would change again. */
export interface RaceDayChange {
  bib: string;
  field: KeptFields['fields'][number];
  /** What race day made of it; null where it is empty, or the entry withdrawn. */
  now: string | null;
  /** What the list says. */
  list: string | null;
}

/**
 * What a start list with columns for these `fields` would overwrite of race day: changed and withdrawn entries, chips
 * given or swapped. Of `timing` only the entries concerned are looked at, however long the list.
 */
export function* raceDayChanges(
  timing: Timing,
  entries: readonly Entry[],
  fields: readonly EntryField[],
): Steps<RaceDayChange[]> {
  const undone = undoneTargets(timing.actions);
  const { bibs, chips } = changedOn(timing.actions.filter((action) => !isUndone(action, undone)));
  if (bibs.size === 0) return [];
  const isConcerned = (chip: string) => chips.has(chipKey(chip)) || bibs.has(timing.bibOfChip(chip) ?? '');
  const concerned: Entry[] = [];
  yield* forEachInSteps(entries, (entry) => {
    if (bibs.has(entry.bib) || entry.chips.some(isConcerned)) concerned.push(entry);
  });
  if (concerned.length === 0) return [];
  const listed = yield* listedEntries(timing.actions, new Set(concerned.map(({ bib }) => bib)));
  const changes: RaceDayChange[] = [];
  yield* forEachInSteps(concerned, (entry) => {
    for (const change of changesOf(timing, entry, listed.get(entry.bib), fields)) changes.push(change);
  });
  return changes;
}

function changesOf(
  timing: Timing,
  entry: Entry,
  listed: Entry | undefined,
  fields: readonly EntryField[],
): RaceDayChange[] {
  const { bib } = entry;
  const current = timing.entry(bib);
  if (current === undefined)
    return listed === undefined ? [] : [{ bib, field: 'withdrawn', now: null, list: entry.name }];
  const chipsNow = timing.chipsOf(bib).filter((chip) => timing.bibOfChip(chip) === bib);
  return fields.flatMap((field) => {
    const was = listed === undefined ? null : textOf(listed, field, listed.chips);
    const now = textOf(current, field, chipsNow);
    const list = textOf(entry, field, entry.chips);
    const isSame = (one: string | null, other: string | null) =>
      one === other ||
      (field === 'club' && one !== null && other !== null && clubKey(one) === clubKey(other));
    const isChanged =
      !isSame(now, was) || (field === 'chips' && entry.chips.some((chip) => isGivenAway(timing, chip, bib)));
    return isChanged && !isSame(now, list) ? [{ bib, field, now, list }] : [];
  });
}

/** Whether race day gave a chip to another bib than this one. */
function isGivenAway(timing: Timing, chip: string, bib: string): boolean {
  const owner = timing.bibOfChip(chip);
  if (owner === undefined || owner === bib) return false;
  return timing.entry(owner)?.chips.every((listed) => chipKey(listed) !== chipKey(chip)) ?? true;
}

function textOf(entry: Entry, field: EntryField, chips: readonly string[]): string | null {
  if (field === 'chips') return chips.length === 0 ? null : chips.map(chipKey).toSorted().join(' ');
  const value = entry[field] ?? '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === '' ? null : text;
}

/** Whose entries, and which chips (by {@link chipKey}), people changed one by one. */
function changedOn(actions: readonly Action[]): { bibs: Set<string>; chips: Set<string> } {
  const bibs = new Set<string>();
  const chips = new Set<string>();
  for (const action of actions) {
    if (action.type === 'entry.change' || action.type === 'entry.withdraw') bibs.add(action.bib);
    if (action.type === 'bib.change') bibs.add(action.bib).add(action.to);
    if (action.type === 'chip.swap') for (const bib of action.bibs) bibs.add(bib);
    const given = action.type === 'chip.map' ? action.chips : action.type === 'chip.assign' ? [action] : [];
    for (const { chip, bib } of given) {
      bibs.add(bib);
      chips.add(chipKey(chip));
    }
  }
  return { bibs, chips };
}

/** The entries of these bibs as the start lists alone make them. */
function* listedEntries(actions: readonly Action[], bibs: ReadonlySet<string>): Steps<Map<string, Entry>> {
  const lists: Action[] = [];
  yield* forEachInSteps(actions, (action) => {
    if (action.type === 'undo') lists.push(action);
    if (action.type !== 'entries.import') return;
    const entries = action.entries.filter(({ bib }) => bibs.has(bib));
    lists.push({ ...action, entries, keep: undefined });
  });
  return factsOf(lists).entries;
}
