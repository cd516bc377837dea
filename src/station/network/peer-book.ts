import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DataDirError } from '../data/data-dir.ts';

const peerSchema = z.object({
  station: z.uuid(),
  name: z.string(),
  /** Where it was last. */
  address: z.string(),
  /** The secret of this pair of stations, base64url; null where it went over a network unencrypted, and must be made anew. */
  secret: z.string().nullable(),
});
/** A station that this one was paired with. */
export type Peer = z.infer<typeof peerSchema>;

const bookSchema = z.object({
  v: z.literal(2),
  /** Where this station listens for others; null while it does not. */
  lan: z.object({ host: z.string(), port: z.number().int() }).nullable(),
  takeOver: z.enum(['by-hand', 'auto']),
  peers: z.array(peerSchema),
});
export type Book = z.infer<typeof bookSchema>;

/** Version 1 had a token, which the station that showed the PIN had sent as it was. */
const bookOfV1Schema = bookSchema
  .extend({ v: z.literal(1), peers: z.array(peerSchema.omit({ secret: true })) })
  .transform((book): Book => ({
    ...book,
    v: 2,
    peers: book.peers.map((peer) => ({ ...peer, secret: null })),
  }));

/** What a data directory knows of the network: `network.json`, which only its owner may read. */
export class PeerBook {
  readonly #path: string;
  #book: Book;

  /** Throws {@link DataDirError} where the file is there and makes no sense. */
  constructor(dataDir: string) {
    this.#path = bookPath(dataDir);
    this.#book = readBook(this.#path);
  }

  get lan(): Book['lan'] {
    return this.#book.lan;
  }

  get takeOver(): Book['takeOver'] {
    return this.#book.takeOver;
  }

  get peers(): readonly Peer[] {
    return this.#book.peers;
  }

  peer(station: string): Peer | undefined {
    return this.#book.peers.find((peer) => peer.station === station);
  }

  set(changes: Partial<Pick<Book, 'lan' | 'takeOver'>>): void {
    this.#write({ ...this.#book, ...changes });
  }

  /** Keeps a peer, in the place of what was known of the same station. */
  put(peer: Peer): void {
    const others = this.#book.peers.filter(({ station }) => station !== peer.station);
    this.#write({ ...this.#book, peers: [...others, peer] });
  }

  remove(station: string): void {
    this.#write({ ...this.#book, peers: this.#book.peers.filter((peer) => peer.station !== station) });
  }

  #write(book: Book): void {
    const fresh = `${this.#path}.new`;
    writeFileSync(fresh, `${JSON.stringify(book, null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(fresh, this.#path);
    this.#book = book;
  }
}

/** The secret of a pair as bytes; null where there is no pair, or it has to be made anew. */
export function secretOf(peer: Peer | undefined): Buffer | null {
  return peer === undefined || peer.secret === null ? null : Buffer.from(peer.secret, 'base64url');
}

/** Where the book of a data directory is. */
export function bookPath(dataDir: string): string {
  return join(dataDir, 'network.json');
}

/** Whether what is in a file makes sense as a book. */
export function isBook(path: string): boolean {
  try {
    readBook(path);
    return true;
  } catch {
    return false;
  }
}

function readBook(path: string): Book {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { v: 2, lan: null, takeOver: 'by-hand', peers: [] };
  }
  try {
    return z.union([bookSchema, bookOfV1Schema]).parse(JSON.parse(text));
  } catch {
    throw new DataDirError(
      `${path}: this is not what Goldline wrote there; move the file away and pair the stations again`,
    );
  }
}
