import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Committer } from '../../src/station/journal/commit.ts';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import { openForWriting } from '../../src/station/journal/schema.ts';
import { journalPath } from '../../src/station/data/data-dir.ts';
import { temporaryDir } from '../support/processes.ts';
import { following, lan, other, patient, sampleFiles, snapshot, startLaptop } from './twins.ts';

/** Adds to a journal the gun of a wave, with a field that only a newer version knows. */
function addGunOfNewerVersion(dataDir: string): void {
  const journal = new JournalReader(journalPath(dataDir));
  const { station } = journal.identity;
  journal.close();
  const at = Date.UTC(2026, 11, 6);
  const action = { id: 'newer', station, lamport: 1000, at, by: 'console', type: 'gun.fire' };
  const line = { t: 'action', v: 1, at, action: { ...action, wave: 'A', gun: at, race: 'half' } };
  const db = openForWriting(journalPath(dataDir));
  new Committer(db).commit({ reads: [], actionLines: [JSON.stringify(line)], passingLines: [] }, at);
  db.close();
}

it('what a newer version did is counted and told at both laptops, kept, and changes no result', async () => {
  using folder = temporaryDir();
  const data = join(folder.path, 'a');
  const before = await startLaptop(data, ...sampleFiles);
  const wave = (await snapshot(before)).sections.guns[0]!;
  await before.station.stop('SIGTERM');
  addGunOfNewerVersion(data);

  await using first = await startLaptop(data, lan);
  await using second = await startLaptop(join(folder.path, 'b'), ...(await following(first)));
  const own = (await snapshot(first)).sections;
  expect(own.station.notUnderstood).toBe(1);
  expect(own.guns[0]).toEqual(wave);
  await expect.poll(() => other(second), patient).toMatchObject({ state: 'following', notUnderstood: 1 });
  const { guns, station } = (await snapshot(second)).sections;
  expect([guns[0], station.notUnderstood]).toEqual([wave, undefined]);
  expect((await other(second)).actions).toBe((await snapshot(first)).sections.disk.actions);
});
