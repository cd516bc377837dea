import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { CommitLineError, type Transaction } from '../journal/commit-line.ts';
import { copyHeaderSchema, parseCopyLine, type CopyHeader, type Waiting } from './copy-format.ts';

const fileName = /^goldline-(.+)-(\d{4,})-\d{4}-\d\d-\d\d\.ndjson$/;
const chunkBytes = 1024 * 1024;

/** One file of a second copy. */
export interface CopyFile {
  path: string;
  /** Files of one station are read in this order. */
  number: number;
  header: CopyHeader;
}

/** The name of a station's file; the number orders them, the day is for people. */
export function copyFileName(station: string, number: number, day: string): string {
  return `goldline-${station}-${String(number).padStart(4, '0')}-${day}.ndjson`;
}

/** The files of a folder that hold copies of journals, of one station or of all. A file whose first line is cut off holds nothing. */
export function copyFiles(dir: string, station?: string): CopyFile[] {
  return readdirSync(dir)
    .flatMap((name) => {
      const [, of, number] = fileName.exec(name) ?? [];
      if (of === undefined || (station !== undefined && of !== station)) return [];
      const header = readHeader(join(dir, name));
      return header === null ? [] : [{ path: join(dir, name), number: Number(number), header }];
    })
    .toSorted((one, other) => one.number - other.number);
}

/** Of these, the copies of other stations' journals that a station followed, by the station whose journal it is. */
export function replicaFiles(files: readonly CopyFile[], keeper: string): Map<string, CopyFile[]> {
  return Map.groupBy(
    files.filter(({ header }) => header.keptBy === keeper),
    ({ header }) => header.station,
  );
}

/** The number that the next file of a station gets, also after files that cannot be read. */
export function nextFileNumber(dir: string, station: string): number {
  const numbers = readdirSync(dir)
    .map((name) => fileName.exec(name))
    .filter((match) => match?.[1] === station)
    .map((match) => Number(match?.[2]));
  return Math.max(0, ...numbers) + 1;
}

/**
 * The lines of a file that can be read, in order. Returns the numbers of those that cannot; the last line
 * is not one of them: it may have been cut off, and is then written again in the next file.
 */
export function* copyLines({ path }: CopyFile): Generator<Transaction | Waiting, number[], undefined> {
  const damaged: number[] = [];
  let number = 1;
  let isLast = false;
  const lines = textLines(path);
  lines.next();
  for (const { text, whole } of lines) {
    number += 1;
    const line = whole ? parsed(text) : null;
    isLast = line === null;
    if (line === null) damaged.push(number);
    else yield line;
  }
  return isLast ? damaged.slice(0, -1) : damaged;
}

function parsed(text: string): Transaction | Waiting | null {
  try {
    return parseCopyLine(text);
  } catch (error) {
    if (error instanceof CommitLineError) return null;
    throw error;
  }
}

function readHeader(path: string): CopyHeader | null {
  const lines = textLines(path);
  const first = lines.next();
  lines.return();
  if (first.done === true || !first.value.whole) return null;
  try {
    return copyHeaderSchema.parse(JSON.parse(first.value.text));
  } catch {
    return null;
  }
}

/** The lines of a text file of any size; the last is not whole where its line end is missing. */
function* textLines(path: string): Generator<{ text: string; whole: boolean }, void, undefined> {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(chunkBytes);
    let parts: Buffer[] = [];
    for (let bytes = readSync(file, chunk); bytes > 0; bytes = readSync(file, chunk)) {
      let from = 0;
      for (let end = chunk.indexOf(10); end !== -1 && end < bytes; end = chunk.indexOf(10, from)) {
        yield { text: Buffer.concat([...parts, chunk.subarray(from, end)]).toString('utf8'), whole: true };
        parts = [];
        from = end + 1;
      }
      if (from < bytes) parts.push(Buffer.from(chunk.subarray(from, bytes)));
    }
    if (parts.length > 0) yield { text: Buffer.concat(parts).toString('utf8'), whole: false };
  } finally {
    closeSync(file);
  }
}
