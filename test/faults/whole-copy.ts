import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { endOf } from '../../src/station/copy/copy-end.ts';
import { copyFiles } from '../../src/station/copy/copy-files.ts';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import { stopped } from '../support/processes.ts';

/** Stops a station's process at a moment at which its second copy, which is a little behind, has all that is in the journal. */
export async function stopWithWholeCopy(station: ChildProcess, journal: string, copy: string): Promise<void> {
  for (;;) {
    station.kill('SIGSTOP');
    await stopped(station.pid);
    if (commitsIn(journal) === commitsInCopy(copy)) return;
    station.kill('SIGCONT');
    // A busy machine needs time for the copy to get further.
    await wait(1000);
  }
}

function commitsIn(path: string): number {
  const journal = new JournalReader(path);
  const commits = journal.count('commits');
  journal.close();
  return commits;
}

function commitsInCopy(dir: string): number {
  const newest = copyFiles(dir).at(-1);
  return newest === undefined ? 0 : endOf(newest).place.commit;
}
