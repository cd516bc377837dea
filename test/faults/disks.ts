import { appendFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a file until not more than so many bytes are free; gives its path. */
export function fill(disk: string, free = 0): string {
  const file = join(disk, 'holiday.jpg');
  try {
    for (;;) appendFileSync(file, Buffer.alloc(4096));
  } catch {
    truncateSync(file, statSync(file).size - free);
    return file;
  }
}

/** The files of a second copy, one after the other. */
export function copyText(copy: string): string {
  if (!existsSync(copy)) return '';
  return readdirSync(copy)
    .toSorted()
    .map((name) => readFileSync(join(copy, name), 'utf8'))
    .join('');
}

/** The number of the last read that a second copy has as one that waits for the journal; 0 where it has none. */
export function lastWaiting(copy: string): number {
  const lines = copyText(copy)
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.startsWith('{"v":1,"waiting":true'));
  return Math.max(
    0,
    ...lines.map((line) => {
      const { reads } = JSON.parse(line) as { reads?: { first: number; rows: unknown[] } };
      return reads === undefined ? 0 : reads.first + reads.rows.length - 1;
    }),
  );
}
