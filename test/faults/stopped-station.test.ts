import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { answers, command } from '../../src/readers/protocol/a0.ts';
import { hasPty, openPtyPort, openTcpPort, type MatPort } from '../../src/simulator/mat-port.ts';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import { actionOfLine } from '../../src/station/race/action-lines.ts';
import { temporaryDir } from '../support/processes.ts';
import { expectWhole, WatchedStation } from './watched-station.ts';

const canStop = process.platform === 'linux';
const lines: [string, boolean, () => Promise<MatPort>][] = [
  ['a TCP line', canStop, () => openTcpPort()],
  ['a serial line (skipped where there are no pseudo-terminals)', canStop && (await hasPty()), openPtyPort],
];

const chipOf = (number: number) => `E2${number.toString(16).toUpperCase().padStart(22, '0')}`;
const frame = (number: number) =>
  answers.tag(1, command.fastInventory, { epc: chipOf(number), antenna: 1, rssi: -60 });

function addressOf({ place }: MatPort): string {
  const where = place.transport === 'tcp' ? `tcp:${place.host}:${place.port}` : `serial:${place.path}`;
  return `${where}?protocol=a0&point=finish`;
}

/** A station on this line that has heard it. */
async function heard(data: string, mat: MatPort): Promise<WatchedStation> {
  const station = await WatchedStation.start(data, addressOf(mat));
  await expect
    .poll(
      () => {
        mat.write(frame(1));
        return station.reads;
      },
      { timeout: 60_000, interval: 100 },
    )
    .toBeGreaterThan(0);
  return station;
}

function readsIn(data: string) {
  const journal = new JournalReader(join(data, 'journal.db'));
  const reads = [...journal.reads()];
  const actions = journal.lines('actions').map(({ line }) => actionOfLine(line));
  journal.close();
  return { reads, actions };
}

describe.each(lines)('a station that is stopped and goes on, on %s', (_name, isThere, open) => {
  test.skipIf(!isThere)(
    'marks the reads that waited meanwhile, and no others',
    { timeout: 120_000 },
    async () => {
      using folder = temporaryDir();
      const mat = await open();
      const station = await heard(folder.path, mat);
      station.process.standStill();
      const stopped = Date.now();
      const written = new Map<string, number>();
      for (let number = 100; number < 300; number += 1) {
        await wait(10);
        written.set(chipOf(number), Date.now());
        mat.write(frame(number));
      }
      station.process.goOn();
      await wait(1500);
      for (let number = 300; number < 310; number += 1) {
        mat.write(frame(number));
        await wait(300);
      }
      const stalls = () => (station.sections.actions ?? []).filter(({ type }) => type === 'station.stall');
      await station.until(() => stalls().length > 0);
      expect(await station.stop()).toBe(0);
      await mat.close();

      const { reads, actions } = readsIn(folder.path);
      const waited = reads.filter(({ chip }) => written.has(chip));
      expect(waited.map(({ chip }) => chip)).toEqual([...written.keys()]);
      for (const { chip, time, earliest } of waited) {
        expect(earliest).toBeLessThanOrEqual(written.get(chip)!);
        // The station's clock began within two milliseconds of the laptop's.
        expect(time + 2).toBeGreaterThanOrEqual(written.get(chip)!);
      }
      const later = reads.filter(({ chip }) => chip >= chipOf(300));
      expect(later.filter(({ earliest }) => earliest === undefined).length).toBeGreaterThan(0);
      const stall = actions.find((action) => action.type === 'station.stall' && action.from <= stopped);
      expect(stall).toMatchObject({ mats: [{ mat: 'finish' }] });
      expectWhole(folder.path);
    },
  );

  test.skipIf(!isThere)('loses no frame that it had half of', { timeout: 120_000 }, async () => {
    using folder = temporaryDir();
    const mat = await open();
    const station = await heard(folder.path, mat);
    const expected: string[] = [];
    for (let number = 1000; number < 1040; number += 1) {
      const bytes = frame(number);
      const from = performance.now();
      mat.write(bytes.subarray(0, 9));
      // Sometimes it has read the first half by then and sometimes not.
      while (performance.now() - from < number % 12);
      station.process.standStill();
      // Where this process itself was held, the line really fell silent.
      if (performance.now() - from < 20) expected.push(chipOf(number));
      await wait(60);
      mat.write(bytes.subarray(9));
      await wait(5);
      station.process.goOn();
      await wait(60);
    }
    await wait(1000);
    expect(await station.stop()).toBe(0);
    await mat.close();
    const chips = new Set(readsIn(folder.path).reads.map(({ chip }) => chip));
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.filter((chip) => !chips.has(chip))).toEqual([]);
  });
});
