import { courseOf, momentAt, type CoursePoint } from '../model/course.ts';
import type { Ms, RaceDefinition } from '../model/race.ts';
import type { Passing } from '../model/read.ts';

/** Differences are counted in steps so long; so many runners, and this share of them, within one step of each other are steady. */
const step: Ms = 1000;
const steady = { least: 5, share: 0.6 };
/** Readers this close to each other agree. */
const agree: Ms = 1500;
/** So small a steady difference makes no result doubtful: it is told once for the reader, and not for each runner. */
const small: Ms = 10_000;
/** A reader is off where it alone is contradicted by other points for so many runners, and so many times as often as the other. */
const contradicted = { least: 2, times: 4 };

/** Two readers at one mat whose times differ by the same for many runners. */
export interface ReaderOffset {
  mat: string;
  /** The one that is off, or, where nothing tells which of the two it is, the later one. */
  reader: string;
  against: string;
  /** How much later than the other it is; negative where it is earlier. */
  offset: Ms;
  runners: number;
  /** Whether what was heard at other points shows that `reader` is the one that is off. */
  isSure: boolean;
}

/** How one runner's times differ at one mat. */
interface Difference {
  key: string;
  difference: Ms;
  /** Whose time does not fit what was heard elsewhere, while the other's does. */
  against: 0 | 1 | null;
}

/** What all runners say of two readers at one mat, the names in order. */
interface Pair {
  mat: string;
  readers: [string, string];
  runners: number;
  /** How many runners by the difference in steps, and the sum of their differences. */
  bySteps: Map<number, { runners: number; sum: Ms }>;
  against: [number, number];
}

/**
 * Which readers are off by the same amount for many runners: a box on the wrong side of a clock change, a clock
 * that nobody set. Two witnesses of one crossing say by how much; which of them is wrong is what other points say.
 */
export class ReaderOffsets {
  readonly #pairs = new Map<string, Pair>();
  readonly #ofBib = new Map<string, readonly Difference[]>();
  #found: readonly ReaderOffset[] = [];
  /** Readers that are off, by mat and reader. */
  #off: ReadonlySet<string> = new Set();
  /** Small steady differences in steps, by mat and both readers: how much later the second is. */
  #lags: ReadonlyMap<string, Ms> = new Map();
  #isStale = false;

  /**
   * A runner's passings, anew. `fits` tells whether passings can be one runner's way over the course of their race.
   * {@link ReaderOffsets.settle} afterwards.
   */
  see(
    bib: string,
    race: RaceDefinition,
    passings: readonly Passing[],
    fits: (passings: readonly Passing[]) => boolean,
  ): void {
    this.#take(bib, differencesIn(race, passings, fits));
  }

  /** Somebody is in no race any more. {@link ReaderOffsets.settle} afterwards. */
  forget(bib: string): void {
    this.#take(bib, []);
  }

