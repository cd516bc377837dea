import { journalPath } from '../data/data-dir.ts';
import { workingDir } from '../data/stand-in.ts';
import { isDiskError } from '../journal/disk-trouble.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { JournalError } from '../journal/schema.ts';
import { replicaPaths } from '../network/replicas.ts';
import { UsageError } from '../process/usage-error.ts';

/** The journal of a data directory as it is now, also while its station runs. Throws {@link UsageError} where there is none. */
export function openJournal(dataDir: string): JournalReader {
  return openFrozen(journalPath(workingDir(dataDir)));
}

/** The journals of other stations in a data directory: they count for its race. Throws {@link UsageError}. */
export function openReplicas(dataDir: string): JournalReader[] {
  return replicaPaths(workingDir(dataDir)).map(openFrozen);
}

function openFrozen(path: string): JournalReader {
  try {
    const journal = new JournalReader(path);
    journal.freeze();
    return journal;
  } catch (error) {
    if (error instanceof JournalError) throw new UsageError(error.message);
    if (isDiskError(error))
      throw new UsageError(
        `${path}: cannot be read (${error.message}); start its station: it mends what can be mended, and says what is missing`,
      );
    throw error;
  }
}
