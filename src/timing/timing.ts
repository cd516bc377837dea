import type { Action } from './model/actions.ts';
import { chipKey } from './model/chip.ts';
import { conflictsOf, type Conflict } from './facts/conflicts.ts';
import type { OwnershipPeriod } from './facts/chip-owners.ts';
import { compareActions, isUndone } from './facts/action-order.ts';
import type { BibsAndChips } from './facts/actions/rules.ts';
import { affectedBy } from './facts/affected.ts';
import { addFact, factsAfter, factsInSteps, factsOf } from './facts/compute-facts.ts';
import { chipsOf, type Facts } from './facts/facts.ts';
import type { StartCrowd } from './runner/gun-from-mat.ts';
import type { RunnerEvidence } from './runner/times-of.ts';
import type { Gun } from './runner/wave-guns.ts';
import { takeLate } from './passings/late-chips.ts';
import { PassingTable } from './passings/passing-table.ts';
import type { EventDefinition, SiteRaces } from './model/event.ts';
import type { Entry } from './model/race.ts';
import type { Passing } from './model/read.ts';
import type { Places, Result } from './model/result.ts';
import type { ReaderOffset } from './runner/reader-offsets.ts';
import { countsOf, type Counts, type RaceResults } from './race-results.ts';
import { SiteResults } from './site-results.ts';
import {
  bibOf,
  byHandOf,
  passingsOfBib,
  passingsOfRunners,
  isUnknown,
  openPassings,
  ownershipOf,
  type Ownership,
  unknownPassingsOfChip,
} from './passings/ownership.ts';
import { forEachInSteps, runNow, type Steps } from './steps.ts';
import { UnknownChips, type UnknownChip } from './passings/unknown-chips.ts';
import type { Verdict } from './model/verdict.ts';
import { verdictsOf } from './runner/verdicts-of.ts';

export type { ListId } from './lists/list-definitions.ts';
export type { RaceResults } from './race-results.ts';

/** Bibs whose result may have changed; `all` when the races themselves changed. */
export type Affected = ReadonlySet<string> | 'all';

/**
 * The races of one site as a pure function of its actions and passings, kept up to date: {@link Timing.apply} and
 * {@link Timing.observe} may be called in any order and give the same results. One more passing costs its own entry and
 * places; an action that changes the races recomputes everything. Long, because it is the one face of the engine.
 */
export class Timing {
  readonly #actions: Action[] = [];
  readonly #actionIds = new Set<string>();
  readonly #lamports = new Map<string, number>();
  #table: PassingTable;
  #ownership: Ownership;
  #unknown: UnknownChips;
  /** Chips that were read while everything is being made again; null while it is not. */
  #late: Set<string> | null = null;
  #results: SiteResults | null = null;
  #conflicts: { actions: number; found: Conflict[] } | null = null;
  /** Grows with every change. */
  #revision = 0;

  /**
   * `table` holds the chip passings; whoever puts more into it says so by {@link Timing.recount}. `site`: the id of the site
   * that it is about; the event's only one where null.
   */
  constructor(table = new PassingTable(), site: string | null = null) {
    this.#table = table;
    this.#ownership = ownershipOf(factsOf([], site));
    this.#unknown = new UnknownChips((key) => unknownPassingsOfChip(key, this.#ownership, table));
  }

  /** Takes in an action; the same action again changes nothing. */
  apply(action: Action): Affected {
    return runNow(this.applyInSteps([action]));
  }

  /** Takes in many actions at once and makes everything again once. */
  applyAll(actions: Iterable<Action>): Affected {
    return runNow(this.applyInSteps([...actions]));
  }

