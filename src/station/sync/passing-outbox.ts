import type { PassingGoneLine, PassingLine } from '../../contract/sync.ts';
import type { Ms } from '../../timing/model/race.ts';
import { firstReadOf } from '../../timing/passings/passing-builder.ts';
import type { Passing } from '../../timing/model/read.ts';
import { forEachInSteps, type Steps } from '../../timing/steps.ts';

/** The passings that a station's own reads make. */
export interface OwnPassings {
  all: () => Iterable<Passing>;
  get: (id: string) => Passing | undefined;
}

/**
 * Decides which lines the passing stream gets: one when a passing begins, one more when it has become
 * quiet and differs from what was said. Lines are derived from the journal, so that a station that was
 * killed writes those that are missing when it starts again. It remembers of each passing only how often
 * it was said: a race has hundreds of thousands.
 */
export class PassingOutbox {
  /** Version of the last line of each passing, by the number of its first read; 0 for none. */
  #versions = new Uint16Array(1024);
  /** Passings whose last line said that they are gone. */
  readonly #gone = new Set<string>();
  /** Passings that grew since their last line. */
  readonly #growing = new Map<string, Passing>();

  /** Takes in what the stream says, `newestFirst`, and gives the lines that bring it up to date with `passings`. */
  *continue(newestFirst: Iterable<string>, passings: OwnPassings, now: Ms): Steps<string[]> {
    const lines: string[] = [];
    yield* forEachInSteps(newestFirst, (text) => {
      const beginning = beginningOf(text);
      if (beginning === null) return;
      const { id, version, isGone } = beginning;
      if (this.#version(id) > 0) return;
      this.#setVersion(id, version);
      if (isGone) this.#gone.add(id);
      const passing = passings.get(id);
      if (passing === undefined) lines.push(...this.gone(id, now));
      else if (!text.endsWith(`:${JSON.stringify(streamed(passing))}}`)) lines.push(this.#say(passing, now));
    });
    yield* forEachInSteps(passings.all(), (passing) => {
      if (this.#version(passing.id) === 0) lines.push(this.#say(passing, now));
    });
    return lines;
  }

  /** A passing began or grew. Gives the line to write now, if any. */
  changed(passing: Passing, now: Ms): string[] {
    if (this.#version(passing.id) === 0 || this.#gone.has(passing.id)) return [this.#say(passing, now)];
    this.#growing.set(passing.id, passing);
    return [];
  }

  /** All passings were made anew. Gives lines for those that are not what they were. */
  *replaced(before: OwnPassings, after: OwnPassings, now: Ms): Steps<string[]> {
    const lines: string[] = [];
    yield* forEachInSteps(before.all(), ({ id }) => {
      if (after.get(id) === undefined) lines.push(...this.gone(id, now));
    });
    yield* forEachInSteps(after.all(), (passing) => {
      const was = before.get(passing.id);
      if (was === undefined || !isSame(was, passing)) lines.push(this.#say(passing, now));
    });
    return lines;
  }

  /** A passing turned out to be part of another. */
  gone(id: string, now: Ms): string[] {
    this.#growing.delete(id);
    const version = this.#version(id);
    if (version === 0 || this.#gone.has(id)) return [];
    this.#setVersion(id, version + 1);
    this.#gone.add(id);
    const line: PassingGoneLine = { t: 'passing.gone', v: 1, at: now, version: version + 1, id };
    return [JSON.stringify(line)];
  }

  /** Lines for passings that had no read since `before`. */
  quiet(before: Ms, now: Ms): string[] {
    const quiet = [...this.#growing.values()].filter((passing) => passing.last < before);
    return quiet.map((passing) => this.#say(passing, now));
  }

  #say(passing: Passing, now: Ms): string {
    this.#growing.delete(passing.id);
    this.#gone.delete(passing.id);
    const version = this.#version(passing.id) + 1;
    this.#setVersion(passing.id, version);
    const line: PassingLine = { t: 'passing', v: 1, at: now, version, passing: streamed(passing) };
    return JSON.stringify(line);
  }

  #version(id: string): number {
    return this.#versions[firstReadOf(id)] ?? 0;
  }

  #setVersion(id: string, version: number): void {
    const number = firstReadOf(id);
    if (number >= this.#versions.length) {
      const longer = new Uint16Array(2 * number);
      longer.set(this.#versions);
      this.#versions = longer;
    }
    this.#versions[number] = version;
  }
}

const usualLine = /^\{"t":"passing","v":1,"at":-?\d+,"version":(\d+),"passing":\{"id":"([^"\\]+)",/;

interface Beginning {
  id: string;
  version: number;
  isGone: boolean;
}

/**
 * What a line begins with. A start goes through more than a million lines: the usual ones are not parsed whole. Null for a
 * line that was damaged: what it said of a passing is said again, and checking the journal's seals tells of the damage.
 */
function beginningOf(text: string): Beginning | null {
  const [, version, id] = usualLine.exec(text) ?? [];
  const beginning =
    id === undefined ? parsedBeginning(text) : { id, version: Number(version), isGone: false };
  if (beginning === null) return null;
  const number = firstReadOf(beginning.id);
  return number > 0 && number < readsMax && beginning.version <= versionMax ? beginning : null;
}

/** No race has as many reads, and no passing is said so often: greater numbers are damaged ones. */
const readsMax = 100_000_000;
const versionMax = 0xffff;

function parsedBeginning(text: string): Beginning | null {
  try {
    const line = JSON.parse(text) as PassingLine | PassingGoneLine;
    return line.t === 'passing'
      ? { id: line.passing.id, version: line.version, isGone: false }
      : { id: line.id, version: line.version, isGone: true };
  } catch {
    return null;
  }
}

function isSame(one: Passing, other: Passing): boolean {
  return JSON.stringify(streamed(one)) === JSON.stringify(streamed(other));
}

/** The fields in a fixed order, so that equal passings have equal texts. */
function streamed({
  id,
  point,
  source,
  chip,
  reader,
  bib,
  first,
  last,
  strongest,
  rssi,
  reads,
  uncertain,
}: Passing): PassingLine['passing'] {
  return { id, point, source, chip, reader, bib, first, last, strongest, rssi, reads, uncertain };
}
