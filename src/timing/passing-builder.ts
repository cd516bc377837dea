import type { Ms } from './race.ts';
import type { JournalRead, Passing } from './read.ts';
import type { ReadRules } from './read-rules.ts';

export interface PassingChange {
  passing: Passing;
  /** Passings that this read joined to `passing`. */
  gone: string[];
}

interface Run {
  number: number;
  first: Ms;
  last: Ms;
  strongest: Ms;
  rssi: number | null;
  reads: number;
}

/**
 * Makes passings of reads: reads of one chip by one reader belong to one passing while no gap between
 * them is longer than the mat's. Two readers at one mat make two passings, because each is a witness of
 * its own. The order in which reads arrive does not matter: a late read can lengthen a passing or join two.
 */
export class PassingBuilder {
  readonly #station: string;
  readonly #rules: ReadRules;
  /** Runs by time, of each chip, reader and mat. */
  readonly #mats = new Map<string, Map<string, Map<string, Run[]>>>();

  constructor(station: string, rules: ReadRules) {
    this.#station = station;
    this.#rules = rules;
  }

  /** What a read makes or changes; null for a read that the rules leave out. */
  add(read: JournalRead): PassingChange | null {
    if (this.#rules.refusal(read) !== null) return null;
    const time = this.#rules.time(read);
    const gap = this.#rules.gap(read.point);
    const runs = this.#runsOf(read);
    const own: Run = {
      number: read.number,
      first: time,
      last: time,
      strongest: time,
      rssi: read.rssi,
      reads: 1,
    };
    let end = runs.length;
    while (end > 0 && runs[end - 1]!.first > time + gap) end -= 1;
    let start = end;
    while (start > 0 && runs[start - 1]!.last >= time - gap) start -= 1;
    const joined = runs.slice(start, end).reduce(join, own);
    const gone = runs.slice(start, end).filter((run) => run.number !== joined.number);
    runs.splice(start, end - start, joined);
    return { passing: this.#passing(read, joined), gone: gone.map((run) => this.#id(run)) };
  }

  #runsOf({ point, source, chip }: JournalRead): Run[] {
    const readers = entryOf(this.#mats, point, () => new Map<string, Map<string, Run[]>>());
    const chips = entryOf(readers, source, () => new Map<string, Run[]>());
    return entryOf(chips, chip, () => []);
  }

  #id(run: Run): string {
    return `${this.#station}:${run.number}`;
  }

  #passing(read: JournalRead, run: Run): Passing {
    const { first, last, strongest, rssi, reads } = run;
    const { point, chip, source: reader } = read;
    return {
      id: this.#id(run),
      point,
      source: 'chip',
      chip,
      reader,
      bib: null,
      first,
      last,
      strongest,
      rssi,
      reads,
    };
  }
}

function entryOf<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function join(one: Run, other: Run): Run {
  const [strong, weak] = isStronger(one, other) ? [one, other] : [other, one];
  return {
    number: Math.min(one.number, other.number),
    first: Math.min(one.first, other.first),
    last: Math.max(one.last, other.last),
    strongest: strong.strongest,
    rssi: strong.rssi ?? weak.rssi,
    reads: one.reads + other.reads,
  };
}

/** By signal; equal signals by time, so that the order of arrival does not decide. */
function isStronger(one: Run, other: Run): boolean {
  const difference = (one.rssi ?? -Infinity) - (other.rssi ?? -Infinity);
  return Number.isNaN(difference) || difference === 0 ? one.strongest <= other.strongest : difference > 0;
}
