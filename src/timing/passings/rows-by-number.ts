import type { PassingRows, Row } from './passing-rows.ts';

/** Rows of one station by the numbers of their passings. Most come in order. */
export class RowsByNumber {
  readonly #rows: PassingRows;
  readonly #sorted: Row[] = [];

  constructor(rows: PassingRows) {
    this.#rows = rows;
  }

  get length(): number {
    return this.#sorted.length;
  }

  /** The row of the passing with this number. */
  find(number: number): Row | undefined {
    const row = this.#sorted[this.#placeOf(number)];
    return row !== undefined && this.#rows.number(row) === number ? row : undefined;
  }

  add(row: Row): void {
    const place = this.#placeOf(this.#rows.number(row));
    if (place === this.#sorted.length) this.#sorted.push(row);
    else this.#sorted.splice(place, 0, row);
  }

  delete(number: number): void {
    this.#sorted.splice(this.#placeOf(number), 1);
  }

  [Symbol.iterator](): Iterator<Row> {
    return this.#sorted[Symbol.iterator]();
  }

  /** Where a number stands or belongs. */
  #placeOf(number: number): number {
    const [rows, sorted] = [this.#rows, this.#sorted];
    const latest = sorted.at(-1);
    if (latest === undefined || rows.number(latest) < number) return sorted.length;
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (rows.number(sorted[middle]!) < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
