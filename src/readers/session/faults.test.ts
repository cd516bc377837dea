import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { MakeDevice } from '../../simulator/device.ts';
import { a0Device } from '../../simulator/devices/a0.ts';
import { passingChips } from '../../simulator/passing-chips.fixture.ts';
import { hasPty, openPtyPort, openTcpPort, type MatPort } from '../../simulator/mat-port.ts';
import { VirtualMat, type ScheduledRead } from '../../simulator/virtual-mat.ts';
import { parseReaderAddress } from '../address.ts';
import type { ReaderRead } from '../reader.ts';
import { message } from '../../words/message.ts';
import { connectReader } from './session.ts';

const ptyThere = await hasPty();
const hasStty = process.platform === 'linux';
const folder = mkdtempSync(join(tmpdir(), 'goldline-faults-'));
const patience = { timeout: 60_000, interval: 20 };

const opened: { close: () => Promise<void> | void }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function mat(port: MatPort, reads: ScheduledRead[], device: MakeDevice = a0Device) {
  const clock = [{ from: 0, race: 0, rate: 1 }];
  const started = await VirtualMat.start(async () => port, clock, reads, device);
  opened.push({ close: () => started.stop() });
  return started;
}

function connect({ place }: VirtualMat, more = '') {
  const where = place.transport === 'serial' ? `serial:${place.path}` : `tcp:${place.host}:${place.port}`;
  const reads: ReaderRead[] = [];
  const reader = connectReader(parseReaderAddress(`${where}?point=finish${more}`), {
    now: Date.now,
    onRead: (read) => reads.push(read),
    onState: () => undefined,
  });
  opened.push(reader);
  return { reader, reads };
}

const sent = (reads: readonly ScheduledRead[]) =>
  reads.filter(({ truth }) => truth.sent > 0).map(({ truth }) => truth.chip);

/** A line on which both ends understand each other only while the station has opened it at this speed. */
async function portAtSpeed(speed: number): Promise<MatPort> {
  const port = await openPtyPort();
  const { place } = port;
  const path = place.transport === 'serial' ? place.path : '';
  const garbled = (bytes: Uint8Array) => {
    const isRight = Number(execFileSync('stty', ['-F', path, 'speed'])) === speed;
    return isRight ? bytes : bytes.map((byte, index) => (byte * 7 + index * 13) & 0x7f);
  };
  return {
    ...port,
    write: (bytes) => port.write(garbled(bytes)),
    onData: (listener) => port.onData((chunk) => listener(garbled(chunk))),
  };
}

describe.each([
  ['pseudo-terminal (skipped where there are none)', ptyThere, () => openPtyPort()],
  ['TCP', true, () => openTcpPort()],
] as const)('on a %s', (_name, there, openPort) => {
  it.skipIf(!there)('a reader that resets is asked again', async () => {
    const passing = passingChips(300, 20);
    const virtual = await mat(await openPort(), passing);
    const { reader, reads } = connect(virtual);
    await vi.waitFor(() => expect(reads.length).toBeGreaterThan(5), patience);
    virtual.restart();
    const before = reads.length;
    await vi.waitFor(() => expect(reads.length).toBeGreaterThan(before + 10), patience);
    expect(reader.health()).toMatchObject({
      state: 'reading',
      detail: null,
      about: message('about.firmware', { firmware: '1.9' }),
    });
    expect(reads.map(({ chip }) => chip)).toEqual(sent(passing).slice(0, reads.length));
  });

  it.skipIf(!there)('a cable that is cut within a frame costs that frame alone', async () => {
    const passing = passingChips(150, 20);
    const virtual = await mat(await openPort(), passing);
    const { reader, reads } = connect(virtual);
    await vi.waitFor(() => expect(reads.length).toBeGreaterThan(5), patience);
    virtual.cutNextFrame();
    await virtual.done;
    await vi.waitFor(() => expect(reads.map(({ chip }) => chip)).toEqual(sent(passing)), patience);
    expect(reader.health().bytesDropped).toBeGreaterThan(0);
  });

  it.skipIf(!there)('a reader that says each read twice is heard twice, and no more', async () => {
    const passing = passingChips(60, 20);
    const virtual = await mat(await openPort(), passing);
    virtual.sayTwice(true);
    const { reads } = connect(virtual);
    await virtual.done;
    const chipsSent = sent(passing);
    await vi.waitFor(() => expect(reads).toHaveLength(2 * chipsSent.length), patience);
    expect([...new Set(reads.map(({ chip }) => chip))]).toEqual(chipsSent);
  });

  it.skipIf(!there)('two readers on one timing point are read each for itself', async () => {
    const [one, other] = [passingChips(80, 20), passingChips(80, 20)];
    const first = await mat(await openPort(), one);
    const second = await mat(await openPort(), other);
    const readers = [connect(first), connect(second)] as const;
    await first.done;
    await second.done;
    for (const [index, passing] of [one, other].entries()) {
      const { reads } = readers[index]!;
      await vi.waitFor(() => expect(reads.map(({ chip }) => chip)).toEqual(sent(passing)), patience);
      expect(reads.length).toBeGreaterThan(20);
    }
  });

  it.skipIf(!there)(
    'a reader that refuses to switch its antennas is asked one antenna after the other',
    async () => {
      const passing = passingChips(600, 20);
      const virtual = await mat(await openPort(), passing, (line, zone) =>
        a0Device(line, zone, { noSwitching: true }),
      );
      const { reader, reads } = connect(virtual);
      await vi.waitFor(() => expect(new Set(reads.map(({ antenna }) => antenna)).size).toBe(2), patience);
      await vi.waitFor(() => expect(reads.length).toBeGreaterThan(10), patience);
      expect(reader.health()).toMatchObject({ state: 'reading', detail: null });
      expect(new Set(reads.map(({ chip }) => chip)).size).toBe(reads.length);
    },
  );

  it.skipIf(!there).each(['1', 'session', '8'])('model %s is read in its own way', async (model) => {
    const passing = passingChips(200, 20);
    const virtual = await mat(await openPort(), passing);
    const { reads } = connect(virtual, `&model=${model}`);
    await vi.waitFor(() => expect(reads.length).toBeGreaterThan(10), patience);
    const code = { 1: 0x89, session: 0x8b, 8: 0x8a }[model];
    expect(reads.every(({ raw }) => raw[3] === code)).toBe(true);
  });
});

it.skipIf(!ptyThere || !hasStty)(
  'a reader that was set to another speed is found at it, and the crew is told (skipped where there are no pseudo-terminals)',
  async () => {
    const passing = passingChips(1500, 20);
    const virtual = await mat(await portAtSpeed(38_400), passing);
    const { reader, reads } = connect(virtual);
    await vi.waitFor(() => expect(reads.length).toBeGreaterThan(3), patience);
    expect(reader.health()).toMatchObject({
      state: 'reading',
      baud: 38_400,
      detail: message('reader.other-speed', { baud: '38400', told: '115200' }),
    });
  },
);
