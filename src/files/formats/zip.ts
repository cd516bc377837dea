import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** A file in a zip; its text is made while it is packed. */
export interface ZipEntry {
  name: string;
  parts: Iterable<string | undefined>;
  /** Packed as it is: what a reader looks for at a fixed place. */
  stored?: boolean;
}

/** Characters that are packed at once, in a few milliseconds. */
const pieceMin = 16 * 1024;

/**
 * Packs files one after the other, part by part: a pause without a part is undefined. The same files make the same bytes:
 * all are dated `date`.
 */
export function* zipParts(
  entries: Iterable<ZipEntry>,
  date: Date,
): Generator<Uint8Array | undefined, void, undefined> {
  const packed: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    packed.push(chunk);
  });
  const encoder = new TextEncoder();
  const taken = function* () {
    while (packed.length > 0) yield packed.shift();
  };
  for (const { name, parts, stored = false } of entries) {
    const file = stored ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 4 });
    file.mtime = date;
    zip.add(file);
    let [pieces, length] = [[] as string[], 0];
    for (const part of parts) {
      if (part === undefined) {
        yield undefined;
        continue;
      }
      pieces.push(part);
      length += part.length;
      if (length < pieceMin) continue;
      file.push(encoder.encode(pieces.join('')));
      [pieces, length] = [[], 0];
      yield* taken();
      yield undefined;
    }
    file.push(encoder.encode(pieces.join('')), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