  #take(bib: string, differences: readonly Difference[]): void {
    const before = this.#ofBib.get(bib);
    if (before === undefined && differences.length === 0) return;
    for (const difference of before ?? []) this.#count(difference, -1);
    for (const difference of differences) this.#count(difference, 1);
    if (differences.length === 0) this.#ofBib.delete(bib);
    else this.#ofBib.set(bib, differences);
    this.#isStale = true;
  }

  /**
   * Takes over what was seen. Gives whom it concerns that other readers are off now than before, or differ by another
   * small step: nobody, those who were heard by two readers at a mat, or all.
   */
  settle(): Iterable<string> | 'all' {
    if (!this.#isStale) return [];
    this.#isStale = false;
    const [off, lags] = [[...this.#off].join(), [...this.#lags].join()];
    this.#found = [...this.#pairs.keys()].sort().flatMap((key) => offsetOf(this.#pairs.get(key)!) ?? []);
    this.#off = new Set(
      this.#found.flatMap(({ mat, reader, isSure }) => (isSure ? [keyOf(mat, reader)] : [])),
    );
    this.#lags = new Map(
      this.#found
        .filter(({ offset, isSure }) => !isSure && Math.abs(offset) < small)
        .map(({ mat, reader, against, offset }) => [
          `${keyOf(mat, against)}\n${reader}`,
          inSteps(offset) * step,
        ]),
    );
    if ([...this.#off].join() !== off) return 'all';
    return [...this.#lags].join() === lags ? [] : this.#ofBib.keys();
  }

  /** All steady differences. */
  get found(): readonly ReaderOffset[] {
    return this.#found;
  }

  /** Whether a passing was seen by a reader that is off. */
  isOff({ point, reader = '' }: Passing): boolean {
    return this.#off.size > 0 && this.#off.has(keyOf(point, reader));
  }

  /** How much later than one witness another at the same mat usually is, as far as that is steady and small. */
  lag({ point, reader = '' }: Passing, { reader: other = '' }: Passing): Ms {
    if (this.#lags.size === 0) return 0;
    const [forth, back] = [`${keyOf(point, reader)}\n${other}`, `${keyOf(point, other)}\n${reader}`];
    return this.#lags.get(forth) ?? -(this.#lags.get(back) ?? 0);
  }

  /** A runner's passings without those of readers that are off, where another witness was at the mat as well. */
  trusted(passings: readonly Passing[]): readonly Passing[] {
    if (this.#off.size === 0) return passings;
    return passings.filter(
      (passing) =>
        !this.isOff(passing) ||
        !passings.some((other) => other.point === passing.point && !this.isOff(other)),
    );
  }

  #count({ key, difference, against }: Difference, by: 1 | -1): void {
    const [mat = '', one = '', other = ''] = key.split('\n');
    const pair: Pair = this.#pairs.get(key) ?? {
      mat,
      readers: [one, other],
      runners: 0,
      bySteps: new Map(),
      against: [0, 0],
    };
    pair.runners += by;
    const steps = inSteps(difference);
    const { runners, sum } = pair.bySteps.get(steps) ?? { runners: 0, sum: 0 };
    if (runners + by === 0) pair.bySteps.delete(steps);
    else pair.bySteps.set(steps, { runners: runners + by, sum: sum + by * difference });
    if (against !== null) pair.against[against] += by;
    if (pair.runners === 0) this.#pairs.delete(key);
    else this.#pairs.set(key, pair);
  }
}

const comparable = new WeakMap<RaceDefinition, readonly CoursePoint[]>();

/** Points where two readers' first reads are of one crossing: those whose mat the course passes once. */
function comparablePoints(race: RaceDefinition): readonly CoursePoint[] {
  const known = comparable.get(race);
  if (known !== undefined) return known;
  const { points, isStartShared } = courseOf(race);
  const found = points.filter((point) => !point.isShared && !(isStartShared && point.kind === 'start'));
  comparable.set(race, found);
  return found;
}

function differencesIn(
  race: RaceDefinition,
  passings: readonly Passing[],
  fits: (passings: readonly Passing[]) => boolean,
): Difference[] {
  const differences: Difference[] = [];
  for (const point of comparablePoints(race)) {
    const firsts = byReader(point, passings);
    if (firsts.length < 2) continue;
    for (const [index, one] of firsts.entries())
      for (const other of firsts.slice(index + 1))
        differences.push(differenceOf(point, one, other, passings, fits));
  }
  return differences;
}

/** What each reader said of a crossing, by the reader's name. */
function byReader(point: CoursePoint, passings: readonly Passing[]): Passing[] {
  const found = new Map<string, Passing>();
  for (const passing of passings) {
    if (passing.source !== 'chip' || passing.reader === undefined || !point.names.includes(passing.point))
      continue;
    const known = found.get(passing.reader);
    const isBetter =
      known === undefined || (point.kind === 'start') === momentAt(point, passing) > momentAt(point, known);
    if (isBetter) found.set(passing.reader, passing);
  }
  return [...found.values()].sort((one, other) => (one.reader! < other.reader! ? -1 : 1));
}

function inSteps(difference: Ms): number {
  return Math.round(difference / step);
}

function keyOf(mat: string, reader: string): string {
  return `${mat}\n${reader}`;
}

function differenceOf(
  point: CoursePoint,
  one: Passing,
  other: Passing,
  passings: readonly Passing[],
  fits: (passings: readonly Passing[]) => boolean,
): Difference {
  const difference = momentAt(point, other) - momentAt(point, one);
  const key = `${one.point}\n${one.reader}\n${other.reader}`;
  if (Math.abs(difference) <= agree) return { key, difference, against: null };
  const without = (reader: string | undefined) =>
    fits(passings.filter((passing) => passing.reader !== reader || !point.names.includes(passing.point)));
  const [withOther, withOne] = [without(one.reader), without(other.reader)];
  return { key, difference, against: withOne === withOther ? null : withOne ? 1 : 0 };
}

/** Null where the two agree, or differ now by this and now by that. */
function offsetOf({ mat, readers, runners, bySteps, against }: Pair): ReaderOffset | null {
  let best = { steps: 0, runners: 0, sum: 0 };
  for (const steps of bySteps.keys()) {
    const window = { steps, runners: 0, sum: 0 };
    for (let near = steps - 1; near <= steps + 1; near += 1) {
      window.runners += bySteps.get(near)?.runners ?? 0;
      window.sum += bySteps.get(near)?.sum ?? 0;
    }
    const isCloser = window.runners === best.runners && (steps - best.steps) * (steps + best.steps) < 0;
    const isTie = window.runners === best.runners && steps === -best.steps && steps > 0;
    if (window.runners > best.runners || isCloser || isTie) best = window;
  }
  if (best.runners < steady.least || best.runners < steady.share * runners) return null;
  const offset = Math.round(best.sum / best.runners / 100) * 100;
  if (Math.abs(offset) <= agree) return null;
  const sure = ([0, 1] as const).find(
    (which) =>
      against[which] >= contradicted.least &&
      against[which] >= contradicted.times * against[which === 0 ? 1 : 0],
  );
  const which = sure ?? (offset > 0 ? 1 : 0);
  return {
    mat,
    reader: readers[which],
    against: readers[which === 0 ? 1 : 0],
    offset: which === 1 ? offset : -offset,
    runners: best.runners,
    isSure: sure !== undefined,
  };
}
