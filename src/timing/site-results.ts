import type { Facts } from './facts/facts.ts';
import type { SiteRaces } from './model/event.ts';
import type { Entry } from './model/race.ts';
import type { RunnerPassings } from './passings/ownership.ts';
import type { Result } from './model/result.ts';
import { RaceResults } from './race-results.ts';
import { legPassings } from './runner/relay.ts';
import { ReaderOffsets } from './runner/reader-offsets.ts';
import { raceOfEntry } from './runner/race-of-entry.ts';
import { isClean, usedOf, type RunnerEvidence } from './runner/times-of.ts';
import { WaveGuns } from './runner/wave-guns.ts';
import { forEachInSteps, type Steps } from './steps.ts';

/**
 * The results of all races at one site. They share its guns and its readers: a wave's gun is what everybody who starts in
 * it says, whatever their race, and a reader that is off is off for all of them.
 */
export class SiteResults {
  readonly #site: SiteRaces;
  readonly #facts: Facts;
  readonly #passingsOf: RunnerPassings['of'];
  readonly #isHeardByTwo: RunnerPassings['isHeardByTwo'];
  /** In the order of the event. */
  readonly races: readonly RaceResults[];
  readonly #byRace: ReadonlyMap<string, RaceResults>;
  /** Where each bib stands now. */
  readonly #raceOf = new Map<string, RaceResults>();
  readonly guns: WaveGuns;
  readonly offsets = new ReaderOffsets();

  /** The judges' orders that the races have taken over. */
  #orders: Facts['orders'];

  constructor(site: SiteRaces, facts: Facts, passings: RunnerPassings) {
    this.#site = site;
    this.#facts = facts;
    this.#orders = facts.orders;
    this.#passingsOf = passings.of;
    this.#isHeardByTwo = passings.isHeardByTwo;
    this.races = site.races.map((race) => new RaceResults(race, facts));
    this.#byRace = new Map(this.races.map((results) => [results.race.id, results]));
    this.guns = new WaveGuns(site, facts.fired);
  }

  /** Computes everything, for the first time. */
  *compute(): Steps<void> {
    const entries = [...this.#facts.entries.values()];
    yield* forEachInSteps(entries, (entry) => this.#seeStart(entry.bib, entry));
    this.guns.settle();
    yield* forEachInSteps(entries, (entry) => this.#compareReaders(entry.bib));
    this.offsets.settle();
    yield* forEachInSteps(entries, (entry) => void this.#time(entry.bib));
    yield* forEachInSteps(entries, (entry) => this.#raceOf.get(entry.bib)?.enter(entry));
    for (const results of this.races) yield* results.refill();
  }

  /** The results of a race; undefined where the site has no such race. */
  of(race: string): RaceResults | undefined {
    return this.#byRace.get(race);
  }

  /** The results in which a bib stands; undefined for a bib that nobody has. */
  withBib(bib: string): RaceResults | undefined {
    return this.#raceOf.get(bib);
  }

  result(bib: string): Result | undefined {
    return this.#raceOf.get(bib)?.result(bib);
  }

  /** What the times of a runner would be made of in one of the races, their own or another; undefined for a bib that nobody has. */
  evidence(bib: string, results = this.#raceOf.get(bib)): RunnerEvidence | undefined {
    const entry = this.#facts.entries.get(bib);
    return entry === undefined || results === undefined ? undefined : this.#evidence(entry, results);
  }

  /** The point that each of a runner's passings makes a time at, by passing. */
  used(bib: string): ReadonlyMap<string, string> {
    const evidence = this.evidence(bib);
    return evidence === undefined ? new Map() : usedOf(evidence);
  }

  /** Computes these runners again. Gives everybody whose result may have changed with them. */
  recompute(bibs: Iterable<string>): Set<string> {
    this.#takeOrders();
    const own = new Set(bibs);
    for (const bib of own) this.#seeStart(bib, this.#facts.entries.get(bib));
    this.#addStarters(this.guns.settle(), own);
    for (const bib of own) this.#compareReaders(bib);
    const compared = this.offsets.settle();
    for (const bib of compared === 'all' ? this.#facts.entries.keys() : compared) own.add(bib);
    const affected = new Set(own);
    for (const bib of own) for (const other of this.#time(bib)) affected.add(other);
    for (const bib of affected) this.#raceOf.get(bib)?.judge(bib, this.#facts.entries.get(bib));
    return affected;
  }

  #takeOrders(): void {
    if (this.#orders === this.#facts.orders) return;
    this.#orders = this.#facts.orders;
    for (const results of this.races) results.setOrders();
  }

  /** Everybody whose times run from a gun that changed. */
  #addStarters(waves: readonly string[], bibs: Set<string>): void {
    if (waves.length === 0) return;
    for (const entry of this.#facts.entries.values()) {
      const own = this.#raceIn(entry);
      if (own !== undefined && this.guns.isAnyUsed(waves, entry, own.race)) bibs.add(entry.bib);
    }
  }

  #seeStart(bib: string, entry: Entry | undefined): void {
    const own = this.#raceIn(entry);
    const starter = entry === undefined || own === undefined ? null : { entry, race: own.race };
    this.guns.see(bib, starter, this.#passingsOf);
  }

  /** The results in which an entry belongs. */
  #raceIn(entry: Entry | undefined): RaceResults | undefined {
    const race = entry === undefined ? undefined : raceOfEntry(entry, this.#site);
    return race === undefined ? undefined : this.#byRace.get(race.id);
  }

  /** Computes a runner's times in the race in which they belong now. Gives the others whose pairs changed. */
  #time(bib: string): ReadonlySet<string> {
    const entry = this.#facts.entries.get(bib);
    const [before, own] = [this.#raceOf.get(bib), this.#raceIn(entry)];
    const left = before === undefined || before === own ? nobody : this.#leave(bib, before);
    if (entry === undefined || own === undefined) return left;
    this.#raceOf.set(bib, own);
    const others = own.time(bib, this.#evidence(entry, own));
    return left.size === 0 ? others : new Set([...left, ...others]);
  }

  #leave(bib: string, results: RaceResults): ReadonlySet<string> {
    const others = results.time(bib, null);
    results.judge(bib, undefined);
    this.#raceOf.delete(bib);
    return others;
  }

  #evidence(entry: Entry, { race }: RaceResults): RunnerEvidence {
    const passings = this.offsets.trusted(this.#passingsOf(entry.bib));
    return {
      race,
      guns: this.guns.for(entry, race),
      passings: entry.legs === undefined ? passings : legPassings(entry, race, passings),
      readers: this.offsets,
      division: entry.division,
      cutOffsCount: this.#facts.rulings.get(entry.bib)?.status !== 'ok',
    };
  }

  #compareReaders(bib: string): void {
    const entry = this.#facts.entries.get(bib);
    const results = this.#raceIn(entry);
    if (entry === undefined || results === undefined || !this.#isHeardByTwo(bib)) {
      this.offsets.forget(bib);
      return;
    }
    this.offsets.see(bib, results.race, this.#passingsOf(bib), (passings) =>
      isClean({ ...this.#evidence(entry, results), passings }),
    );
  }
}

const nobody: ReadonlySet<string> = new Set();
