import { basename } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import yauzl from 'yauzl';
import { RefusedFile } from '../tracks/formats/refused.ts';
import { message } from '../words/message.ts';

const inflate = promisify(gunzip);

/**
 * What an archive may be at most. A recording of eight hours is 12 MB as GPX, and XML packs to a tenth of itself: what
 * packs far better, or holds many files, was made to fill a disk.
 */
const limits = { entries: 50, recordings: 10, bytes: 20_000_000, allBytes: 100_000_000, ratio: 200 } as const;

const isRecording = (name: string) => /\.(fit|gpx|tcx)(\.gz)?$/i.test(name);

/** A recording as it lies in an archive; without a name where there was none. */
export interface Recording {
  name: string;
  bytes: Uint8Array;
}

/**
 * The one recording in what was handed in: a ZIP archive with one, a gzip file, or the bytes as they are.
 *
 * @throws RefusedFile where it is damaged, encrypted, far larger than it seems, or holds none or several
 */
export async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  const [only, ...others] = await allUnpacked(bytes);
  if (others.length === 0) return only.bytes;
  const names = [only, ...others].slice(0, 5).map(({ name }) => name);
  throw new RefusedFile(message('trackFile.archive-several', { names }));
}

/**
 * All recordings in what was handed in, at least one.
 *
 * @throws RefusedFile where it is damaged, encrypted, far larger than it seems, or holds none or too many
 */
export async function allUnpacked(bytes: Uint8Array): Promise<[Recording, ...Recording[]]> {
  const [first, ...others] = isZip(bytes) ? await fromZip(bytes) : [{ name: '', bytes }];
  return [await withoutGzip(first), ...(await Promise.all(others.map(withoutGzip)))];
}

async function withoutGzip({ name, bytes }: Recording): Promise<Recording> {
  return { name, bytes: isGzip(bytes) ? await fromGzip(bytes) : bytes };
}

function isZip([first, second, third, fourth]: Uint8Array): boolean {
  // An empty archive begins with its end.
  return (
    first === 0x50 && second === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6))
  );
}

function isGzip([first, second]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b;
}

async function fromGzip(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await inflate(bytes, { maxOutputLength: limits.bytes });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ERR_BUFFER_TOO_LARGE' ? bomb() : new RefusedFile(message('trackFile.bad-gzip'));
  }
}

async function fromZip(bytes: Uint8Array): Promise<[Recording, ...Recording[]]> {
  try {
    const archive = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    const [first, ...others] = await recordingsIn(archive);
    const read = async (entry: yauzl.Entry) => ({
      name: basename(entry.fileName),
      bytes: await contentOf(archive, entry),
    });
    const all: [Recording, ...Recording[]] = [await read(first)];
    for (const entry of others) all.push(await read(entry));
    return all;
  } catch (error) {
    if (error instanceof RefusedFile) throw error;
    throw new RefusedFile(message('trackFile.bad-archive'));
  }
}

async function recordingsIn(archive: yauzl.ZipFile): Promise<[yauzl.Entry, ...yauzl.Entry[]]> {
  if (archive.entryCount > limits.entries) throw tooMany(archive.entryCount, limits.entries);
  const found: yauzl.Entry[] = [];
  let all = 0;
  for await (const entry of archive.eachEntry()) {
    all += entry.uncompressedSize;
    if (all > limits.allBytes) throw bomb();
    if (isRecording(entry.fileName) && !entry.fileName.startsWith('__MACOSX/')) found.push(entry);
  }
  const [first, ...others] = found;
  if (first === undefined) throw new RefusedFile(message('trackFile.archive-none'));
  if (found.length > limits.recordings) throw tooMany(found.length, limits.recordings);
  if (found.some((entry) => entry.isEncrypted()))
    throw new RefusedFile(message('trackFile.archive-encrypted'));
  if (found.some(isBomb)) throw bomb();
  return [first, ...others];
}

function isBomb({ uncompressedSize, compressedSize }: yauzl.Entry): boolean {
  return uncompressedSize > limits.bytes || uncompressedSize > limits.ratio * compressedSize;
}

function tooMany(count: number, max: number): RefusedFile {
  return new RefusedFile(message('trackFile.archive-entries', { count, max }));
}

/** What it declares is only what it says: the bytes are counted as they come. */
async function contentOf(archive: yauzl.ZipFile, entry: yauzl.Entry): Promise<Uint8Array> {
  const stream = await archive.openReadStreamPromise(entry);
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > limits.bytes) throw bomb();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function bomb(): RefusedFile {
  return new RefusedFile(message('trackFile.archive-bomb', { megabytes: limits.bytes / 1_000_000 }));
}
