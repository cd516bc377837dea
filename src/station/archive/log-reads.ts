import type { ReaderStamp, TagRead } from '../../readers/protocol/protocol.ts';
import type { Ms } from '../../timing/model/race.ts';
import { StringTable } from '../../timing/model/string-table.ts';

/** Reads of several antennas stand in a log as they were reported, not quite as they were made. */
const jitter: Ms = 10_000;
const kinds = ['instant', 'local', 'time-of-day'] as const;
const empty = 0;

/** What a reader's clock says in a log. */
export type LogStamp = Exclude<ReaderStamp, { kind: 'since-cycle' }>;
/** A read of a log with what its clock said. */
export type LoggedTag = TagRead & { stamp: LogStamp };

/** A read of a log, and where its bytes are. */
export interface LogRead {
  point: number;
  chip: number;
  antenna: number;
  rssi: number | null;
  time: Ms;
  offset: number;
  length: number;
}

/**
 * The reads of one log as columns of numbers, each once: a log that was fetched twice says everything twice. A read
 * takes some fifty bytes; its own bytes stay in the file.
 */
export class LogReads {
  /** Points that the log's lines name. */
  readonly points = new StringTable();
  readonly #chips: StringTable;
  #columns = columnsOf(1024);
  #size = 0;
  /** Rows by what they say, for finding one that says the same; 0 where there is none, else the row and 1. */
  #index = new Uint32Array(4096);

  /** `chips` gives the chips their numbers. */
  constructor(chips: StringTable) {
    this.#chips = chips;
  }

  get count(): number {
    return this.#size;
  }

  /** Takes in a read at a point whose bytes begin at `offset`; false where an earlier one says the same. */
  add(tag: LoggedTag, point: string, offset: number): boolean {
    if (this.#size === this.#columns.ms.length) this.#columns = longer(this.#columns);
    const columns = this.#columns;
    const row = this.#size;
    columns.chip[row] = this.#chips.add(tag.chip);
    columns.point[row] = this.points.add(point);
    columns.antenna[row] = tag.antenna;
    columns.rssi[row] = tag.rssi ?? NaN;
    columns.kind[row] = kinds.indexOf(tag.stamp.kind);
    columns.ms[row] = tag.stamp.ms;
    columns.sequence[row] = tag.sequence ?? NaN;
    const place = this.#placeOf(row);
    if (this.#index[place] !== empty) return false;
    columns.offset[row] = offset;
    columns.length[row] = tag.raw.length;
    this.#index[place] = row + 1;
    this.#size += 1;
    if (2 * this.#size > this.#index.length) this.#growIndex();
    return true;
  }

  /**
   * Ends taking in, and puts each read at the moment that `momentOf` gives its stamp. It is asked in the order in which
   * the reads were made, which is given: as the lines stand; by the reader's own numbers, or from the last line to the
   * first, where that keeps the times in order better.
   */
  date(momentOf: (stamp: LogStamp) => Ms): Uint32Array {
    this.#index = new Uint32Array(0);
    const order = this.#order();
    const { kind, ms } = this.#columns;
    for (const row of order) ms[row] = momentOf({ kind: kinds[kind[row]!]!, ms: ms[row]! });
    return order;
  }

  /** The read in a row, after {@link LogReads.date}. */
  at(row: number): LogRead {
    const columns = this.#columns;
    const rssi = columns.rssi[row]!;
    return {
      point: columns.point[row]!,
      chip: columns.chip[row]!,
      antenna: columns.antenna[row]!,
      rssi: Number.isNaN(rssi) ? null : rssi,
      time: columns.ms[row]!,
      offset: columns.offset[row]!,
      length: columns.length[row]!,
    };
  }

  #order(): Uint32Array {
    const asTheyStand = new Uint32Array(this.#size);
    for (let row = 0; row < this.#size; row += 1) asTheyStand[row] = row;
    let best: Uint32Array = asTheyStand;
    let least = this.#stepsBack(best);
    for (const order of [() => this.#byNumber(asTheyStand), () => asTheyStand.toReversed()]) {
      if (least === 0) break;
      const other = order();
      const steps = this.#stepsBack(other ?? asTheyStand);
      if (other !== null && steps < least) [best, least] = [other, steps];
    }
    return best;
  }

  /** Null where the reader did not give each read a number of its own. */
  #byNumber(rows: Uint32Array): Uint32Array | null {
    const { sequence } = this.#columns;
    if (rows.some((row) => Number.isNaN(sequence[row]))) return null;
    const ordered = rows.toSorted((one, other) => sequence[one]! - sequence[other]!);
    const isTwice = ordered.some((row, at) => at > 0 && sequence[row] === sequence[ordered[at - 1]!]);
    return isTwice ? null : ordered;
  }

  #stepsBack(order: Uint32Array): number {
    const { ms } = this.#columns;
    let steps = 0;
    for (let at = 1; at < order.length; at += 1)
      if (ms[order[at]!]! < ms[order[at - 1]!]! - jitter) steps += 1;
    return steps;
  }

  /** Where in the index a row that says the same stands, or belongs. */
  #placeOf(row: number): number {
    const { chip, ms } = this.#columns;
    const mask = this.#index.length - 1;
    let place = (Math.imul(chip[row]!, 0x9e3779b1) ^ Math.imul(ms[row]! | 0, 0x85ebca6b)) >>> 0;
    place = (place ^ (place >>> 15)) & mask;
    for (; ; place = (place + 1) & mask) {
      const held = this.#index[place]!;
      if (held === empty || this.#areSame(held - 1, row)) return place;
    }
  }

  #areSame(one: number, other: number): boolean {
    const { ms, chip, point, antenna, rssi, kind, sequence } = this.#columns;
    return (
      ms[one] === ms[other] &&
      chip[one] === chip[other] &&
      kind[one] === kind[other] &&
      antenna[one] === antenna[other] &&
      point[one] === point[other] &&
      Object.is(rssi[one], rssi[other]) &&
      Object.is(sequence[one], sequence[other])
    );
  }

  #growIndex(): void {
    this.#index = new Uint32Array(2 * this.#index.length);
    for (let row = 0; row < this.#size; row += 1) this.#index[this.#placeOf(row)] = row + 1;
  }
}

function columnsOf(length: number) {
  return {
    ms: new Float64Array(length),
    sequence: new Float64Array(length),
    rssi: new Float64Array(length),
    offset: new Float64Array(length),
    chip: new Uint32Array(length),
    length: new Uint32Array(length),
    point: new Uint32Array(length),
    antenna: new Int32Array(length),
    kind: new Uint8Array(length),
  };
}

function longer(columns: ReturnType<typeof columnsOf>): ReturnType<typeof columnsOf> {
  const grown = columnsOf(2 * columns.ms.length);
  for (const name of Object.keys(columns) as (keyof typeof columns)[]) grown[name].set(columns[name]);
  return grown;
}
