import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Committer } from '../../src/station/journal/commit.ts';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import type { NewRead } from '../../src/station/journal/rows.ts';
import { openForWriting } from '../../src/station/journal/schema.ts';
import { verifyJournal } from '../../src/station/archive/verify.ts';
import { startStation, temporaryDir } from '../support/processes.ts';

const runners = 20_000;
const points = ['start', '5k', '10k', '15k', '20k', '25k', '30k', 'finish'];
const passings = runners * points.length;
const gun = Date.parse('2026-05-10T00:00:00Z');

/** More passings than a function call takes arguments. */
function writeJournal(path: string): void {
  const db = openForWriting(path);
  const reads = points.flatMap((point, at) =>
    Array.from({ length: runners }, (_, runner): NewRead => {
      const time = gun + at * 1_500_000 + runner * 10;
      return {
        source: `tcp:mat:4001?protocol=a0&point=${point}`,
        point,
        chip: `E2${(runner + 1).toString(16).toUpperCase().padStart(6, '0')}`,
        antenna: 1,
        rssi: -60,
        time,
        readerTime: null,
        arrived: time,
        raw: Uint8Array.of(1),
      };
    }),
  );
  new Committer(db).commit({ reads, actionLines: [], passingLines: [] }, gun);
  db.close();
}

const race = (minRssi: number) => ({
  id: 'many',
  name: 'Many',
  date: '2026-05-10',
  zone: 'UTC',
  points: points.map((id, at) => ({
    id,
    kind: at === 0 ? 'start' : id === 'finish' ? 'finish' : 'split',
    distance: at * 5000,
    minRssi,
  })),
  waves: [{ id: 'A', gun: new Date(gun).toISOString() }],
});

function passingLines(data: string): number {
  const journal = new JournalReader(join(data, 'journal.db'));
  const count = journal.count('passing_lines');
  journal.close();
  return count;
}

test(
  'a rule that takes every passing of a big race away, and lost passing lines, end no station',
  { timeout: 240_000 },
  async () => {
    using folder = temporaryDir();
    writeJournal(join(folder.path, 'journal.db'));
    {
      // The journal has reads and no passing lines, like one that was mended: all are written at once.
      const { station, address } = await startStation(folder.path);
      const define = async (minRssi: number) => {
        const answer = await fetch(`${address}/api/race`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/octet-stream' },
          body: JSON.stringify(race(minRssi)),
        });
        expect(answer.status, await answer.text()).toBe(200);
      };
      await expect.poll(() => passingLines(folder.path), { timeout: 120_000 }).toBe(passings);
      await define(-70);
      // From here on no read counts: each passing gets one more line, that it is gone.
      await define(-50);
      await expect.poll(() => passingLines(folder.path), { timeout: 120_000 }).toBe(2 * passings);
      expect(await station.stop('SIGTERM')).toEqual({ code: 0, signal: null });
    }
    const { station, address } = await startStation(folder.path);
    expect(await (await fetch(`${address}/api/about`)).json()).toMatchObject({ role: 'station' });
    expect(await station.stop('SIGTERM')).toEqual({ code: 0, signal: null });
    const journal = new JournalReader(join(folder.path, 'journal.db'));
    expect(verifyJournal(journal).differences).toEqual([]);
    journal.close();
  },
);
