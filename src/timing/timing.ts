import type { Action } from './actions.ts';
import { chipKey } from './chip.ts';
import { conflictsOf, type Conflict } from './conflicts.ts';
import { addFact, chipsOf, compareActions, factsOf, isUndone, ownerOf, type Facts } from './facts.ts';
import type { Gun } from './guns.ts';
import type { ListId } from './list-definitions.ts';
import { PassingTable } from './passing-table.ts';
import type { Entry, ListDefinition, RaceDefinition } from './race.ts';
import type { ListSummary } from './race-lists.ts';
import type { Passing } from './read.ts';
import type { Places, Result } from './result.ts';
import { ResultBook, type Counts } from './result-book.ts';
import { touchedBy } from './touched.ts';
import { unknownChipsOf, type UnknownChip } from './unknown-chips.ts';
import type { Verdict } from './verdict.ts';
import { verdictsOf } from './verdicts-of.ts';

export type { ListId } from './list-definitions.ts';

/** Bibs whose result may have changed; `all` when the race itself changed. */
export type Touched = ReadonlySet<string> | 'all';

/**
 * The race as a pure function of its actions and passings, kept up to date: {@link Timing.apply} and
 * {@link Timing.observe} may be called in any order and give the same results. One more passing costs
 * its own entry and its places in the lists; an action that changes the race makes everything again.
 */
export class Timing {
  readonly #actions: Action[] = [];
  readonly #actionIds = new Set<string>();
  readonly #lamports = new Map<string, number>();
  #facts: Facts = factsOf([]);
  #table: PassingTable;
  /** Hand passings by the bib that they count for. */
  #byHand: ReadonlyMap<string, Passing[]> = new Map();
  /** Keys of chips that were read and that nobody has. */
  readonly #unknown = new Set<string>();
  #ignored: ReadonlySet<string> = new Set();
  #book: ResultBook | null = null;
  #conflicts: { actions: number; found: Conflict[] } | null = null;
  /** Grows with every change. */
  #revision = 0;

  /** `table` holds the chip passings; whoever puts more into it says so by {@link Timing.recount}. */
  constructor(table = new PassingTable()) {
    this.#table = table;
  }

