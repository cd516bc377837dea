import type { Ms } from '../model/race.ts';

/** Where a passing stands in a table, for as long as it is there. */
export type Row = number;

/** In the place of a row, a chip or a reader where there is none. */
export const none = -1;

/** When a passing was, and how strong its strongest read; NaN where that is not known. */
export interface Times {
  first: Ms;
  last: Ms;
  strongest: Ms;
  rssi: number;
}

/** Who was heard where, as numbers of their texts; {@link none} where no reader is known. */
export interface Heard {
  station: number;
  chip: number;
  point: number;
  reader: number;
}

/** Powers of two: no record lies over more lines of the processor's cache than it must. */
const [marksEach, timesEach] = [8, 4];

/**
 * Passings as numbers. What belongs to one lies side by side and not in a column for each kind of number: reads come to
 * passings all over the table, and each column would be one more place in memory to wait for.
 */
export class PassingRows {
  #size = 0;
  #marks: Int32Array;
  #times: Float64Array;

  /** Makes room for about so many; there may be more. */
  constructor(expected: number) {
    const room = Math.max(1024, expected);
    this.#marks = new Int32Array(marksEach * room);
    this.#times = new Float64Array(timesEach * room);
  }

  /** How many rows there are, those of passings that are gone too. */
  get size(): number {
    return this.#size;
  }

  /** A new row. @param number of the passing among those of its station, up to 2³² - 1 */
  add(number: number): Row {
    const row = this.#size;
    if (timesEach * row === this.#times.length) this.#grow();
    this.#size += 1;
    this.#marks[marksEach * row] = number;
    return row;
  }

  number(row: Row): number {
    return this.#marks[marksEach * row]! >>> 0;
  }

  /** {@link none} where the passing is gone, and where there is no such row. */
  chip(row: Row): number {
    return this.#marks[marksEach * row + 1] ?? none;
  }

  /** The passing of the same chip that ended before this one. */
  older(row: Row): Row {
    return this.#marks[marksEach * row + 2]!;
  }

  station(row: Row): number {
    return this.#marks[marksEach * row + 3]!;
  }

  point(row: Row): number {
    return this.#marks[marksEach * row + 4]!;
  }

  reader(row: Row): number {
    return this.#marks[marksEach * row + 5]!;
  }

  reads(row: Row): number {
    return this.#marks[marksEach * row + 6]! >>> 0;
  }

  first(row: Row): Ms {
    return this.#times[timesEach * row]!;
  }

  last(row: Row): Ms {
    return this.#times[timesEach * row + 1]!;
  }

  strongest(row: Row): Ms {
    return this.#times[timesEach * row + 2]!;
  }

  rssi(row: Row): number {
    return this.#times[timesEach * row + 3]!;
  }

  setHeard(row: Row, { station, chip, point, reader }: Heard): void {
    const from = marksEach * row;
    this.#marks[from + 1] = chip;
    this.#marks[from + 3] = station;
    this.#marks[from + 4] = point;
    this.#marks[from + 5] = reader;
  }

  setOlder(row: Row, older: Row): void {
    this.#marks[marksEach * row + 2] = older;
  }

  setReads(row: Row, reads: number): void {
    this.#marks[marksEach * row + 6] = reads;
  }

  setTimes(row: Row, { first, last, strongest, rssi }: Times): void {
    const from = timesEach * row;
    this.#times[from] = first;
    this.#times[from + 1] = last;
    this.#times[from + 2] = strongest;
    this.#times[from + 3] = rssi;
  }

  setFirst(row: Row, first: Ms): void {
    this.#times[timesEach * row] = first;
  }

  setLast(row: Row, last: Ms): void {
    this.#times[timesEach * row + 1] = last;
  }

  setStrongest(row: Row, strongest: Ms): void {
    this.#times[timesEach * row + 2] = strongest;
  }

  setRssi(row: Row, rssi: number): void {
    this.#times[timesEach * row + 3] = rssi;
  }

  /** The passing is gone; its row stays. */
  clear(row: Row): void {
    this.#marks[marksEach * row + 1] = none;
  }

  #grow(): void {
    const [marks, times] = [new Int32Array(2 * this.#marks.length), new Float64Array(2 * this.#times.length)];
    marks.set(this.#marks);
    times.set(this.#times);
    [this.#marks, this.#times] = [marks, times];
  }
}
