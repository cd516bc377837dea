import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** So little that what is made of a piece is gone again before more memory is needed. */
const pieceBytes = 32 * 1024;

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The bytes of a log from its first to its last, piece by piece: a log may be larger than the memory. */
export class LogBytes {
  readonly #file: number | null;
  readonly size: number;
  readonly encoding: Encoding;
  /** The piece that was looked at last, and where it begins. */
  #piece: Uint8Array;
  #begin = 0;

  private constructor(file: number | null, size: number, piece: Uint8Array, encoding: Encoding) {
    this.#file = file;
    this.size = size;
    this.#piece = piece;
    this.encoding = encoding;
  }

  /**
   * Opens a log. `asText`: readers write ASCII, but programs on Windows put a mark before it or write UTF-16; such a log
   * is held in memory as plain text. Throws the system's error.
   */
  static open(path: string, asText: boolean): LogBytes {
    const file = openSync(path, 'r');
    const { size } = fstatSync(file);
    const head = new Uint8Array(3);
    readSync(file, head, 0, head.length, 0);
    const encoding = encodingOf(head);
    if (!asText || (encoding === 'utf-8' && !hasMark(head)))
      return new LogBytes(file, size, new Uint8Array(0), encoding);
    closeSync(file);
    const text = Buffer.from(new TextDecoder(encoding).decode(readFileSync(path)));
    return new LogBytes(null, text.length, text, 'utf-8');
  }

  /** All pieces in order. */
  *pieces(): Iterable<Uint8Array> {
    for (let at = 0; at < this.size; at += pieceBytes)
      yield this.#read(at, Math.min(pieceBytes, this.size - at));
  }

  /** The bytes of one read. Those that stand near to each other in the file cost little. */
  at(offset: number, length: number): Uint8Array {
    if (offset < this.#begin || offset + length > this.#begin + this.#piece.length) {
      // From the last line to the first, what is asked for next lies before.
      const begin = offset < this.#begin ? Math.max(0, offset + length - pieceBytes) : offset;
      this.#piece = this.#read(begin, Math.min(Math.max(pieceBytes, length), this.size - begin));
      this.#begin = begin;
    }
    return this.#piece.subarray(offset - this.#begin, offset - this.#begin + length);
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
  }

  #read(offset: number, length: number): Uint8Array {
    if (this.#file === null) return this.#piece.subarray(offset, offset + length);
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length;) {
      const count = readSync(this.#file, bytes, done, length - done, offset + done);
      if (count === 0) return bytes.subarray(0, done);
      done += count;
    }
    return bytes;
  }
}

function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
}

const hasMark = (head: Uint8Array) => head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
