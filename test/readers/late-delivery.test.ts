import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { formatClock, raceTimeAt } from '../../src/readers/simulated-clock.ts';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import { expectWhole, WatchedStation } from '../faults/watched-station.ts';
import { temporaryDir } from '../support/processes.ts';
import { TellingMat } from '../support/telling-mat.ts';

const hour = 3_600_000;

function readsIn(data: string) {
  const journal = new JournalReader(join(data, 'journal.db'));
  const reads = [...journal.reads()].map(({ chip, time, earliest }) => ({ chip, time, earliest }));
  journal.close();
  return reads;
}

test(
  'a mat that was cut off for an hour keeps its times, and the console says how late its reads came',
  { timeout: 240_000 },
  async () => {
    using folder = temporaryDir();
    await using mat = await TellingMat.open();
    const noon = Date.parse('2026-12-06T12:00:00+08:00');
    const begun = Date.now();
    // A clock on which an hour is over in no time, once what is held up was said.
    const cut = begun + 30_000;
    const clock = [
      { from: begun, race: noon, rate: 1 },
      { from: cut, race: noon + 30_000 + hour, rate: 1 },
    ];
    const say = async (count: number) => {
      for (let read = 0; read < count; read += 1) {
        mat.say(raceTimeAt(clock, Date.now()));
        await wait(20);
      }
    };
    const address = `${mat.address}&clock=${formatClock(clock)}`;
    const station = await WatchedStation.start(folder.path, address);
    const late = () => station.sections.mats?.[0]?.late ?? null;
    await station.until(() => mat.isConnected);
    await say(20);
    await station.until(() => station.reads >= 20);
    expect(Date.now()).toBeLessThan(cut);
    expect(late()).toBeNull();
    mat.hold();
    await say(100);
    await wait(Math.max(0, cut + 100 - Date.now()));
    mat.release();
    await station.until(() => late() !== null);
    await say(20);
    await station.until(() => station.reads >= 140 && late()?.until !== null);
    expect(late()).toMatchObject({ reads: 100 });
    expect(late()!.most).toBeGreaterThan(hour);
    expect(await station.stop()).toBe(0);
    expect(readsIn(folder.path)).toEqual(mat.told.map((read) => ({ ...read, earliest: undefined })));
    expectWhole(folder.path);
  },
);

test(
  'after a restart a mat that says 20,000 lines again makes no read twice, and new ones among them keep their times',
  { timeout: 240_000 },
  async () => {
    using folder = temporaryDir();
    await using mat = await TellingMat.open(true);
    const first = await WatchedStation.start(folder.path, mat.address);
    await first.until(() => mat.isConnected);
    for (let read = 0; read < 20_000; read += 1) {
      mat.say(Date.now());
      if (read % 200 === 0) await wait(5);
    }
    await first.until(() => first.reads >= 20_000);
    await first.kill();
    for (let read = 0; read < 50; read += 1) {
      mat.say(Date.now());
      await wait(80);
    }
    const second = await WatchedStation.start(folder.path, mat.address);
    await second.until(() => second.reads >= 20_050);
    await second.until(() => (second.sections.mats?.[0]?.repeats ?? 0) >= 20_000);
    mat.say(Date.now());
    await second.until(() => second.reads >= 20_051);
    expect(await second.stop()).toBe(0);
    expect(readsIn(folder.path)).toEqual(mat.told.map((read) => ({ ...read, earliest: undefined })));
    expectWhole(folder.path);
  },
);
