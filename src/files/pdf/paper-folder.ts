import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { message } from '../../words/message.ts';
import { bookTextsSchema, type BookTexts } from './book-texts.ts';
import { PaperError } from './printer.ts';

/** What an event's paper has of its own; each where the organiser put it. */
export interface PaperFolder {
  texts: BookTexts | undefined;
  /** A picture (PNG, JPEG, SVG) for the cover of the book. */
  logo: Uint8Array | null;
}

/**
 * Reads the folder `paper` of a data directory: `book.json` and `logo`; what is not there is left out. Throws {@link PaperError} for a file that is not as it should be.
 */
export function readPaperFolder(dataDir: string): PaperFolder {
  const folder = join(dataDir, 'paper');
  return {
    texts: jsonIn(join(folder, 'book.json'), bookTextsSchema),
    logo: bytesIn(join(folder, 'logo')),
  };
}

function jsonIn<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> | undefined {
  const bytes = bytesIn(path);
  if (bytes === null) return undefined;
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    const { issues } = error as Partial<z.ZodError>;
    const said = issues === undefined ? (error as Error).message : whereOf(issues);
    throw new PaperError(message('paper.bad-file', { path, said }));
  }
}

const whereOf = (issues: z.ZodError['issues']) =>
  issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');

function bytesIn(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new PaperError(message('paper.bad-file', { path, said: (error as Error).message }));
  }
}
