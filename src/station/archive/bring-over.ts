import { appendFileSync, copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { message } from '../../words/message.ts';
import { toldOf } from '../../words/told-error.ts';
import { DataDir, DataDirError } from '../data/data-dir.ts';
import { standInOf } from '../data/stand-in.ts';
import { isBlockedDisk } from '../journal/disk-trouble.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { Replica } from '../journal/replica.ts';
import { takeWhole } from '../journal/salvage.ts';
import { JournalError } from '../journal/schema.ts';
import { bookPath } from '../network/peer-book.ts';
import { serviceBookPath } from '../sync/service-book.ts';
import { replicaPath, replicaPaths } from '../network/replicas.ts';
import { warn } from '../process/terminal.ts';

/**
 * Takes what a station recorded in the stand-in of a data directory over into it, removes the stand-in, and says so. Where
 * the two do not fit, that is said, and the stand-in stays as it is. Throws DataDirError where a station works in it, and
 * the disk's error where the data directory takes nothing.
 */
export function bringOver(dir: DataDir): void {
  const place = standInOf(dir.path);
  if (place === null) return;
  const names = { data: dir.path, place };
  const standIn = DataDir.take(place);
  try {
    takeOver(standIn, dir);
  } catch (error) {
    standIn.release();
    if (isBlockedDisk(error) || error instanceof DataDirError) throw error;
    warn(message('told.not-brought-over', { ...names, detail: toldOf(error) }));
    return;
  }
  standIn.release();
  rmSync(place, { recursive: true, force: true });
  warn(message('told.brought-over', names));
}

function takeOver(standIn: DataDir, dir: DataDir): void {
  for (const replica of replicaPaths(standIn.path)) takeJournal(replica, dir, false);
  if (!existsSync(standIn.journal)) return;
  if (!takeJournal(standIn.journal, dir, true)) return;
  if (existsSync(standIn.rescue)) appendFileSync(dir.rescue, readFileSync(standIn.rescue));
  for (const path of [bookPath, serviceBookPath])
    if (existsSync(path(standIn.path))) copyFileSync(path(standIn.path), path(dir.path));
  dir.save(standIn.settings);
}

/**
 * Brings a journal of the data directory to where this one goes. Gives whether it is the station's own. One that is not,
 * because what was here could not be read when the stand-in was made, counts as that of another station.
 */
function takeJournal(path: string, dir: DataDir, mayBeOwn: boolean): boolean {
  const journal = new JournalReader(path);
  const { identity } = journal;
  const last = journal.count('commits');
  journal.close();
  const own = dir.settings.journal?.station ?? identity.station;
  const isOwn = mayBeOwn && own === identity.station;
  const target = isOwn ? dir.journal : replicaPath(dir.path, identity.station);
  const replica = Replica.open(target, identity);
  try {
    takeWhole(path, replica);
    if (replica.high.commit < last)
      throw new JournalError(
        message('told.other-commit', { path, commit: String(replica.high.commit + 1), target }),
      );
  } finally {
    replica.close();
  }
  return isOwn;
}
