import type { DiskTrouble } from '../../contract/disk-view.ts';

/** An error of SQLite or of the file system. */
export interface DiskError {
  code: string;
  message: string;
}

/** The code of a disk that takes nothing and refuses nothing: it does not answer. */
export const noAnswer = 'NO_ANSWER';

const advice: Record<DiskTrouble, string> = {
  full: 'the disk is full: delete or move other files; what waits is written as soon as there is room',
  locked: 'another program holds the file: close it (a backup, a virus scanner, a database viewer)',
  'read-only': 'the disk cannot be written to: look at its switch and its permissions',
  damaged: 'the file is damaged: it is kept aside and the journal is made again from what can be read',
  gone: 'the disk or the file is gone: connect the disk again; do not switch the laptop off',
  failing:
    'the disk does not take what is written: keep the station running and set a second copy on another disk',
  hanging:
    'the disk does not answer: look at its cable, keep the station running, and set a second copy on another disk',
};

/** What a disk's error is for the crew. */
export function diskTroubleOf(code: string): DiskTrouble {
  // Without room for the index of its log a journal cannot even be opened.
  if (['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT'].includes(code)) return 'full';
  if (code === noAnswer) return 'hanging';
  if (/^SQLITE_(BUSY|LOCKED)/.test(code) || code === 'EBUSY') return 'locked';
  if (/^SQLITE_(READONLY|PERM)/.test(code) || ['EROFS', 'EACCES', 'EPERM'].includes(code)) return 'read-only';
  // What a journal's statements never are by themselves: its tables are gone, or hold what they cannot hold.
  if (/^SQLITE_(CORRUPT|NOTADB|ERROR|SCHEMA|CONSTRAINT|MISMATCH)/.test(code)) return 'damaged';
  if (['ENOENT', 'ENODEV', 'ENXIO', 'ENOTDIR', 'SQLITE_CANTOPEN'].includes(code)) return 'gone';
  return 'failing';
}

/** What is wrong and what to do, with the machine's own words at the end. */
export function diskTroubleText({ code, message }: DiskError): string {
  return `${advice[diskTroubleOf(code)]} (${message}, ${code})`;
}

/** Whether an error comes from SQLite or the file system. */
export function isDiskError(error: unknown): error is Error & DiskError {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^(SQLITE_|E[A-Z]+$)/.test(code);
}

/** Whether an error says that the disk does not let a file be used now, whatever is in the file. */
export function isBlockedDisk(error: unknown): error is Error & DiskError {
  return isDiskError(error) && ['full', 'locked', 'read-only'].includes(diskTroubleOf(error.code));
}
