import { LeftOut } from './left-out.ts';
import type { PassingTable, Row } from './passing-table.ts';
import type { JournalRead, Passing } from '../model/read.ts';
import type { ReadRules } from './read-rules.ts';
import { isStronger, joinedUncertain } from './uncertain.ts';

export interface PassingChange {
  /** The passing in the table that the read made or lengthened. */
  row: Row;
  /** Passings that this read joined to it. */
  gone: readonly string[];
}

const nothing: readonly string[] = [];

/**
 * Makes passings of reads: reads of one chip by one reader belong to one passing while no gap between
 * them is longer than the mat's. Two readers at one mat make two passings, because each is a witness of
 * its own. The order in which reads arrive does not matter: a late read can lengthen a passing or join two.
 */
export class PassingBuilder {
  readonly #station: string;
  readonly #rules: ReadRules;
  readonly #table: PassingTable;
  /** Reads that made no passing, and those at mats that the race does not have. */
  readonly leftOut = new LeftOut();

  /** Passings of the station's reads are put into the table. */
  constructor(station: string, rules: ReadRules, table: PassingTable) {
    this.#station = station;
    this.#rules = rules;
    this.#table = table;
  }

  /** What a read makes or changes; null for a read that the rules leave out. */
  add(read: JournalRead): PassingChange | null {
    const time = this.#rules.time(read);
    const point = this.#rules.mat(read.point);
    const refusal = this.#rules.refusal(read);
    if (refusal !== null || !this.#rules.knows(read.point))
      this.leftOut.add(refusal ?? 'unknown-mat', point, read.chip, time);
    if (refusal !== null) return null;
    const earliest = this.#rules.earliest(read);
    const gap = this.#rules.gap(point);
    const { chip, source: reader, rssi, number } = read;
    const near = this.#table.near({ station: this.#station, chip, point, reader }, time - gap, time + gap);
    const [only] = near;
    if (near.length === 1 && this.#table.number(only!) < number) {
      this.#table.lengthen(only!, time, rssi, earliest);
      return { row: only!, gone: nothing };
    }
    const passing: Passing = {
      id: `${this.#station}:${number}`,
      point,
      source: 'chip',
      chip,
      reader,
      bib: null,
      first: time,
      last: time,
      strongest: time,
      rssi,
      reads: 1,
      ...(earliest === undefined
        ? {}
        : { uncertain: { first: earliest, last: earliest, strongest: earliest } }),
    };
    if (near.length === 0) return { row: this.#table.set(passing), gone: nothing };
    return this.#join(
      passing,
      near.map((row) => this.#table.at(row)!),
    );
  }

  /** Puts one passing in the place of several; it has the id of the one with the earliest read. */
  #join(made: Passing, near: readonly Passing[]): PassingChange {
    const [earliest, ...others] = [made, ...near].toSorted(
      (one, other) => firstReadOf(one.id) - firstReadOf(other.id),
    );
    const passing = others.reduce(join, earliest!);
    const gone = near.map(({ id }) => id).filter((id) => id !== passing.id);
    for (const id of gone) this.#table.delete(id);
    return { row: this.#table.set(passing), gone };
  }
}

/** The number of the first read of a chip passing, by the passing's id. */
export function firstReadOf(id: string): number {
  return Number(id.slice(id.lastIndexOf(':') + 1));
}

/** `one`, lengthened by `other`. */
function join(one: Passing, other: Passing): Passing {
  const isOther = isStronger(other.rssi ?? NaN, other.strongest, one.rssi ?? NaN, one.strongest);
  const [strong, weak] = isOther ? [other, one] : [one, other];
  const uncertain = joinedUncertain(one, other);
  const { uncertain: _before, ...joined } = one;
  return {
    ...joined,
    first: Math.min(one.first, other.first),
    last: Math.max(one.last, other.last),
    strongest: strong.strongest,
    rssi: strong.rssi ?? weak.rssi,
    reads: one.reads + other.reads,
    ...(uncertain === undefined ? {} : { uncertain }),
  };
}
