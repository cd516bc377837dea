import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { FileParts } from './format.ts';

/** A file in a zip; `stored`: not compressed. */
export interface ZipEntry {
  name: string;
  parts: Iterable<string | undefined>;
  stored?: boolean;
}

/** Text is compressed in pieces of this many characters. */
const pieceLength = 16 * 1024;
/** The same for every file, so that the same results make the same bytes. */
const noTime = new Date(1980, 0, 1);

/** A zip of these files, part by part, made while they are made. */
export function* zipOf(entries: Iterable<ZipEntry>): FileParts {
  let made: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    made.push(chunk);
  });
  const encoder = new TextEncoder();
  for (const { name, parts, stored = false } of entries) {
    const file = stored ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    file.mtime = noTime;
    zip.add(file);
    let piece = '';
    for (const part of parts) {
      if (part !== undefined) piece += part;
      if (piece.length >= pieceLength) {
        file.push(encoder.encode(piece));
        piece = '';
      }
      yield* taken();
    }
    file.push(encoder.encode(piece), true);
    yield* taken();
  }
  zip.end();
  yield* taken();

  function* taken(): FileParts {
    if (made.length === 0) yield;
    yield* made;
    made = [];
  }
}
