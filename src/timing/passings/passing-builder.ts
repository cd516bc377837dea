import { ChipChecks } from './chip-checks.ts';
import { LeftOut } from './left-out.ts';
import type { Row } from './passing-rows.ts';
import type { PassingTable } from './passing-table.ts';
import type { JournalRead, Passing } from '../model/read.ts';
import type { Ms } from '../model/race.ts';
import type { ReadRefusal, ReadRules } from './read-rules.ts';
import { isStronger, joinedUncertain } from './uncertain.ts';

export interface PassingChange {
  /** The passing in the table that the read made or lengthened. */
  row: Row;
  /** Passings that this read joined to it. */
  gone: readonly string[];
}

const nothing: readonly string[] = [];

/** What the rules say of reads of one reader at one point, and its numbers in the table. */
interface Place {
  reader: string;
  heard: string;
  mat: string;
  isKnown: boolean;
  isChipCheck: boolean;
  minRssi: number;
  gap: Ms;
  readerAt: number;
  pointAt: number;
}

/**
 * Makes passings of reads: reads of one chip by one reader belong to one passing while no gap between
 * them is longer than the mat's. Two readers at one mat make two passings, because each is a witness of
 * its own. The order in which reads arrive does not matter: a late read can lengthen a passing or join two.
 */
export class PassingBuilder {
  readonly #station: string;
  readonly #rules: ReadRules;
  readonly #table: PassingTable;
  readonly #stationAt: number;
  /** By point, then by reader. */
  readonly #places = new Map<string, Map<string, Place>>();
  /** Where the read before came from: mostly the next one does too. */
  #place: Place | null = null;
  /** Why reads of a chip count for nobody, by its number in the table; absent where nobody asked yet. */
  readonly #refusals: (ReadRefusal | null)[] = [];
  /** Reads that made no passing, and those at mats that the race does not have. */
  readonly leftOut = new LeftOut();
  /** Chips that were tried before the race: their reads make no passing, and nothing is doubtful about that. */
  readonly chipChecks: ChipChecks;

  /** Passings of the station's reads are put into the table. */
  constructor(station: string, rules: ReadRules, table: PassingTable) {
    this.#station = station;
    this.chipChecks = new ChipChecks(station);
    this.#rules = rules;
    this.#table = table;
    this.#stationAt = table.numbers.ofStation(station);
  }

  /** What a read makes or changes; null for a read that the rules leave out. */
  add(read: JournalRead): PassingChange | null {
    const time = this.#rules.time(read);
    const place = this.#placeOf(read);
    if (place.isChipCheck) {
      this.chipChecks.add(read, time);
      return null;
    }
    const chip = this.#table.numbers.ofChip(read.chip);
    const refusal = this.#refusal(read, chip, place);
    if (refusal !== null || !place.isKnown)
      this.leftOut.add(refusal ?? 'unknown-mat', place.mat, read.chip, time);
    if (refusal !== null) return null;
    const { gap } = place;
    const { rssi, number } = read;
    const earliest = this.#rules.earliest(read);
    const heard = { station: this.#stationAt, chip, point: place.pointAt, reader: place.readerAt };
    const near = this.#table.near(heard, time - gap, time + gap);
    if (near.length === 0)
      return { row: this.#table.begin(heard, number, { time, rssi, earliest }), gone: nothing };
    const [only] = near;
    if (near.length === 1 && this.#table.number(only!) < number) {
      this.#table.lengthen(only!, { time, rssi, earliest });
      return { row: only!, gone: nothing };
    }
    return this.#join(
      {
        id: `${this.#station}:${number}`,
        point: place.mat,
        source: 'chip',
        chip: read.chip,
        reader: place.reader,
        bib: null,
        first: time,
        last: time,
        strongest: time,
        rssi,
        reads: 1,
        ...(earliest === undefined
          ? {}
          : { uncertain: { first: earliest, last: earliest, strongest: earliest } }),
      },
      near.map((row) => this.#table.at(row)!),
    );
  }

  #refusal({ chip, rssi }: JournalRead, number: number, { minRssi }: Place): ReadRefusal | null {
    const known = this.#refusals[number];
    const ofChip = known === undefined ? this.#rules.chipRefusal(chip) : known;
    if (known === undefined) this.#refusals[number] = ofChip;
    return ofChip ?? (rssi !== null && rssi < minRssi ? 'weak' : null);
  }

  #placeOf({ source: reader, point: heard }: JournalRead): Place {
    const before = this.#place;
    if (before !== null && before.reader === reader && before.heard === heard) return before;
    const readers = this.#places.get(heard) ?? new Map<string, Place>();
    this.#places.set(heard, readers);
    const place = readers.get(reader) ?? this.#lookAt(reader, heard);
    readers.set(reader, place);
    this.#place = place;
    return place;
  }

  #lookAt(reader: string, heard: string): Place {
    const mat = this.#rules.mat(heard);
    return {
      reader,
      heard,
      mat,
      isKnown: this.#rules.knows(heard),
      isChipCheck: this.#rules.isChipCheck(heard),
      minRssi: this.#rules.minRssi(mat),
      gap: this.#rules.gap(mat),
      readerAt: this.#table.numbers.ofReader(reader),
      pointAt: this.#table.numbers.ofPoint(mat),
    };
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
