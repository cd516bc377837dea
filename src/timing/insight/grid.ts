/** Numbers in rows of one width, in one piece of memory that grows; `NaN` where none was put. */
export class Grid {
  readonly #width: number;
  #cells = new Float64Array(0);

  constructor(width: number) {
    this.#width = width;
  }

  at(row: number, column: number): number {
    return this.#cells[row * this.#width + column] ?? NaN;
  }

  put(row: number, column: number, value: number): void {
    const cell = row * this.#width + column;
    if (cell >= this.#cells.length) this.#grow(row + 1);
    this.#cells[cell] = value;
  }

  clear(row: number): void {
    this.#cells.fill(NaN, row * this.#width, (row + 1) * this.#width);
  }

  #grow(rows: number): void {
    const cells = new Float64Array(Math.ceil(1.5 * rows) * this.#width).fill(NaN, this.#cells.length);
    cells.set(this.#cells);
    this.#cells = cells;
  }
}
