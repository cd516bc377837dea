import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changeSchema, snapshotSchema } from '../../src/contract/feed.ts';
import type { FinisherRow, PassingRow } from '../../src/contract/rows.ts';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import { verifyJournal } from '../../src/station/archive/verify.ts';
import { StationRace } from '../../src/station/race/station-race.ts';
import { roundUp } from '../../src/timing/model/rounding.ts';
import { feedEvents } from '../support/feed.ts';
import { startStation, temporaryDir } from '../support/processes.ts';
import { startSmallRace } from '../support/small-race.ts';

const kills = 4;

test(
  'a station killed in the middle of a race, again and again, has every read that was shown',
  { timeout: 180_000 },
  async () => {
    using folder = temporaryDir();
    const data = join(folder.path, 'station');
    const { simulation, stationArgs } = await startSmallRace(folder.path, 20);
    const shown = new Shown();
    try {
      for (let kill = 0; kill < kills; kill += 1) {
        const { station, address } = await startStation(data, ...stationArgs);
        const watching = shown.watch(address);
        const readsBefore = shown.reads;
        await expect.poll(() => shown.reads, { timeout: 60_000 }).toBeGreaterThan(readsBefore + 200);
        await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 3000));
        await station.kill();
        await watching;
        checkJournal(data, shown);
      }
      const { station, address } = await startStation(data, ...stationArgs);
      const snapshot = await (await fetch(`${address}/api/results?limit=1`)).json();
      expect(snapshot).toMatchObject({ v: 1 });
      expect(await station.stop('SIGTERM')).toEqual({ code: 0, signal: null });
      checkJournal(data, shown);
      expect(shown.passings.size).toBeGreaterThan(100);
    } finally {
      await simulation.stop();
    }
  },
);

/** Everything that a screen was ever told. */
class Shown {
  reads = 0;
  readonly passings = new Map<string, PassingRow>();
  readonly finishers = new Map<string, FinisherRow>();

  /** Listens to the feed until the station dies. */
  async watch(address: string): Promise<void> {
    try {
      for await (const { event, data } of feedEvents(address)) this.#take(event, data);
    } catch {
      // The station was killed: that is the end of this feed.
    }
  }

  #take(event: string, data: unknown): void {
    if (event !== 'snapshot' && event !== 'change') return;
    const told = event === 'snapshot' ? snapshotSchema.parse(data) : changeSchema.parse(data);
    for (const row of told.passings ?? []) this.passings.set(row.id, row);
    for (const row of told.finishers ?? []) this.finishers.set(row.person.bib, row);
    this.reads = Math.max(this.reads, told.sections?.disk?.reads ?? 0);
  }
}

function checkJournal(data: string, shown: Shown): void {
  const journal = new JournalReader(join(data, 'journal.db'));
  try {
    expect(verifyJournal(journal).differences).toEqual([]);
    expect(journal.count('reads')).toBeGreaterThanOrEqual(shown.reads);
    const { timing } = StationRace.load(journal, 0).race;
    for (const row of shown.passings.values())
      expect(timing.passing(row.id)?.reads ?? 0, `passing ${row.id}`).toBeGreaterThanOrEqual(row.reads);
    for (const row of shown.finishers.values()) {
      const { gunTime, status } = timing.result(row.person.bib) ?? {};
      expect({ status, gun: roundUp(gunTime ?? NaN, 1000) }).toEqual({ status: 'finished', gun: row.gun });
    }
  } finally {
    journal.close();
  }
}
