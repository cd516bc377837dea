import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { CopyFile } from './copy-files.ts';
import type { Transaction } from '../journal/commit-line.ts';
import { parseCopyLine, placeAfter, type Place, type Waiting } from './copy-format.ts';

/** Where a file of the second copy ends. */
export interface CopyEnd {
  place: Place;
  /** The last line is cut off or damaged. */
  torn: boolean;
  /** Rows that waited for the journal when the copy was last written. */
  waiting: Waiting[];
}

/** Read first; doubled until the last commit and the last passing line are in it. */
const windowBytes = 256 * 1024;

/** Finds the end of a file from behind: files of a long race are large, and only their end says where to go on. */
export function endOf({ path, header }: CopyFile): CopyEnd {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    for (let window = windowBytes; ; window *= 2) {
      const from = Math.max(0, size - window);
      const bytes = Buffer.alloc(size - from);
      readSync(file, bytes, 0, bytes.length, from);
      // Before the first line end stands the header, or the rest of a line.
      const [, ...lines] = bytes.toString('utf8').split('\n');
      const end = endOfLines(lines, header.after);
      const found =
        end.place.commit > header.after.commit && end.place.passingLine > header.after.passingLine;
      if (found || from === 0) return end;
    }
  } finally {
    closeSync(file);
  }
}

function endOfLines(lines: readonly string[], after: Place): CopyEnd {
  let place = after;
  let waiting: Waiting[] = [];
  const high = { reads: 0, actions: 0 };
  const whole = lines.slice(0, -1);
  for (const text of whole) {
    try {
      const line = parseCopyLine(text);
      place = placeAfter(place, line);
      if ('waiting' in line) waiting.push(line);
      else if (line.commit !== null) {
        const { reads, actions } = lastOf(line);
        high.reads = Math.max(high.reads, reads);
        high.actions = Math.max(high.actions, actions);
        waiting = waiting.filter(
          (rows) => lastOf(rows).reads > high.reads || lastOf(rows).actions > high.actions,
        );
      }
    } catch {
      return { place, torn: true, waiting };
    }
  }
  return { place, torn: lines.at(-1) !== '', waiting };
}

/** The numbers of the last rows of a line; 0 where it has none. */
function lastOf({ reads, actions }: Pick<Transaction, 'reads' | 'actions'>): {
  reads: number;
  actions: number;
} {
  return {
    reads: reads === undefined ? 0 : reads.first + reads.rows.length - 1,
    actions: actions === undefined ? 0 : actions.first + actions.lines.length - 1,
  };
}
