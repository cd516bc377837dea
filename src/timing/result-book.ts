import { categoryOf } from './model/category.ts';
import type { Facts } from './facts/facts.ts';
import { WaveGuns, waveOf } from './runner/guns.ts';
import { Pairs } from './runner/pairs.ts';
import type { Entry, RaceDefinition } from './model/race.ts';
import { RaceLists } from './lists/race-lists.ts';
import type { Passing } from './model/read.ts';
import type { Result } from './model/result.ts';
import { ReaderOffsets } from './runner/reader-offsets.ts';
import { resultOf } from './runner/result-of.ts';
import { forEachInSteps, type Steps } from './steps.ts';
import { isClean, timesOf, usedOf, type RunnerEvidence, type Times } from './runner/times-of.ts';

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

/** The results of one race, made from its facts and passings and kept up to date runner by runner. */
export class ResultBook {
  readonly #race: RaceDefinition;
  readonly #facts: Facts;
  readonly #passingsOf: (bib: string) => readonly Passing[];
  readonly #results = new Map<string, Result>();
  readonly #times = new Map<string, Times>();
  /** Entries as they stand in the lists. */
  readonly #entries = new Map<string, Entry>();
  readonly #counts = { started: 0, onCourse: 0, finished: 0, inReview: 0 };
  readonly guns: WaveGuns;
  readonly pairs: Pairs;
  readonly lists: RaceLists;
  readonly offsets: ReaderOffsets;

  constructor(race: RaceDefinition, facts: Facts, passingsOf: (bib: string) => readonly Passing[]) {
    this.#race = race;
    this.#facts = facts;
    this.#passingsOf = passingsOf;
    this.guns = new WaveGuns(race, facts.fired);
    this.offsets = new ReaderOffsets(race);
    this.pairs = new Pairs(race);
    this.lists = new RaceLists(race, (bib) => this.#results.get(bib));
  }

  /** Makes all results, for the first time. */
  *compute(): Steps<void> {
    const entries = [...this.#facts.entries.values()];
    yield* forEachInSteps(entries, (entry) => this.guns.see(entry.bib, entry, this.#passingsOf));
    this.guns.settle();
    yield* forEachInSteps(entries, (entry) => this.#compareReaders(entry.bib));
    this.offsets.settle();
    yield* forEachInSteps(entries, ({ bib }) => this.#time(bib));
    yield* forEachInSteps(entries, (entry) => this.#enter(entry, this.#times.get(entry.bib)!));
    yield* this.lists.refill(this.#results.values(), this.#facts.orders);
  }

  result(bib: string): Result | undefined {
    return this.#results.get(bib);
  }

  results(): Iterable<Result> {
    return this.#results.values();
  }

  /** The point that each of a runner's passings makes a time at, by passing. */
  used(bib: string): ReadonlyMap<string, string> {
    const entry = this.#entry(bib);
    return entry === undefined ? new Map() : usedOf(this.#evidence(entry));
  }

  get counts(): Omit<Counts, 'entries'> {
    return this.#counts;
  }

  /** Makes the results of these runners again. Gives everybody whose result may have changed with them. */
  recompute(bibs: Iterable<string>): Set<string> {
    const own = new Set(bibs);
    for (const bib of own) this.guns.see(bib, this.#entry(bib), this.#passingsOf);
    const waves = new Set(this.guns.settle());
    if (waves.size > 0)
      for (const entry of this.#facts.entries.values())
        if (this.guns.isFirstUsed || waves.has(waveOf(entry, this.#race))) own.add(entry.bib);
    for (const bib of own) this.#compareReaders(bib);
    const compared = this.offsets.settle();
    for (const bib of compared === 'all' ? this.#facts.entries.keys() : compared) own.add(bib);
    const affected = new Set(own);
    for (const bib of own) for (const other of this.#time(bib)) affected.add(other);
    for (const bib of affected) this.#judge(bib);
    return affected;
  }

  #enter(entry: Entry, times: Times): Result {
    const result = this.#result(entry, times);
    this.#keep(result);
    if (this.#entries.get(entry.bib) !== entry) {
      this.#entries.set(entry.bib, entry);
      this.lists.enter(entry.bib, entry, result.category);
    }
    return result;
  }

  /** Makes a runner's times. Gives the others whose pairs changed. */
  #time(bib: string): Iterable<string> {
    const entry = this.#entry(bib);
    if (entry === undefined) {
      this.#times.delete(bib);
      return this.pairs.set(bib, null);
    }
    const times = timesOf(this.#evidence(entry));
    this.#times.set(bib, times);
    return this.pairs.set(bib, times.gunTime === null ? null : times);
  }

  #evidence(entry: Entry): RunnerEvidence {
    return {
      race: this.#race,
      guns: this.guns.for(waveOf(entry, this.#race)),
      passings: this.offsets.trusted(this.#passingsOf(entry.bib)),
      readers: this.offsets,
      division: entry.division,
      cutOffsCount: this.#facts.rulings.get(entry.bib)?.status !== 'ok',
    };
  }

  #compareReaders(bib: string): void {
    const entry = this.#entry(bib);
    const passings = entry === undefined ? [] : this.#passingsOf(bib);
    this.offsets.see(
      bib,
      passings,
      (some) => entry !== undefined && isClean({ ...this.#evidence(entry), passings: some }),
    );
  }

  /** Makes a runner's result of the times, and puts it in the lists. */
  #judge(bib: string): void {
    const entry = this.#entry(bib);
    const times = this.#times.get(bib);
    if (entry === undefined || times === undefined) {
      this.#count(this.#results.get(bib), -1);
      this.#results.delete(bib);
      this.#entries.delete(bib);
      this.lists.enter(bib, undefined, null);
      return;
    }
    this.lists.place(this.#enter(entry, times));
  }

  #result(entry: Entry, times: Times): Result {
    return resultOf(entry, times, {
      race: this.#race,
      category: this.#categoryOf(entry),
      ruling: this.#facts.rulings.get(entry.bib) ?? null,
      closed: this.#facts.closed,
      paired: this.pairs.isPaired(entry.bib),
    });
  }

  #categoryOf(entry: Entry): string | null {
    const isKnown = this.#entries.get(entry.bib) === entry;
    return (isKnown ? this.#results.get(entry.bib)?.category : undefined) ?? categoryOf(entry, this.#race);
  }

  #keep(result: Result): void {
    this.#count(this.#results.get(result.bib), -1);
    this.#results.set(result.bib, result);
    this.#count(result, 1);
  }

  #count(result: Result | undefined, by: 1 | -1): void {
    if (result === undefined) return;
    const { status, passed } = result;
    if (status === 'running' || passed.length > 0) this.#counts.started += by;
    if (status === 'running') this.#counts.onCourse += by;
    if (status === 'finished') this.#counts.finished += by;
    if (status === 'review') this.#counts.inReview += by;
  }

  #entry(bib: string): Entry | undefined {
    return this.#facts.entries.get(bib);
  }
}
