import type { Action, EntryField, EntryFields, Ruling } from '../model/actions.ts';
import { chipKey } from '../model/chip.ts';
import { ChipOwners } from './chip-owners.ts';
import { ClubNames } from '../model/club.ts';
import { eventOfRace, siteRacesOf, type SiteRaces } from '../model/event.ts';
import type { Entry, Ms } from '../model/race.ts';
import type { Passing } from '../model/read.ts';
import { runNow, type Steps } from '../steps.ts';

/** What a person said last of a runner. */
export interface RulingFact {
  status: Ruling;
  rule: string | null;
  reason: string | null;
  action: string;
}

/** The judges' order of some finishers in a list; null: at the finish line. */
export interface JudgedOrder {
  /** Race id; null where the bibs say which race it is. */
  race: string | null;
  list: string | null;
  bibs: readonly string[];
}

/** What the actions amount to: the races of one site as they stand. */
export interface Facts {
  /** The site whose facts these are; null is the event's first. What is done at other sites is left out. */
  readonly siteId: string | null;
  /** Null before an event with this site was defined. */
  site: SiteRaces | null;
  /** Guns fired by people; they win over the definition's. */
  fired: Map<string, { time: Ms; action: string }>;
  entries: Map<string, Entry>;
  /** Whose each chip is, by {@link chipKey}. */
  owners: ChipOwners;
  /** However an entry writes its club, it has the spelling that came first. */
  clubs: ClubNames;
  handPassings: Map<string, Passing>;
  /** Bibs given to hand passings afterwards. */
  assignedPassings: Map<string, string>;
  voided: Set<string>;
  rulings: Map<string, RulingFact>;
  /** Orders by the judges, the oldest first. */
  orders: JudgedOrder[];
  /** Races (ids) in which nobody is out there any more. */
  closed: Set<string> | 'all';
  /** Actions and lists that are taken back. */
  undone: ReadonlySet<string>;
}

/**
 * Actions in the order in which they count: by Lamport number, then station, then id. It is the same
 * everywhere, whatever order they arrived in and whatever the clocks said.
 */
