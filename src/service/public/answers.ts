import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Edition } from './editions.ts';

/** What an answer is made of. */
export interface Made {
  /** It holds until this edition has another number; for ever where there is none. */
  of: Edition | null;
  type: string;
  text: string | Buffer;
  /** What makes it another answer; the text itself where absent. */
  tagged?: string;
  cacheControl: string;
  /** What of a request it depends on besides its address, as in `Vary`. */
  vary?: string;
  /** Few will ask for the same: packed quickly, not well. */
  rare?: boolean;
}

export type Encoding = 'identity' | 'gzip' | 'br';

/** An answer as it is sent: packed once in each encoding, when that is first asked for. */
export interface Answer {
  readonly of: Edition | null;
  readonly number: number;
  readonly etag: string;
  /** Status 200, as names and values in turn. */
  head(encoding: Encoding): readonly string[];
  body(encoding: Encoding): Buffer;
  /** Status 304, as names and values in turn. */
  readonly sameHead: readonly string[];
}

/** What is smaller is no shorter packed. */
const packedFrom = 800;

/**
 * Answers as they were made, by their address, up to a number of bytes: what was asked for least recently goes first. An
 * answer that an edition has made old is never given.
 */
export class Answers {
  readonly #maxBytes: number;
  readonly #headers: readonly string[];
  readonly #answers = new Map<string, PackedAnswer>();
  #bytes = 0;

  /** `headers`: of all answers, names and values in turn. */
  constructor({
    headers = [],
    maxBytes = 64 * 1024 * 1024,
  }: { headers?: readonly string[]; maxBytes?: number } = {}) {
    this.#headers = headers;
    this.#maxBytes = maxBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#answers.size;
  }

  /** The answer at an address, as long as it holds. */
  fresh(address: string): Answer | undefined {
    const answer = this.#answers.get(address);
    if (answer === undefined || (answer.of !== null && answer.of.number !== answer.number)) return undefined;
    answer.wanted = true;
    return answer;
  }

  keep(address: string, made: Made): Answer {
    const before = this.#answers.get(address);
    if (before !== undefined) this.#drop(address, before);
    const answer = new PackedAnswer(made, this.#headers, (bytes) => {
      if (this.#answers.get(address) === answer) this.#count(bytes);
    });
    this.#answers.set(address, answer);
    this.#count(answer.bytes + address.length * 2);
    return answer;
  }

  #count(bytes: number): void {
    this.#bytes += bytes;
    for (const [address, answer] of this.#answers) {
      if (this.#bytes <= this.#maxBytes) return;
      if (answer.wanted && (answer.of === null || answer.of.number === answer.number)) {
        // Asked for since it was looked at last: it comes again at the end.
        answer.wanted = false;
        this.#answers.delete(address);
        this.#answers.set(address, answer);
      } else this.#drop(address, answer);
    }
  }

  #drop(address: string, answer: PackedAnswer): void {
    this.#answers.delete(address);
    this.#bytes -= answer.bytes + address.length * 2;
  }
}

class PackedAnswer implements Answer {
  readonly of: Edition | null;
  readonly number: number;
  readonly etag: string;
  readonly sameHead: readonly string[];
  wanted = false;
  readonly #plain: Buffer;
  readonly #isRare: boolean;
  readonly #bodies = new Map<Encoding, Buffer>();
  readonly #heads = new Map<Encoding, readonly string[]>();
  readonly #always: readonly string[];
  readonly #onBytes: (bytes: number) => void;

  constructor(
    { of, type, text, tagged, cacheControl, vary = 'Accept-Encoding', rare = false }: Made,
    headers: readonly string[],
    onBytes: (bytes: number) => void,
  ) {
    this.of = of;
    this.number = of?.number ?? 0;
    this.#plain = typeof text === 'string' ? Buffer.from(text) : text;
    this.#isRare = rare;
    this.#onBytes = onBytes;
    // Weak: the same in every encoding, and where nothing but an age is another.
    this.etag = `W/"${createHash('sha256')
      .update(tagged ?? this.#plain)
      .digest('base64url')}"`;
    this.sameHead = [...headers, 'Cache-Control', cacheControl, 'ETag', this.etag, 'Vary', vary];
    this.#always = ['Content-Type', type, ...this.sameHead];
  }

  get bytes(): number {
    let bytes = this.#plain.length;
    for (const [encoding, body] of this.#bodies) if (encoding !== 'identity') bytes += body.length;
    return bytes;
  }

  head(encoding: Encoding): readonly string[] {
    const known = this.#heads.get(encoding);
    if (known !== undefined) return known;
    const body = this.body(encoding);
    const packed = body === this.#plain ? [] : ['Content-Encoding', encoding];
    const head = [...this.#always, ...packed, 'Content-Length', String(body.length)];
    this.#heads.set(encoding, head);
    return head;
  }

  body(encoding: Encoding): Buffer {
    const known = this.#bodies.get(encoding);
    if (known !== undefined) return known;
    const body = this.#packed(encoding);
    this.#bodies.set(encoding, body);
    if (body !== this.#plain) this.#onBytes(body.length);
    return body;
  }

  #packed(encoding: Encoding): Buffer {
    if (encoding === 'identity' || this.#plain.length < packedFrom) return this.#plain;
    if (encoding === 'gzip') return gzipSync(this.#plain, { level: this.#isRare ? 1 : 6 });
    const quality = this.#isRare ? 1 : 5;
    return brotliCompressSync(this.#plain, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
  }
}

const encodings = new Map<string, Encoding>();
const encodingsMax = 200;

/** The shortest encoding that an `Accept-Encoding` allows. */
export function encodingOf(accepted: string | undefined): Encoding {
  if (accepted === undefined) return 'identity';
  const known = encodings.get(accepted);
  if (known !== undefined) return known;
  const names = accepted
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]!.trim());
  const encoding = names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : 'identity';
  if (encodings.size < encodingsMax) encodings.set(accepted, encoding);
  return encoding;
}

/** Whether an `If-None-Match` names an answer. */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag) return true;
  const bare = etag.replace(/^W\//, '');
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(bare) || tags.includes('*');
}
