import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDir } from '../../../test/support/processes.ts';
import { Committer } from './commit.ts';
import { Replica } from './replica.ts';
import { takeWhole } from './salvage.ts';
import { identityOf, openForWriting } from './schema.ts';

/** Commits with one action each, of which the one with number `changed` does not fit its seal any more. */
function damagedJournal(path: string, commits: number, changed: number) {
  const db = openForWriting(path);
  const committer = new Committer(db);
  for (let number = 1; number <= commits; number += 1)
    committer.commit({ reads: [], actionLines: [`{"number":${number}}`], passingLines: [] }, 1000);
  const identity = identityOf(db);
  db.close();
  const raw = new Database(path);
  for (const trigger of raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
    raw.exec(`DROP TRIGGER ${String(trigger)}`);
  raw.prepare('UPDATE actions SET line = ? WHERE in_commit = ?').run('{}', changed);
  raw.close();
  return identity;
}

it.each([1, 2, 3, 6, 7, 20, 250])(
  'of a journal is taken whole all before commit %i, which is damaged',
  (at) => {
    using folder = temporaryDir();
    const path = join(folder.path, 'journal.db');
    const replica = Replica.open(join(folder.path, 'whole.db'), damagedJournal(path, 260, at));
    takeWhole(path, replica);
    expect(replica.high.commit).toBe(at - 1);
    replica.close();
  },
);