  /** Takes in an action; the same action again changes nothing. */
  apply(action: Action): Touched {
    if (this.#actionIds.has(action.id)) return new Set();
    this.#know(action);
    this.#revision += 1;
    const last = this.#actions.at(-1);
    this.#actions.push(action);
    if (last !== undefined && compareActions(last, action) > 0) this.#actions.sort(compareActions);
    const isNext = last === undefined || compareActions(last, action) < 0;
    if (!isNext || isUndone(action, this.#facts.undone)) {
      this.#facts = factsOf(this.#actions);
      return this.#makeAll();
    }
    const before = touchedBy(action, this);
    if (before === null) return this.#applyToAll(action);
    addFact(this.#facts, action);
    const after = touchedBy(action, this);
    for (const chip of [...before.chips, ...(after?.chips ?? [])]) this.#noteUnknown(chip);
    const bibs = new Set([...before.bibs, ...(after?.bibs ?? [])]);
    if (bibs.size > 0) this.#byHand = this.#gatherByHand();
    if (action.type === 'order.set') this.#book?.lists.setOrders(this.#facts.orders);
    return this.#book?.remake(bibs) ?? bibs;
  }

  /** Takes in many actions at once and makes everything again once. */
  applyAll(actions: Iterable<Action>): Touched {
    for (const action of actions) {
      if (this.#actionIds.has(action.id)) continue;
      this.#know(action);
      this.#actions.push(action);
    }
    this.#revision += 1;
    this.#actions.sort(compareActions);
    this.#facts = factsOf(this.#actions);
    return this.#makeAll();
  }

  /** Takes in a chip passing, or a later state of one that is known (same id). */
  observe(passing: Passing): Touched {
    const before = this.#table.get(passing.id);
    this.#table.set(passing);
    return this.recount([passing.chip ?? '', before?.chip ?? '']);
  }

  /** Forgets a chip passing that turned out to be part of another. */
  withdraw(id: string): Touched {
    const passing = this.#table.get(id);
    if (passing === undefined) return new Set();
    this.#table.delete(id);
    return this.recount([passing.chip ?? '']);
  }

  /** Passings of these chips are not what they were in the table. */
  recount(chips: Iterable<string>): Touched {
    this.#revision += 1;
    const bibs = new Set<string>();
    for (const key of new Set([...chips].map(chipKey))) {
      this.#noteUnknown(key);
      const bib = ownerOf(this.#facts, key);
      if (bib !== undefined) bibs.add(bib);
    }
    return this.#book?.remake(bibs) ?? bibs;
  }

  /** Puts these chip passings in the place of all that are known, and makes everything again once. */
  replacePassings(passings: Iterable<Passing>): Touched {
    const table = new PassingTable();
    for (const passing of passings) table.set(passing);
    return this.replaceTable(table);
  }

  /** From now on takes the chip passings from this table, and makes everything again once. */
  replaceTable(table: PassingTable): Touched {
    this.#revision += 1;
    this.#table = table;
    return this.#makeAll();
  }

  /** All chip passings. */
  get table(): PassingTable {
    return this.#table;
  }

  get revision(): number {
    return this.#revision;
  }

  get race(): RaceDefinition | null {
    return this.#facts.race;
  }

  /** Whether the race is closed: nobody is out there any more. */
  get isClosed(): boolean {
    return this.#facts.closed;
  }

  /** All actions in the order in which they count. */
  get actions(): readonly Action[] {
    return this.#actions;
  }

  /** The highest Lamport number of each station. */
  lamports(): ReadonlyMap<string, number> {
    return this.#lamports;
  }

  entry(bib: string): Entry | undefined {
    return this.#facts.entries.get(bib);
  }

  entries(): Iterable<Entry> {
    return this.#facts.entries.values();
  }

  /** Whose chip it is. */
  bibOfChip(chip: string): string | undefined {
    return ownerOf(this.#facts, chipKey(chip));
  }

  /** Chips of a bib, as the start list and race day gave them, in upper case and without leading zeros. */
  chipsOf(bib: string): string[] {
    return chipsOf(this.#facts, bib);
  }

  /** The start signal that counts for a wave: fired by people, else the race definition's, else what the start mat says. */
  gun(wave: string): Gun | null {
    return this.#book?.guns.of(wave) ?? null;
  }

  result(bib: string): Result | undefined {
    return this.#book?.result(bib);
  }

  /** The results of all entries, in no order. */
  results(): Iterable<Result> {
    return this.#book?.results() ?? [];
  }

  /** The point that each of a runner's passings makes a time at, by passing; those that make none are not there. */
  used(bib: string): ReadonlyMap<string, string> {
    return this.#book?.used(bib) ?? new Map();
  }

  places(bib: string): Places {
    const places: Places = { overall: null, sex: null, category: null };
    const further: Record<string, number> = {};
    for (const [id, place] of this.#book?.lists.placesOf(bib) ?? []) {
      const kind = id === 'overall' ? id : id.slice(0, id.indexOf(':'));
      if (kind === 'overall' || kind === 'sex' || kind === 'category') places[kind] = place;
      else further[id] = place;
    }
    return Object.keys(further).length === 0 ? places : { ...places, lists: further };
  }

  /** A runner's place in one list; null for who is not ranked there. */
  place(list: ListId, bib: string): number | null {
    return this.#book?.lists.placeOf(list, bib) ?? null;
  }

  /** Finishers of a list in order, or its first `count`. */
  list(id: ListId, count?: number): string[] {
    return this.#book?.lists.bibs(id, count) ?? [];
  }

  /** Lists that a bib stands in, ranked or not. */
  listsOf(bib: string): ListId[] {
    return this.#book?.lists.idsOf(bib) ?? [];
  }

  /** How a list is made; undefined where nobody stands in it. */
  listDefinition(id: ListId): ListDefinition | undefined {
    return this.#book?.lists.definition(id);
  }

  /** All lists with their numbers: overall, sexes, categories, divisions, then the race's own. */
  lists(): ListSummary[] {
    return this.#book?.lists.summaries() ?? [{ id: 'overall', finishers: 0, entrants: 0 }];
  }

  /** Whose chips were with this runner's all the way. */
  pairedWith(bib: string): string[] {
    return this.#book?.pairs.of(bib) ?? [];
  }

  /** A chip or hand passing by id, whether it is used or not. */
  passing(id: string): Passing | undefined {
    const passing = this.#table.get(id) ?? this.#facts.handPassings.get(id);
    return passing === undefined ? undefined : this.#withBib(passing);
  }

  /** Passings of a bib by time, voided ones left out. */
  passingsOf(bib: string): Passing[] {
    return this.#countingOf(bib).sort(byTime);
  }

  /** What became of every passing of a bib, voided ones too, by time. */
  verdicts(bib: string): Verdict[] {
    const race = this.race;
    const result = this.result(bib);
    const guns = this.#book?.guns.for(result?.wave ?? '');
    if (race === null || result === undefined || guns === undefined) return [];
    const voided = [...this.#facts.voided]
      .map((id) => this.passing(id))
      .filter((passing) => passing !== undefined && passing.bib === bib) as Passing[];
    return verdictsOf({ race, guns, result, used: this.used(bib) }, this.passingsOf(bib), voided);
  }

  /** Passings of all points and kinds: chip passings first, the latest known before the others. */
  *passings(): Iterable<Passing> {
    yield* this.#table.all();
    yield* this.handPassings();
  }

  /** Passings that people saw, in no order. */
  *handPassings(): Iterable<Passing> {
    for (const passing of this.#facts.handPassings.values()) yield this.#withBib(passing);
  }

  isVoided(passing: string): boolean {
    return this.#facts.voided.has(passing);
  }

  /** Hand passings without a bib, or with one that nobody has, oldest first. */
  openPassings(): Passing[] {
    return [...this.#facts.handPassings.values()]
      .filter((passing) => this.entry(this.#bibOf(passing) ?? '') === undefined && !this.isVoided(passing.id))
      .sort((one, other) => one.first - other.first);
  }

  /** Chips that were read and that nobody has, the latest first. */
  unknownChips(): UnknownChip[] {
    return unknownChipsOf(
      [...this.#unknown].map((key) => this.#table.ofChip(key).filter(({ id }) => !this.isVoided(id))),
    );
  }

  /** What stations did to the same thing without knowing of each other; the last action of each counts. */
  conflicts(): readonly Conflict[] {
    if (this.#conflicts?.actions !== this.#actions.length) {
      const valid = this.#actions.filter((action) => !isUndone(action, this.#facts.undone));
      this.#conflicts = { actions: this.#actions.length, found: conflictsOf(valid) };
    }
    return this.#conflicts.found;
  }

  counts(): Counts {
    const none = { started: 0, onCourse: 0, finished: 0 };
    return { entries: this.#facts.entries.size, ...none, ...this.#book?.counts };
  }

  #know({ id, station, lamport }: Action): void {
    this.#actionIds.add(id);
    this.#lamports.set(station, Math.max(lamport, this.#lamports.get(station) ?? 0));
  }

  #bibOf(passing: Passing): string | undefined {
    if (passing.chip !== null) return this.bibOfChip(passing.chip);
    return this.#facts.assignedPassings.get(passing.id) ?? passing.bib ?? undefined;
  }

  #withBib(passing: Passing): Passing {
    return { ...passing, bib: this.#bibOf(passing) ?? null };
  }

  /** Takes in the latest action, which may touch anybody. Guns and the close leave entries and passings as they are. */
  #applyToAll(action: Action): Touched {
    const target = action.type === 'undo' ? this.#actions.find(({ id }) => id === action.target) : action;
    const isForAll = target !== undefined && isGunOrClose(target);
    if (action.type !== 'undo') addFact(this.#facts, action);
    else if (isForAll) {
      const { fired, closed, undone } = factsOf(
        this.#actions.filter((one) => isGunOrClose(one) || one.type === 'undo'),
      );
      this.#facts = { ...this.#facts, fired, closed, undone };
    } else this.#facts = factsOf(this.#actions);
    if (!isForAll || this.#book === null) return this.#makeAll();
    this.#book.remakeAll(this.#facts);
    return 'all';
  }

  #makeAll(): Touched {
    const { race } = this.#facts;
    this.#unknown.clear();
    this.#ignored = new Set(race?.ignoredChips?.map(chipKey));
    for (const key of this.#table.chips()) this.#noteUnknown(key);
    this.#byHand = this.#gatherByHand();
    this.#book = race === null ? null : new ResultBook(race, this.#facts, (bib) => this.#countingOf(bib));
    return 'all';
  }

  /** Keeps track of whether a chip is unknown. */
  #noteUnknown(key: string): void {
    const owner = ownerOf(this.#facts, key);
    const isKnown = owner !== undefined && this.#facts.entries.has(owner);
    if (isKnown || !this.#table.hasChip(key) || this.#ignored.has(key)) this.#unknown.delete(key);
    else this.#unknown.add(key);
  }

  /** Passings of a bib that count: neither voided nor of an ignored chip. */
  #countingOf(bib: string): Passing[] {
    const own: Passing[] = [];
    for (const chip of chipsOf(this.#facts, bib)) {
      if (this.#ignored.has(chip)) continue;
      for (const passing of this.#table.ofChip(chip)) if (!this.isVoided(passing.id)) own.push(passing);
    }
    own.push(...(this.#byHand.get(bib) ?? []));
    return own;
  }

  #gatherByHand(): Map<string, Passing[]> {
    const counting = [...this.handPassings()].filter(({ id }) => !this.isVoided(id));
    return Map.groupBy(counting, ({ bib }) => bib ?? '');
  }
}

function byTime(one: Passing, other: Passing): number {
  return one.first - other.first || (one.id < other.id ? -1 : 1);
}

function isGunOrClose({ type }: Action): boolean {
  return type === 'gun.fire' || type === 'race.close';
}
