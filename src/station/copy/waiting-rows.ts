import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { message } from '../../words/message.ts';
import type { DataDir } from '../data/data-dir.ts';
import { isBlockedDisk } from '../journal/disk-trouble.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import type { Rows } from '../journal/writer.ts';
import { endOf } from './copy-end.ts';
import type { CopyFile } from './copy-files.ts';
import { parseCopyLine, type Waiting } from './copy-format.ts';
import { rowsAbove, takeWaiting } from './take-copy.ts';

/**
 * Takes rows that waited for the disk at the last stop into the journal. Gives those that still have to wait, because the
 * disk is full: they stay where they are as well, until they are in the journal.
 */
export function takeUpWaiting(dir: DataDir, copies: readonly (readonly CopyFile[])[]): Rows {
  const newest = copies.map((files) => files.at(-1)).filter((file) => file !== undefined);
  const waiting = [...readRescue(dir), ...newest.flatMap((file) => endOf(file).waiting)];
  try {
    takeWaiting(dir.journal, waiting);
  } catch (error) {
    if (!isBlockedDisk(error)) throw error;
    return rowsAbove(rowsIn(dir.journal), waiting);
  }
  rmSync(dir.rescue, { force: true });
  return { reads: [], actionLines: [] };
}

function rowsIn(path: string): { reads: number; actions: number } {
  const journal = new JournalReader(path);
  const counts = { reads: journal.count('reads'), actions: journal.count('actions') };
  journal.close();
  return counts;
}

function readRescue(dir: DataDir): Waiting[] {
  if (!existsSync(dir.rescue)) return [];
  const { waiting, damaged } = linesIn(dir.rescue);
  if (damaged === 0) return waiting;
  const name = basename(dir.rescue);
  dir.keepAside(name);
  dir.tell(message('damage.strange-files', { names: [name] }), [
    message('missing.waiting', { count: damaged, aside: dir.aside ?? dir.path }),
  ]);
  return waiting;
}

function linesIn(path: string): { waiting: Waiting[]; damaged: number } {
  const waiting: Waiting[] = [];
  let damaged = 0;
  for (const text of textOf(path).split('\n')) {
    if (text === '') continue;
    try {
      const line = parseCopyLine(text);
      if ('waiting' in line) waiting.push(line);
      else damaged += 1;
    } catch {
      damaged += 1;
    }
  }
  return { waiting, damaged };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    // As damaged as a line that cannot be read.
    return (error as Error).message;
  }
}
