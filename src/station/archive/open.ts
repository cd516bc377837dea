import { journalPath } from '../data/data-dir.ts';
import { workingDir } from '../data/stand-in.ts';
import { isDiskError } from '../journal/disk-trouble.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { JournalError } from '../journal/schema.ts';
import { replicaPaths } from '../network/replicas.ts';
import { message } from '../../words/message.ts';

/** The journal of a data directory as it is now, also while its station runs. Throws JournalError where there is none. */
export function openJournal(dataDir: string): JournalReader {
  return openFrozen(journalPath(workingDir(dataDir)));
}

/** The journals of other stations in a data directory: they count for its race. Throws JournalError. */
export function openReplicas(dataDir: string): JournalReader[] {
  return replicaPaths(workingDir(dataDir)).map(openFrozen);
}

function openFrozen(path: string): JournalReader {
  try {
    const journal = new JournalReader(path);
    journal.freeze();
    return journal;
  } catch (error) {
    if (isDiskError(error))
      throw new JournalError(message('journal.unreadable', { path, said: error.message }));
    throw error;
  }
}
