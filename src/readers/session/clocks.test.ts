import { afterEach, expect, it, vi } from 'vitest';
import { openTcpPort } from '../../simulator/mat-port.ts';
import { passingChips } from '../../simulator/passing-chips.fixture.ts';
import { toldTimeDevice } from '../../simulator/told-time-device.fixture.ts';
import { VirtualMat } from '../../simulator/virtual-mat.ts';
import type { ReaderRead } from '../reader.ts';
import { connectReader } from './session.ts';

vi.mock('../protocols.ts', async () => {
  const { toldTime } = await import('./told-time.fixture.ts');
  return { protocols: { ultra: toldTime } };
});

const hour = 3_600_000;
const patience = { timeout: 60_000, interval: 20 };
const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

/** A reader at which a chip passes every `every` milliseconds, and the session that reads it. */
async function reading(count: number, every: number) {
  const passing = passingChips(count, every, 400);
  const port = await openTcpPort();
  if (port.place.transport !== 'tcp') throw new Error('no TCP port');
  const { place } = port;
  await port.close();
  const clock = [{ from: 0, race: 0, rate: 1 }];
  const mat = await VirtualMat.start(() => openTcpPort(place.port), clock, passing, toldTimeDevice);
  opened.push({ close: () => mat.stop() });
  const reads: ReaderRead[] = [];
  const reader = connectReader(
    { ...place, protocol: 'ultra', point: 'finish', clock: null },
    { now: Date.now, onRead: (read) => reads.push(read), onState: () => undefined },
  );
  opened.push(reader);
  const passed = (chip: number) => passing[chip]!.time;
  return { mat, reader, reads, passed, clock: () => reader.health().clock };
}

const chipOf = ({ chip }: ReaderRead) => Number.parseInt(chip.slice(-4), 16);

it('a clock that is an hour off is measured, its reads are put right, and it is set', async () => {
  const { mat, reader, reads, passed, clock } = await reading(400, 20);
  mat.jumpClock(hour);
  await vi.waitFor(() => expect(clock()).toMatchObject({ counts: 'corrected', warn: true }), patience);
  await vi.waitFor(() => expect(reads.length).toBeGreaterThan(10), patience);
  for (const read of reads) {
    expect(Number.isInteger(read.time)).toBe(true);
    expect(Math.abs(read.readerTime! - read.time - clock()!.offset)).toBeLessThan(100);
    expect(Math.abs(read.time - passed(chipOf(read)))).toBeLessThan(1000);
  }
  expect(clock()!.offset).toBeGreaterThan(hour - 1000);
  await reader.setClock();
  expect(clock()).toMatchObject({ counts: 'reader', jump: null });
  expect(Math.abs(clock()!.offset)).toBeLessThan(1000);
  const before = reads.length;
  await vi.waitFor(() => expect(reads.length).toBeGreaterThan(before + 5), patience);
  expect(reads.at(-1)?.readerTime).toBe(reads.at(-1)?.time);
});

it('a clock that jumps ahead costs no read and moves none by more than its way took', async () => {
  const { mat, reads, passed, clock } = await reading(200, 20);
  await vi.waitFor(() => expect(reads.length).toBeGreaterThan(20), patience);
  mat.jumpClock(hour);
  await mat.done;
  await vi.waitFor(() => expect(reads).toHaveLength(200), patience);
  for (const read of reads) expect(Math.abs(read.time - passed(chipOf(read)))).toBeLessThan(1000);
  expect(reads.at(-1)!.readerTime! - reads.at(-1)!.time).toBeGreaterThan(hour - 1000);
  expect(clock()).toMatchObject({ warn: true, counts: 'corrected' });
  expect(Math.abs(clock()!.jump!.step - hour)).toBeLessThan(1000);
});

it('what passed while the cable was out is fetched from the memory', async () => {
  const { mat, reader, reads } = await reading(150, 10);
  await vi.waitFor(() => expect(reads.length).toBeGreaterThan(20), patience);
  await mat.hangUp();
  await vi.waitFor(() => expect(reader.health().state).toBe('gone'), patience);
  await expect(reader.fetchStored(0)).rejects.toMatchObject({ told: { code: 'reader.not-connected' } });
  await mat.done;
  await mat.plugIn();
  await vi.waitFor(
    () => expect(reader.health()).toMatchObject({ state: 'reading', fetchesStored: true }),
    patience,
  );
  const live = reads.length;
  expect(live).toBeLessThan(150);
  expect(await reader.fetchStored(0)).toBe(150);
  expect(reads.slice(live).every(({ stored }) => stored)).toBe(true);
  expect(new Set(reads.map(({ chip }) => chip)).size).toBe(150);
  for (const { time, readerTime } of reads) expect(time).toBe(readerTime);
});

it('a reader that is lost while it is asked says so, and does not leave the crew waiting', async () => {
  const { mat, reader } = await reading(1, 10);
  await vi.waitFor(() => expect(reader.health().state).toBe('reading'), patience);
  mat.fallSilent(true);
  const asked = reader.fetchStored(0);
  const [outcome] = await Promise.allSettled([asked, mat.hangUp()]);
  expect(String(outcome.status === 'rejected' && outcome.reason)).toMatch(/port\.ended|reader\.no-answer/);
});
