import yauzl from 'yauzl';
import { message } from '../../words/message.ts';
import { problemOf } from '../../words/problem-text.ts';
import { TableError } from './table-file.ts';

/** What a workbook may hold, declared and counted: more is a bomb, or no start list. */
const limits = { parts: 200, part: 150 * 1024 * 1024, all: 300 * 1024 * 1024, ratio: 200 } as const;
/** Below this a part may be squeezed as much as it likes. */
const ratioFrom = 1024 * 1024;

/**
 * Looks through a ZIP archive before anything is made of it: names of its parts, and the text of those that `wanted` names.
 * Throws {@link TableError} where it is too large, encrypted or damaged.
 */
export async function zipParts(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Promise<{ names: string[]; texts: Map<string, string> }> {
  const names: string[] = [];
  const texts = new Map<string, string>();
  let all = 0;
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
    });
    if (zip.entryCount > limits.parts) throw tooLarge();
    for await (const part of zip.eachEntry()) {
      names.push(part.fileName);
      if (part.isEncrypted()) throw new TableError(problemOf(message('problems.workbook-locked')));
      const declared = part.uncompressedSize;
      if (names.length > limits.parts || isTooLarge(declared, part.compressedSize)) throw tooLarge();
      const chunks: Buffer[] = [];
      let counted = 0;
      for await (const chunk of await zip.openReadStreamPromise(part)) {
        const piece = chunk as Buffer;
        counted += piece.length;
        all += piece.length;
        if (isTooLarge(counted, part.compressedSize) || all > limits.all) throw tooLarge();
        if (wanted(part.fileName)) chunks.push(piece);
      }
      if (chunks.length > 0) texts.set(part.fileName, Buffer.concat(chunks).toString('utf8'));
    }
  } catch (error) {
    throw error instanceof TableError ? error : damaged(error);
  }
  return { names, texts };
}

/** A workbook that cannot be read to its end. */
export function damaged(error: unknown): TableError {
  const said = error instanceof Error ? error.message.slice(0, 200) : '';
  return new TableError(problemOf(message('problems.workbook-damaged', { said })));
}

function isTooLarge(size: number, compressed: number): boolean {
  return size > limits.part || (size > ratioFrom && size > compressed * limits.ratio);
}

function tooLarge(): TableError {
  return new TableError(problemOf(message('problems.workbook-large')));
}
