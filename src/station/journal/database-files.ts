import { rmSync } from 'node:fs';

/**
 * What SQLite appends to the name of a database for the files that make it up: the database itself, its write-ahead log
 * and the index of that. Whoever moves or removes a database does so with all of them: https://sqlite.org/walformat.html.
 */
export const databaseSuffixes = ['', '-wal', '-shm'] as const;

/** Removes a database with its log, where they are there. */
export function removeDatabase(path: string): void {
  for (const suffix of databaseSuffixes) rmSync(path + suffix, { force: true });
}