export function compareActions(one: Action, other: Action): number {
  if (one.lamport !== other.lamport) return one.lamport - other.lamport;
  if (one.station !== other.station) return one.station < other.station ? -1 : 1;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

/** Ids of actions and lists that are taken back; `actions` in order. An undone undo takes nothing back. */
export function undoneTargets(actions: readonly Action[]): Set<string> {
  const undone = new Set<string>();
  for (const action of actions.toReversed()) {
    if (action.type === 'undo' && !undone.has(action.id)) undone.add(action.target);
  }
  return undone;
}

/** The id of what a person did at once, which takes all of it back: the list or chip map that an action is a part of. */
export function actIdOf(action: Action): string {
  if (action.type === 'entries.import') return action.list;
  return action.type === 'chip.map' ? action.map : action.id;
}

/** Whether one of `undone` (see {@link undoneTargets}) takes this action back. */
export function isUndone(action: Action, undone: ReadonlySet<string>): boolean {
  return undone.has(action.id) || undone.has(actIdOf(action));
}

/** What these actions make of a site, the first where null; `actions` in order. */
export function factsOf(actions: readonly Action[], siteId: string | null = null): Facts {
  return runNow(factsInSteps(actions, siteId));
}

/** The same in steps. */
export function* factsInSteps(actions: readonly Action[], siteId: string | null = null): Steps<Facts> {
  const undone = undoneTargets(actions);
  const facts: Facts = {
    siteId,
    site: null,
    fired: new Map(),
    entries: new Map(),
    owners: new ChipOwners(),
    clubs: new ClubNames(),
    handPassings: new Map(),
    assignedPassings: new Map(),
    voided: new Set(),
    rulings: new Map(),
    orders: [],
    closed: new Set(),
    undone,
  };
  // One action may be hundreds of entries.
  for (const action of actions) {
    if (!isUndone(action, undone)) addFact(facts, action);
    yield;
  }
  return facts;
}

/**
 * The facts after the latest of these actions, which may touch anybody. Guns and the close leave entries and passings
 * as they were.
 */
export function* factsAfter(before: Facts, actions: readonly Action[], latest: Action): Steps<Facts> {
  const target = latest.type === 'undo' ? actions.find(({ id }) => id === latest.target) : latest;
  if (target === undefined || !isGunOrClose(target)) return yield* factsInSteps(actions, before.siteId);
  const few = actions.filter((one) => isGunOrClose(one) || one.type === 'undo');
  const { fired, closed, undone } = yield* factsInSteps(few, before.siteId);
  return { ...before, fired, closed, undone };
}

function isGunOrClose({ type }: Action): boolean {
  return type === 'gun.fire' || type === 'race.close';
}

/** Adds what one action says; nothing where it was done at another site. */
export function addFact(facts: Facts, action: Action): void {
  if (isElsewhere(facts, action)) return;
  switch (action.type) {
    case 'race.define':
      facts.site = eventOfRace(action.race);
      return;
    case 'event.define':
      facts.site = siteRacesOf(action.event, facts.siteId);
      return;
    case 'entries.import':
      importEntries(facts, action);
      return;
    case 'gun.fire':
      facts.fired.set(action.wave, { time: action.gun, action: action.id });
      return;
    case 'passing.add':
      facts.handPassings.set(action.id, handPassing(action));
      return;
    case 'passing.assign':
      facts.assignedPassings.set(action.passing, action.bib);
      return;
    case 'passing.void':
      facts.voided.add(action.passing);
      return;
    case 'chip.assign':
      facts.owners.give(chipKey(action.chip), action.bib, action.from);
      return;
    case 'chip.map':
      for (const { chip, bib } of action.chips) facts.owners.give(chipKey(chip), bib, action.from);
      return;
    case 'chip.swap':
      swapChips(facts, action.bibs, action.from);
      return;
    case 'entry.change':
      setEntry(facts, action.bib, changed(facts.entries.get(action.bib), action.bib, action.fields));
      return;
    case 'entry.withdraw':
      setEntry(facts, action.bib, undefined);
      return;
    case 'status.set': {
      const { status, rule = null, reason = null, id } = action;
      facts.rulings.set(action.bib, { status, rule, reason, action: id });
      return;
    }
    case 'order.set':
      facts.orders.push({ race: action.race ?? null, list: action.list, bibs: action.bibs });
      return;
    case 'race.close':
      if (action.race === undefined) facts.closed = 'all';
      else if (facts.closed !== 'all') facts.closed.add(action.race);
      return;
    case 'reader.connect':
    case 'reader.disconnect':
    case 'clock.correct':
    case 'clock.jump':
    case 'station.stall':
    case 'undo':
      return;
  }
}

/** Whether an action was done at another site than these facts are of. */
export function isElsewhere({ siteId, site }: Pick<Facts, 'siteId' | 'site'>, action: Action): boolean {
  const own = siteId ?? site?.site.id;
  return action.site !== undefined && own !== undefined && action.site !== own;
}

function handPassing(action: Action & { type: 'passing.add' }): Passing {
  const { id, point, bib, time, source = 'hand' } = action;
  return {
    id,
    point,
    source,
    chip: null,
    bib,
    first: time,
    last: time,
    strongest: time,
    rssi: null,
    reads: 0,
  };
}

/** Chips that are a bib's at some time, by {@link chipKey}: of the start list and given on race day. */
export function chipsOf({ owners, entries }: Facts, bib: string): string[] {
  return owners.chipsOf(bib, entries.get(bib)?.chips.map(chipKey) ?? []);
}

function importEntries(facts: Facts, action: Action & { type: 'entries.import' }): void {
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

function setEntry(facts: Facts, bib: string, entry: Entry | undefined): void {
  for (const chip of facts.entries.get(bib)?.chips ?? []) facts.owners.unlist(chipKey(chip), bib);
  if (entry === undefined) facts.entries.delete(bib);
  else facts.entries.set(bib, withClubName(facts, entry));
  for (const chip of entry?.chips ?? []) facts.owners.list(chipKey(chip), bib);
}

function withClubName(facts: Facts, entry: Entry): Entry {
  if (entry.club === undefined) return entry;
  const club = facts.clubs.nameOf(entry.club);
  return club === entry.club ? entry : { ...entry, club };
}

/** The entry with these fields set; what null clears is gone. A new bib begins as nobody in particular. */
function changed(entry: Entry | undefined, bib: string, fields: EntryFields): Entry {
  const result: Record<string, unknown> = { ...(entry ?? { name: '', sex: 'X', chips: [] }), bib };
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (value !== null) result[field] = value;
    else if (field === 'chips') result[field] = [];
    else if (field !== 'name' && field !== 'sex') delete result[field];
  }
  return result as unknown as Entry;
}

/** Gives all chips of each of the two bibs, as things stand, to the other. */
function swapChips(facts: Facts, [one, other]: readonly [string, string], from?: Ms): void {
  const chips = new Set([...chipsOf(facts, one), ...chipsOf(facts, other)]);
  for (const chip of chips) facts.owners.swap(chip, one, other, from);
}
