import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { temporaryDir } from '../../../test/support/processes.ts';
import { race } from '../../timing/timing.fixture.ts';
import { verifyJournal } from '../archive/verify.ts';
import { Committer } from '../journal/commit.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { openForWriting } from '../journal/schema.ts';
import { StationRace } from './station-race.ts';

/** A journal with a race, and a gun whose field `race` only a newer version knows. */
function journalOfNewerVersion(path: string): JournalReader {
  const db = openForWriting(path);
  const journal = new JournalReader(path);
  const { station } = journal.identity;
  const base = { station, at: 0, by: 'console' };
  const actionLines = [
    { ...base, id: 'define', lamport: 1, type: 'race.define', race },
    { ...base, id: 'gun', lamport: 7, type: 'gun.fire', wave: 'A', gun: 1000, race: 'half' },
  ].map((action) => JSON.stringify({ t: 'action', v: 1, at: 0, action }));
  new Committer(db).commit({ reads: [], actionLines, passingLines: [] }, 0);
  db.close();
  return journal;
}

it("an action with a field of a newer version is kept and counted, and nothing follows from it, in one's own journal and in another's", () => {
  using folder = temporaryDir();
  const newer = journalOfNewerVersion(join(folder.path, 'newer.db'));
  openForWriting(join(folder.path, 'own.db')).close();
  const own = new JournalReader(join(folder.path, 'own.db'));
  const { station } = newer.identity;
  for (const opened of [StationRace.load(newer, 0), StationRace.load(own, 0, [newer])]) {
    const made = opened.race;
    expect(made.notUnderstood(station)).toBe(1);
    expect([made.site?.event.id, made.timing.gun('A')]).toEqual([race.id, null]);
    // What is done now comes after it, so that it stays so once it is understood.
    expect(made.nextLamport).toBe(8);
  }
  expect(newer.count('actions')).toBe(2);
  expect(verifyJournal(newer).differences).toEqual([]);
  newer.close();
  own.close();
});

it('an action of the own journal that is not understood because it was changed on the disk is no newer version', () => {
  using folder = temporaryDir();
  const path = join(folder.path, 'journal.db');
  journalOfNewerVersion(path).close();
  const db = new Database(path);
  const triggers = db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all() as {
    name: string;
  }[];
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.exec(`UPDATE actions SET line = replace(line, 'half', 'hafl')`);
  db.close();
  const journal = new JournalReader(path);
  expect(() => StationRace.load(journal, 0)).toThrow('damage.line-changed {"table":"actions","number":"2"}');
  journal.close();
});
