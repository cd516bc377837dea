import type { Block, Part, Piece, Row } from './order.ts';

/** A part has no more rows: the compiler needs memory by the row. */
const rowsOfPart = 1500;
/** Rows of one message to the process that sets them. */
const rowsAtOnce = 100;

type Table = Extract<Block, { kind: 'table' }>;

/** Puts blocks into parts of the same kind, and begins another part where one is full. */
export class Packer {
  readonly #part: Part;
  readonly #continued: (title: string) => string;
  readonly #most: number;
  #rows = Infinity;

  /** `continued`: what a table is called in the next part; `most`: rows of a part. */
  constructor(part: Part, continued: (title: string) => string, most = rowsOfPart) {
    this.#part = part;
    this.#continued = continued;
    this.#most = most;
  }

  *block(block: Block): Iterable<Piece> {
    yield* this.#room();
    yield { kind: 'block', block };
  }

  /** A table with its rows, as many as come. Not there where none come. */
  *table(table: Table, rows: Iterable<Row | undefined>): Iterable<Piece | undefined> {
    let [block, sent] = [table, false];
    let waiting: Row[] = [];
    for (const row of rows) {
      if (row === undefined) {
        yield undefined;
        continue;
      }
      if (!sent) yield* this.block(block);
      sent = true;
      waiting.push(row);
      this.#rows += 1;
      const isFull = this.#rows >= this.#most;
      if (waiting.length < rowsAtOnce && !isFull) continue;
      yield { kind: 'rows', rows: waiting };
      waiting = [];
      if (!isFull) continue;
      block = { ...table, title: this.#continued(table.title), isListed: false };
      sent = false;
    }
    if (waiting.length > 0) yield { kind: 'rows', rows: waiting };
  }

  *#room(): Iterable<Piece> {
    if (this.#rows < this.#most) return;
    yield { kind: 'part', part: this.#part };
    this.#rows = 0;
  }
}
