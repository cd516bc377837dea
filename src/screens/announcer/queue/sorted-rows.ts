/** Things in an order, each of which is found again by it: none are equal. */
export class SortedRows<Row> {
  readonly #rows: Row[] = [];
  readonly #compare: (one: Row, other: Row) => number;

  constructor(compare: (one: Row, other: Row) => number) {
    this.#compare = compare;
  }

  get rows(): readonly Row[] {
    return this.#rows;
  }

  /** Puts a row in; gives where it stands. */
  add(row: Row): number {
    const at = this.#placeOf(row);
    this.#rows.splice(at, 0, row);
    return at;
  }

  /** Takes a row out, in which nothing that the order follows from may have changed; gives where it stood. */
  remove(row: Row): number {
    const at = this.#placeOf(row);
    this.#rows.splice(at, 1);
    return at;
  }

  #placeOf(row: Row): number {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(this.#rows[middle]!, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
