import type { Ms } from './race.ts';
import type { Passing, Read } from './read.ts';

/** A read with its place in the journal. */
export interface JournalRead extends Pick<Read, 'chip' | 'time' | 'rssi'> {
  point: string;
  /** Number in the station's journal. */
  number: number;
}

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
 * Makes passings of reads: reads of one chip at one point belong to one passing while no gap between
 * them is longer than `gap`. The order in which reads arrive does not matter: a late read can lengthen
 * a passing or join two.
 */
export class PassingBuilder {
  readonly #station: string;
  readonly #gap: Ms;
  /** Runs of each point and chip, by time. */
  readonly #runs = new Map<string, Run[]>();

  constructor(station: string, gap: Ms) {
    this.#station = station;
    this.#gap = gap;
  }

  add(read: JournalRead): PassingChange {
    const key = `${read.point}\n${read.chip}`;
    const runs = this.#runs.get(key) ?? [];
    if (runs.length === 0) this.#runs.set(key, runs);
    const own: Run = {
      number: read.number,
      first: read.time,
      last: read.time,
      strongest: read.time,
      rssi: read.rssi,
      reads: 1,
    };
    let end = runs.length;
    while (end > 0 && runs[end - 1]!.first > read.time + this.#gap) end -= 1;
    let start = end;
    while (start > 0 && runs[start - 1]!.last >= read.time - this.#gap) start -= 1;
    const joined = runs.slice(start, end).reduce(join, own);
    const gone = runs.slice(start, end).filter((run) => run.number !== joined.number);
    runs.splice(start, end - start, joined);
    return { passing: this.#passing(read, joined), gone: gone.map((run) => this.#id(run)) };
  }

  #id(run: Run): string {
    return `${this.#station}:${run.number}`;
  }

  #passing(read: JournalRead, run: Run): Passing {
    const { first, last, strongest, rssi, reads } = run;
    const { point, chip } = read;
    return { id: this.#id(run), point, source: 'chip', chip, bib: null, first, last, strongest, rssi, reads };
  }
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