  /** Takes in actions, in steps: until the last the results stay what they were. Meanwhile only passings may come in. */
  *applyInSteps(actions: readonly Action[]): Steps<Affected> {
    const before = this.#actions.at(-1);
    const taken = new Map(actions.map((action) => [action.id, action]));
    const fresh = [...taken.values()].filter(({ id }) => !this.#actionIds.has(id));
    const [only] = fresh;
    if (only === undefined) return new Set();
    this.#revision += 1;
    for (const action of fresh) this.#know(action);
    // With the first, everything is made: the table may hold passings already.
    const isNext = fresh.length === 1 && before !== undefined && compareActions(before, only) < 0;
    if (!isNext) this.#actions.sort(compareActions);
    if (!isNext || isUndone(only, this.#facts.undone))
      return yield* this.#recompute(yield* factsInSteps(this.#actions, this.#facts.siteId));
    const concerned = affectedBy(only, this.#facts, (id) => this.passing(id));
    return concerned === 'everybody'
      ? yield* this.#recompute(yield* factsAfter(this.#facts, this.#actions, only))
      : this.#add(only, concerned);
  }

  /** Takes in a chip passing, or a later state of one that is known (same id). */
  observe(passing: Passing): Affected {
    const before = this.#table.get(passing.id);
    this.#table.set(passing);
    return this.recount([passing.chip ?? '', before?.chip ?? '']);
  }

  /** Forgets a chip passing that turned out to be part of another. */
  withdraw(id: string): Affected {
    const passing = this.#table.get(id);
    if (passing === undefined) return new Set();
    this.#table.delete(id);
    return this.recount([passing.chip ?? '']);
  }

  /** Passings of these chips are not what they were in the table. */
  recount(chips: Iterable<string>): Affected {
    this.#revision += 1;
    const bibs = new Set<string>();
    for (const key of new Set([...chips].map(chipKey))) {
      this.#late?.add(key);
      this.#noteUnknown(key);
      for (const bib of this.#facts.owners.bibsOf(key)) bibs.add(bib);
    }
    return this.#results?.recompute(bibs) ?? bibs;
  }

  /** Puts these chip passings in the place of all that are known, and makes everything again once. */
  replacePassings(passings: Iterable<Passing>): Affected {
    const table = new PassingTable();
    for (const passing of passings) table.set(passing);
    return runNow(this.replaceTableInSteps(table));
  }

  /** From then on takes the chip passings from this table, which may get more meanwhile; in steps like {@link Timing.applyInSteps}. */
  *replaceTableInSteps(table: PassingTable): Steps<Affected> {
    return yield* this.#recompute(this.#facts, table);
  }

  /** From then on is about this site of the event, its only one where null; in steps like {@link Timing.applyInSteps}. */
  *moveInSteps(site: string | null): Steps<Affected> {
    return yield* this.#recompute(yield* factsInSteps(this.#actions, site));
  }

  /** All chip passings. */
  get table(): PassingTable {
    return this.#table;
  }

  get revision(): number {
    return this.#revision;
  }

  /** The event with all its sites; null before it was defined. */
  get event(): EventDefinition | null {
    return this.#facts.event;
  }

  /** The site with its event and its races; null before they were defined, and before its site was chosen of several. */
  get site(): SiteRaces | null {
    return this.#facts.site;
  }

  /** The site whose facts these are; null is the event's only one. */
  get siteId(): string | null {
    return this.#facts.siteId;
  }

  /** The results of each race at the site, in the order of the event. */
  get races(): readonly RaceResults[] {
    return this.#results?.races ?? [];
  }

  /** The results of one race; undefined where the site has no such race. */
  race(id: string): RaceResults | undefined {
    return this.#results?.of(id);
  }

  /** The results of the race that a bib is entered in; undefined for a bib that nobody has. */
  raceOf(bib: string): RaceResults | undefined {
    return this.#results?.withBib(bib);
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

  /** Whose chip it is; of one that was handed over, whose it became last. */
  bibOfChip(chip: string): string | undefined {
    return this.#facts.owners.at(chipKey(chip));
  }

  /** Whose a chip is when: one stretch of time, or several where it was handed over. */
  ownersOfChip(chip: string): OwnershipPeriod[] {
    return this.#facts.owners.ofChip(chipKey(chip));
  }

  /** Whether somebody said on race day whose a chip is. */
  isChipGiven(chip: string): boolean {
    return this.#facts.owners.isGiven(chipKey(chip));
  }

  /** Whether the race leaves a chip out, whosever it is. */
  isChipIgnored(chip: string): boolean {
    return this.#ownership.ignored.has(chipKey(chip));
  }

  /** Chips that are a bib's at some time, as the start list and race day gave them, in upper case and without leading zeros. */
  chipsOf(bib: string): string[] {
    return chipsOf(this.#facts, bib);
  }

  /** The start signal that counts for a wave: fired by people, else the race definition's, else what the start mat says. */
  gun(wave: string): Gun | null {
    return this.#results?.guns.of(wave) ?? null;
  }

  /** The crowds at the start mat that could be the start of a wave without a gun: somebody has to say which. */
  gunCandidates(wave: string): readonly StartCrowd[] {
    return this.#results?.guns.candidates(wave) ?? [];
  }

  /** Readers whose times differ by the same from another's at the same mat, for many runners. */
  readerOffsets(): readonly ReaderOffset[] {
    return this.#results?.offsets.found ?? [];
  }

  result(bib: string): Result | undefined {
    return this.#results?.result(bib);
  }

  /** The results of all entries, in no order. */
  *results(): Iterable<Result> {
    for (const race of this.races) yield* race.results();
  }

  /** The point that each of a runner's passings makes a time at, by passing; those that make none are not there. */
  used(bib: string): ReadonlyMap<string, string> {
    return this.#results?.used(bib) ?? new Map();
  }

  places(bib: string): Places {
    return this.raceOf(bib)?.places(bib) ?? { overall: null, sex: null, category: null };
  }

  /** What a runner's times would be made of in one of the races: in their own, or in another of the site. */
  evidence(bib: string, race = this.raceOf(bib)): RunnerEvidence | undefined {
    return this.#results?.evidence(bib, race);
  }

  /** Whose a passing is, whether anybody has that bib or not. */
  bibOf(passing: Passing): string | undefined {
    return bibOf(passing, this.#facts);
  }

  /** A chip or hand passing by id, whether it is used or not. */
  passing(id: string): Passing | undefined {
    const passing = this.#table.get(id) ?? this.#facts.handPassings.get(id);
    return passing === undefined ? undefined : this.#withBib(passing);
  }

  /** Passings of a bib by time, voided ones left out. */
  passingsOf(bib: string): Passing[] {
    return passingsOfBib(bib, this.#ownership, this.#table).sort(
      (one, other) => one.first - other.first || (one.id < other.id ? -1 : 1),
    );
  }

  /** What became of every passing of a bib, voided ones too, by time. */
  verdicts(bib: string): Verdict[] {
    const race = this.raceOf(bib)?.race;
    const result = this.result(bib);
    const guns = this.evidence(bib)?.guns;
    if (race === undefined || result === undefined || guns === undefined) return [];
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

  /** The `count` passings that count and began last, and perhaps some more; in no order. */
  latest(count: number): Passing[] {
    const seen = [...this.#table.latest(count + this.#facts.voided.size), ...this.handPassings()];
    return seen.filter(({ id }) => !this.isVoided(id));
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
    return openPassings(this.#facts);
  }

  /** Chips that were read and that nobody has, the latest first: all, or the first `count`. */
  unknownChips(count = Infinity): UnknownChip[] {
    return this.#unknown.latest(count);
  }

  /** All protests, in the order in which they were lodged. */
  protests = () => [...this.#facts.protests.values()];

  /** What stations did to the same thing without knowing of each other; the last action of each counts. */
  conflicts(): readonly Conflict[] {
    if (this.#conflicts?.actions !== this.#actions.length) {
      const valid = this.#actions.filter((action) => !isUndone(action, this.#facts.undone));
      this.#conflicts = { actions: this.#actions.length, found: conflictsOf(valid) };
    }
    return this.#conflicts.found;
  }

  /** Of all races together; those of one are {@link RaceResults.counts}. */
  counts(): Counts {
    return { ...countsOf(this.races), entries: this.#facts.entries.size };
  }

  #know(action: Action): void {
    const { id, station, lamport } = action;
    this.#actions.push(action);
    this.#actionIds.add(id);
    this.#lamports.set(station, Math.max(lamport, this.#lamports.get(station) ?? 0));
  }

  #withBib(passing: Passing): Passing {
    return { ...passing, bib: bibOf(passing, this.#facts) ?? null };
  }

  get #facts(): Facts {
    return this.#ownership.facts;
  }

  /** Takes in the latest action, which concerns these. */
  #add(action: Action, before: BibsAndChips): Affected {
    addFact(this.#facts, action);
    const after = affectedBy(action, this.#facts, (id) => this.passing(id));
    const both = after === 'everybody' ? [before] : [before, after];
    for (const { chips } of both) for (const chip of chips) this.#noteUnknown(chip);
    const bibs = new Set(both.flatMap((one) => one.bibs));
    if (bibs.size > 0) this.#ownership.byHand = byHandOf(this.#facts);
    return this.#results?.recompute(bibs) ?? bibs;
  }

  /** Makes everything that follows from these facts, aside, and then puts it in the place of what was there. */
  *#recompute(facts: Facts, table = this.#table): Steps<Affected> {
    const late = new Set<string>();
    this.#late = late;
    const { site } = facts;
    const ownership = ownershipOf(facts);
    const results = site === null ? null : new SiteResults(site, facts, passingsOfRunners(ownership, table));
    if (results !== null) yield* results.compute();
    const unknown = new UnknownChips((key) => unknownPassingsOfChip(key, ownership, table));
    yield* forEachInSteps(table.chips(), (key) => unknown.note(key, isUnknown(key, ownership, table)));
    yield* takeLate(late, (keys) => {
      for (const key of keys) unknown.note(key, isUnknown(key, ownership, table));
      results?.recompute(new Set(keys.flatMap((key) => [...facts.owners.bibsOf(key)])));
    });
    this.#late = null;
    this.#table = table;
    this.#ownership = ownership;
    this.#results = results;
    this.#revision += 1;
    this.#unknown = unknown;
    this.recount(late);
    return 'all';
  }

  /** Keeps track of whether a chip is unknown. */
  #noteUnknown(key: string): void {
    this.#unknown.note(key, isUnknown(key, this.#ownership, this.#table));
  }
}
