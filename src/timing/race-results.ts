import type { Facts } from './facts/facts.ts';
import type { ListId } from './lists/list-definitions.ts';
import { RaceLists, type ListSummary } from './lists/race-lists.ts';
import type { Standing } from './lists/standing.ts';
import { categoryOf } from './model/category.ts';
import type { Entry, ListDefinition, RaceDefinition } from './model/race.ts';
import type { Version } from './model/publication.ts';
import type { Places, Result } from './model/result.ts';
import { Pairs } from './runner/pairs.ts';
import { resultOf } from './runner/result-of.ts';
import { timesOf, type RunnerEvidence, type Times } from './runner/times-of.ts';

export interface Counts {
  entries: number;
  /** Seen at the start or later. */
  started: number;
  onCourse: number;
  /** Crossed the finish line and were not taken out; not those in review. */
  finished: number;
  /** Crossed the finish line, and somebody has to say whether it counts. */
  inReview: number;
}

/** The counts of these races together. */
export function countsOf(races: readonly RaceResults[]): Counts {
  const sum = { entries: 0, started: 0, onCourse: 0, finished: 0, inReview: 0 };
  for (const race of races) {
    const own = race.counts();
    for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += own[key];
  }
  return sum;
}

/** The results of one race, kept up to date runner by runner by the {@link SiteResults} that it belongs to. */
export class RaceResults {
  readonly race: RaceDefinition;
  readonly #facts: Facts;
  readonly #results = new Map<string, Result>();
  readonly #times = new Map<string, Times>();
  /** Entries as they stand in the lists. */
  readonly #entries = new Map<string, Entry>();
  readonly #counts = { started: 0, onCourse: 0, finished: 0, inReview: 0 };
  readonly #pairs: Pairs;
  readonly #lists: RaceLists;
  #revision = 0;
  #entriesRevision = 0;

  constructor(race: RaceDefinition, facts: Facts) {
    this.race = race;
    this.#facts = facts;
    this.#pairs = new Pairs(race);
    this.#lists = new RaceLists(race, (bib) => this.#results.get(bib));
  }

  /** Grows with every change of a result, an entry or a list, and with every version that is published. */
  get revision(): number {
    return this.#revision + this.versions.length;
  }

  /** Grows with every entry that comes, changes or goes. */
  get entriesRevision(): number {
    return this.#entriesRevision;
  }

  entry(bib: string): Entry | undefined {
    return this.#entries.get(bib);
  }

  /** Entrants of this race. */
  entries(): Iterable<Entry> {
    return this.#entries.values();
  }

  /** The results of all entrants, in no order. */
  results(): Iterable<Result> {
    return this.#results.values();
  }

  result(bib: string): Result | undefined {
    return this.#results.get(bib);
  }

  counts(): Counts {
    return { entries: this.#entries.size, ...this.#counts };
  }

  /** Whether nobody is out there any more. */
  get isClosed(): boolean {
    const { closed, reopened } = this.#facts;
    const { id } = this.race;
    return !reopened.has(id) && (closed === 'all' || closed.has(id));
  }

  /** What was published of it, the oldest first. */
  get versions(): readonly Version[] {
    return this.#facts.versions.get(this.race.id) ?? [];
  }

  /** What the public has been told last, and what still holds; null before anything was published. */
  get version(): Version | null {
    return this.versions.findLast(({ lapsed }) => lapsed === null) ?? null;
  }

  places(bib: string): Places {
    return this.#lists.placesOf(bib);
  }

  /** A runner's place in one list; null for a runner who is not ranked there. */
  place(list: ListId, bib: string): number | null {
    return this.#lists.placeOf(list, bib);
  }

  /** Finishers of a list in order, or its first `count`. */
  list(id: ListId, count?: number): string[] {
    return this.#lists.bibs(id, count);
  }

  /** Lists that a bib stands in, ranked or not. */
  listsOf(bib: string): ListId[] {
    return this.#lists.idsOf(bib);
  }

  /** How a list is made; undefined where nobody stands in it. */
  listDefinition(id: ListId): ListDefinition | undefined {
    return this.#lists.definition(id);
  }

  /** All lists with their numbers: overall, sexes, categories, divisions, then the race's own. */
  lists(): ListSummary[] {
    return this.#lists.summaries();
  }

  /** All lists as they stand now, in the order of {@link RaceResults.lists}; what comes later does not change them. */
  standings(): Standing[] {
    return this.#lists.standings();
  }

  /** Whose chips were with this runner's all the way. */
  pairedWith(bib: string): string[] {
    return this.#pairs.of(bib);
  }

  /** Puts everybody whose times were computed in the lists at once. Only for the site's results. */
  refill(): ReturnType<RaceLists['refill']> {
    this.#revision += 1;
    return this.#lists.refill(this.#results.values(), this.#orders());
  }

  /** Takes over the orders of the judges. */
  setOrders(): void {
    this.#revision += 1;
    this.#lists.setOrders(this.#orders());
  }

  /** Computes a runner's times; null for somebody who is not in this race. Gives the others whose pairs changed. */
  time(bib: string, evidence: RunnerEvidence | null): ReadonlySet<string> {
    if (evidence === null) {
      this.#times.delete(bib);
      return this.#pairs.set(bib, null);
    }
    const times = timesOf(evidence);
    this.#times.set(bib, times);
    return this.#pairs.set(bib, times.gunTime === null ? null : times);
  }

  /** Makes a runner's result of the times, and puts it in the lists; undefined for somebody who is not in this race. */
  judge(bib: string, entry: Entry | undefined): void {
    const times = this.#times.get(bib);
    if (entry === undefined || times === undefined) {
      if (!this.#results.has(bib)) return;
      this.#revision += 1;
      this.#count(this.#results.get(bib), -1);
      this.#results.delete(bib);
      this.#entries.delete(bib);
      this.#entriesRevision += 1;
      this.#lists.enter(bib, undefined, null);
      return;
    }
    this.#lists.place(this.enter(entry));
  }

  /** The same without a place in the lists: {@link RaceResults.refill} gives all of them one. */
  enter(entry: Entry): Result {
    this.#revision += 1;
    const result = this.#resultOf(entry, this.#times.get(entry.bib)!);
    this.#count(this.#results.get(entry.bib), -1);
    this.#results.set(entry.bib, result);
    this.#count(result, 1);
    if (this.#entries.get(entry.bib) !== entry) {
      this.#entries.set(entry.bib, entry);
      this.#entriesRevision += 1;
      this.#lists.enter(entry.bib, entry, result.category);
    }
    return result;
  }

  #resultOf(entry: Entry, times: Times): Result {
    return resultOf(entry, times, {
      race: this.race,
      category: this.#categoryOf(entry),
      ruling: this.#facts.rulings.get(entry.bib) ?? null,
      closed: this.isClosed,
      paired: this.#pairs.isPaired(entry.bib),
    });
  }

  #categoryOf(entry: Entry): string | null {
    const isKnown = this.#entries.get(entry.bib) === entry;
    return (isKnown ? this.#results.get(entry.bib)?.category : undefined) ?? categoryOf(entry, this.race);
  }

  #count(result: Result | undefined, by: 1 | -1): void {
    if (result === undefined) return;
    const { status, passed } = result;
    if (status === 'running' || passed.length > 0) this.#counts.started += by;
    if (status === 'running') this.#counts.onCourse += by;
    if (status === 'finished') this.#counts.finished += by;
    if (status === 'review') this.#counts.inReview += by;
  }

  /** The orders that name this race, or none. */
  #orders() {
    return this.#facts.orders.filter(({ race }) => race === null || race === this.race.id);
  }
}
