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
const limits = { entries: 50, bytes: 20_000_000, allBytes: 100_000_000, ratio: 200 } as const;

const isRecording = (name: string) => /\.(fit|gpx|tcx)(\.gz)?$/i.test(name);

/**
 * The one recording in what was handed in: a ZIP archive with one, a gzip file, or the bytes as they are.
 *
 * @throws RefusedFile where it is damaged, encrypted, far larger than it seems, or holds none or several
 */
export async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  const inner = isZip(bytes) ? await fromZip(bytes) : bytes;
  return isGzip(inner) ? await fromGzip(inner) : inner;
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

async function fromZip(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    const archive = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    const entry = await onlyRecording(archive);
    return await contentOf(archive, entry);
  } catch (error) {
    if (error instanceof RefusedFile) throw error;
    throw new RefusedFile(message('trackFile.bad-archive'));
  }
}

async function onlyRecording(archive: yauzl.ZipFile): Promise<yauzl.Entry> {
  if (archive.entryCount > limits.entries)
    throw new RefusedFile(
      message('trackFile.archive-entries', { count: archive.entryCount, max: limits.entries }),
    );
  const found: yauzl.Entry[] = [];
  let all = 0;
  for await (const entry of archive.eachEntry()) {
    all += entry.uncompressedSize;
    if (all > limits.allBytes) throw bomb();
    if (isRecording(entry.fileName) && !entry.fileName.startsWith('__MACOSX/')) found.push(entry);
  }
  const [only, ...others] = found;
  if (only === undefined) throw new RefusedFile(message('trackFile.archive-none'));
  if (others.length > 0)
    throw new RefusedFile(
      message('trackFile.archive-several', { names: found.slice(0, 5).map(({ fileName }) => fileName) }),
    );
  if (only.isEncrypted()) throw new RefusedFile(message('trackFile.archive-encrypted'));
  if (only.uncompressedSize > limits.bytes || only.uncompressedSize > limits.ratio * only.compressedSize)
    throw bomb();
  return only;
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
