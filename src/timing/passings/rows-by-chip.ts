import { chipKey } from '../model/chip.ts';
import type { Ms } from '../model/race.ts';
import { StringTable } from '../model/string-table.ts';
import { none, type PassingRows, type Row } from './passing-rows.ts';

/** Rows of each chip, whichever way it is written ({@link chipKey}): the one that ended last leads on to those that ended before it. */
export class RowsByChip {
  readonly #rows: PassingRows;
  readonly #chips = new StringTable();
  readonly #keys = new StringTable();
  /** The number of each chip's key. */
  readonly #keyOf: number[] = [];
  /** By key. */
  readonly #newest: Row[] = [];

  constructor(rows: PassingRows) {
    this.#rows = rows;
  }

  /** The number of a chip, which is a new one where it was not known. */
  numberOf(chip: string): number {
    const at = this.#chips.add(chip);
    this.#keyOf[at] ??= this.#keys.add(chipKey(chip));
    return at;
  }

  chip(number: number): string {
    return this.#chips.at(number);
  }

  /** The row that ended last, of a chip by its number. */
  newestOf(chip: number): Row {
    return this.#newest[this.#keyOf[chip]!] ?? none;
  }

  /** The same, of a chip by its key. */
  newest(key: string): Row {
    return this.#newest[this.#keys.indexOf(key) ?? none] ?? none;
  }

  /** Keys of all chips that have rows. */
  *keys(): Iterable<string> {
    for (const [at, newest] of this.#newest.entries())
      if (newest !== undefined && newest !== none) yield this.#keys.at(at);
  }

  add(row: Row): void {
    const rows = this.#rows;
    const key = this.#keyOf[rows.chip(row)]!;
    const last = rows.last(row);
    const newest = this.#newest[key] ?? none;
    if (newest === none || rows.last(newest) <= last) {
      rows.setOlder(row, newest);
      this.#newest[key] = row;
      return;
    }
    let newer = newest;
    for (let older = rows.older(newer); older !== none && rows.last(older) > last; older = rows.older(newer))
      newer = older;
    rows.setOlder(row, rows.older(newer));
    rows.setOlder(newer, row);
  }

  delete(row: Row): void {
    const rows = this.#rows;
    const key = this.#keyOf[rows.chip(row)]!;
    if (this.#newest[key] === row) {
      this.#newest[key] = rows.older(row);
      return;
    }
    let newer = this.#newest[key]!;
    while (rows.older(newer) !== row) newer = rows.older(newer);
    rows.setOlder(newer, rows.older(row));
  }

  /** A passing ends later than it did, and perhaps later than one that ended after it. */
  prolong(row: Row, last: Ms): void {
    const isNewest = this.newestOf(this.#rows.chip(row)) === row;
    if (!isNewest) this.delete(row);
    this.#rows.setLast(row, last);
    if (!isNewest) this.add(row);
  }
}
