import type { DiskTrouble } from '../../contract/disk-view.ts';
import { message, type Message } from '../../words/message.ts';

/** An error of SQLite or of the file system. */
export interface DiskError {
  code: string;
  /** The machine's own words. */
  message: string;
}

/** The code of a disk that takes nothing and refuses nothing: it does not answer. */
export const noAnswer = 'NO_ANSWER';

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
export function diskTold({ code, message: said }: DiskError): Message {
  const trouble = diskTroubleOf(code);
  return trouble === 'hanging'
    ? message('disk.hanging')
    : message(`disk.${trouble}`, { said: `${said}, ${code}` });
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
