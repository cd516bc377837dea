import { readFileSync, writeFileSync, openSync, writeSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import { actionOfLine } from '../../src/station/race/action-lines.ts';
import { EndlessMat } from '../support/endless-mat.ts';
import { compiledForPreload } from '../support/preload.ts';
import { temporaryDir } from '../support/processes.ts';
import { expectWhole, WatchedStation } from './watched-station.ts';

const hour = 3_600_000;

test(
  'reads stay on one time line when the laptop clock is set back an hour, which is told, and after a restart',
  { timeout: 240_000 },
  async ({ skip }) => {
    using folder = temporaryDir();
    const library = compiledForPreload(join(import.meta.dirname, 'set-clock.c'), folder.path);
    if (library === null) {
      skip('needs Linux and a C compiler, to give the station a clock that can be set');
      return;
    }
    const clockFile = join(folder.path, 'clock');
    writeFileSync(clockFile, Buffer.alloc(8));
    const env = { LD_PRELOAD: library, CLOCK_FILE: clockFile };
    await using mat = await EndlessMat.open();
    const data = join(folder.path, 'data');

    const first = await WatchedStation.start(data, mat.address, '-', env);
    await first.hears(20);
    setClock(clockFile, -hour);
    await first.until(() => first.sections.clock?.lastJump !== null);
    expect(Math.abs((first.sections.clock?.offset ?? 0) + hour)).toBeLessThan(1000);
    await first.hears(20);
    await first.kill();
    const second = await WatchedStation.start(data, mat.address, '-', env);
    await second.hears(20);
    expect(Math.abs((second.sections.clock?.offset ?? 0) + hour)).toBeLessThan(1000);
    expect(await second.stop()).toBe(0);

    const journal = new JournalReader(join(data, 'journal.db'));
    const jumps = journal
      .lines('actions')
      .map(({ line }) => actionOfLine(line))
      .filter((action) => action.type === 'clock.jump');
    const times = [...journal.reads()].map(({ time }) => time);
    journal.close();
    expect(jumps.map(({ step }) => Math.round(step / 1000))).toEqual([-hour / 1000]);
    expect(times.length).toBeGreaterThanOrEqual(60);
    const steps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...steps)).toBeLessThan(hour / 2);
    expectWhole(data);
  },
);

function setClock(file: string, ms: number): void {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(ms));
  // In place: the station has the file mapped.
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, bytes);
  closeSync(descriptor);
  expect(readFileSync(file)).toEqual(bytes);
}
