import { existsSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { message, type Message } from '../../words/message.ts';
import { toldOf } from '../../words/told-error.ts';
import type { DataDir } from '../data/data-dir.ts';
import { anyProblem } from '../journal/damage.ts';
import { databaseSuffixes } from '../journal/database-files.ts';
import { isBlockedDisk } from '../journal/disk-trouble.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { bookPath, isBook } from './peer-book.ts';
import { replicaPaths } from './replicas.ts';

/**
 * Puts aside what a data directory knows of the network where it is damaged, before a station works with it.
 * What the journals of other stations hold comes again when they are followed; `thoroughly` checks every seal of them.
 */
export function mendNetwork(dir: DataDir, thoroughly = false): void {
  const book = bookPath(dir.path);
  if (existsSync(book) && !isBook(book)) {
    dir.keepAside(basename(book));
    dir.tell(message('damage.strange-files', { names: [basename(book)] }), [message('missing.pairing')]);
  }
  for (const path of replicaPaths(dir.path)) {
    const damage = damageOf(path, thoroughly);
    if (damage === null) continue;
    const name = relative(dir.path, path);
    dir.keepAside(...databaseSuffixes.map((suffix) => name + suffix));
    dir.tell(message('damage.in-file', { name, damage }), [message('missing.replica')]);
  }
}

function damageOf(path: string, thoroughly: boolean): Message | null {
  try {
    const journal = new JournalReader(path);
    try {
      journal.count('commits');
      return thoroughly ? anyProblem(journal) : null;
    } finally {
      journal.close();
    }
  } catch (error) {
    if (isBlockedDisk(error)) throw error;
    return toldOf(error);
  }
}
