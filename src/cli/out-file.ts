import { writeFileSync } from 'node:fs';
import { UsageError } from '../station/process/usage-error.ts';
import { message } from '../words/message.ts';

/** Writes a file that a person named. Throws {@link UsageError} where it cannot be written. */
export function writeOut(path: string, content: Uint8Array | string): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    const said = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new UsageError(message('usage.unwritable', { path, said }));
  }
}

/** The parts of a file as one. */
export function bytesOf(parts: Iterable<string | Uint8Array | undefined>): Uint8Array {
  const made = [...parts].filter((part) => part !== undefined);
  return Buffer.concat(made.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
}
