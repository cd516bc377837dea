import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { passingChips } from '../../simulator/passing-chips.fixture.ts';
import { hasPty, openPtyPort, openTcpPort, type MatPort } from '../../simulator/mat-port.ts';
import { VirtualMat, type ScheduledRead } from '../../simulator/virtual-mat.ts';
import type { ReaderAddress } from '../address.ts';
import { answers, command } from '../protocol/a0.ts';
import type { Reader, ReaderHealth, ReaderRead } from '../reader.ts';
import { message } from '../../words/message.ts';
import { connectReader } from './session.ts';

const ptyThere = await hasPty();
const folder = mkdtempSync(join(tmpdir(), 'goldline-readers-'));
let links = 0;
const patience = { timeout: 60_000, interval: 20 };

const opened: { close: () => Promise<void> | void }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function mat(openPort: () => Promise<MatPort>, reads: ScheduledRead[]): Promise<VirtualMat> {
  const started = await VirtualMat.start(openPort, [{ from: 0, race: 0, rate: 1 }], reads);
  opened.push({ close: () => started.stop() });
  return started;
}

function connect(place: MatPort['place']) {
  const common = { protocol: 'a0', point: 'finish', clock: null } as const;
  const address: ReaderAddress =
    place.transport === 'serial' ? { ...common, ...place, baud: 115_200 } : { ...common, ...place };
  const reads: ReaderRead[] = [];
  const states: ReaderHealth[] = [];
  const reader: Reader = connectReader(address, {
    now: Date.now,
    onRead: (read) => reads.push(read),
    onState: (health) => states.push(health),
  });
  opened.push(reader);
  return { reader, reads, states, state: () => reader.health().state };
}

const sent = (reads: readonly ScheduledRead[]) =>
  reads.filter(({ truth }) => truth.sent > 0).map(({ truth }) => truth.chip);

async function freePort(): Promise<number> {
  const port = await openTcpPort();
  await port.close();
  return port.place.transport === 'tcp' ? port.place.port : 0;
}

/** The same port after a hang-up: a fixed TCP port, or a link to whatever pseudo-terminal there is. */
const lines: [string, boolean, () => Promise<() => Promise<MatPort>>][] = [
  [
    'serial port (skipped where there are no pseudo-terminals)',
    ptyThere,
    async () => {
      const link = join(folder, `mat-${(links += 1)}`);
      return () => openPtyPort(link);
    },
  ],
  [
    'TCP',
    true,
    async () => {
      const port = await freePort();
      return () => openTcpPort(port);
    },
  ],
];

describe.each(lines)('a reader on a %s', (_name, there, line) => {
  it.skipIf(!there)('gives every tag that was sent, once, with its bytes', async () => {
    const passing = passingChips(150, 7);
    const { place } = await mat(await line(), passing);
    const { reader, reads } = connect(place);
    await vi.waitFor(() => expect(reads.at(-1)?.chip).toBe(passing.at(-1)?.truth.chip), patience);
    expect(reads.map(({ chip }) => chip)).toEqual(sent(passing));
    const { time: _time, arrived, ...first } = reads[0]!;
    const { truth, antenna, rssi } = passing.find((one) => one.truth.sent > 0)!;
    const raw = answers.tag(1, command.fastInventory, { epc: truth.chip, antenna, rssi });
    expect(first).toEqual({
      chip: truth.chip,
      antenna,
      rssi,
      readerTime: null,
      raw,
      point: 'finish',
      stored: false,
    });
    expect(arrived).toBeGreaterThanOrEqual(truth.firstSent!);
    const health = reader.health();
    expect(health).toMatchObject({ state: 'reading', detail: null, readsTotal: reads.length });
    expect(health.history).toHaveLength(30);
    expect(health.antennas.map((one) => one.antenna)).toEqual([1, 2]);
    expect(health.bytesDropped).toBe(0);
  });

  it.skipIf(!there)('loses only what the line destroyed', async () => {
    const passing = passingChips(60, 15);
    const virtual = await mat(await line(), passing);
    const { reader, reads } = connect(virtual.place);
    await vi.waitFor(() => expect(reads.length).toBeGreaterThan(5), patience);
    virtual.garble(Uint8Array.of(0xa0, 0x13, 0x01, 0x8a, 0x30));
    virtual.cutNextFrame();
    await vi.waitFor(() => expect(reads.length).toBeGreaterThan(20), patience);
    virtual.garble(Uint8Array.of(0x55, 0xff, 0xa0, 0xff, 0x00));
    await virtual.done;
    await vi.waitFor(() => expect(reads.map(({ chip }) => chip)).toEqual(sent(passing)), patience);
    expect(reader.health().bytesDropped).toBeGreaterThan(10);
    expect(reader.health().badFrames).toBeGreaterThan(0);
  });

  it.skipIf(!there)('says when it falls silent, and reads on when it is back', async () => {
    const passing = passingChips(400, 30);
    const virtual = await mat(await line(), passing);
    const { reads, state, reader } = connect(virtual.place);
    await vi.waitFor(() => expect(reads.length).toBeGreaterThan(3), patience);
    virtual.fallSilent(true);
    await vi.waitFor(() => expect(state()).toBe('silent'), patience);
    expect(reader.health().detail?.code).toBe('reader.no-answer-any-more');
    virtual.fallSilent(false);
    const before = reads.length;
    await vi.waitFor(() => expect(reads.length).toBeGreaterThan(before + 3), patience);
    expect(reader.health()).toMatchObject({ state: 'reading', detail: null });
  });

  it.skipIf(!there)('notices a pulled plug, and comes back by itself', async () => {
    const passing = passingChips(600, 20);
    const virtual = await mat(await line(), passing);
    const { reads, state, states } = connect(virtual.place);
    await vi.waitFor(() => expect(reads.length).toBeGreaterThan(3), patience);
    await virtual.hangUp();
    await vi.waitFor(() => expect(state()).toBe('gone'), patience);
    expect(states.at(-1)?.detail?.code).toMatch(/^port\.(unplugged|ended|missing|refused)$/);
    await virtual.plugIn();
    const before = reads.length;
    await vi.waitFor(() => expect(reads.length).toBeGreaterThan(before + 3), patience);
    expect(state()).toBe('reading');
  });

  it.skipIf(!there)('takes up where nobody read before, not what passed meanwhile', async () => {
    const passing = passingChips(200, 10);
    const virtual = await mat(await line(), passing);
    const first = connect(virtual.place);
    await vi.waitFor(() => expect(first.reads.length).toBeGreaterThan(10), patience);
    await first.reader.close();
    await new Promise((resolve) => setTimeout(resolve, 400));
    const second = connect(virtual.place);
    await vi.waitFor(() => expect(second.reads.at(-1)?.chip).toBe(passing.at(-1)?.truth.chip), patience);
    const chipsSeen = [...first.reads, ...second.reads].map(({ chip }) => chip);
    expect(new Set(chipsSeen).size).toBe(chipsSeen.length);
    expect(chipsSeen.length).toBeLessThan(passing.length);
  });
});

describe('a port that cannot be opened', () => {
  it('is told in plain words and tried again', async () => {
    const path = join(folder, 'no-such-port');
    const { reader, state } = connect({ transport: 'serial', path });
    expect(state()).toBe('connecting');
    await vi.waitFor(() => expect(state()).toBe('gone'), patience);
    expect(reader.health().detail).toEqual(message('port.missing', { place: path }));
  });

  it.skipIf(!ptyThere)(
    'says that another program has it (skipped where there are no pseudo-terminals)',
    async () => {
      const { place } = await mat(() => openPtyPort(), []);
      const first = connect(place);
      await vi.waitFor(() => expect(first.state()).toBe('reading'), patience);
      const second = connect(place);
      await vi.waitFor(() => expect(second.reader.health().detail?.code).toBe('port.in-use'), patience);
      expect(first.state()).toBe('reading');
    },
  );

  it('closes at once while it waits to try again', async () => {
    const { reader, state } = connect({ transport: 'tcp', host: '127.0.0.1', port: await freePort() });
    await vi.waitFor(() => expect(state()).toBe('gone'), patience);
    expect(reader.health().detail?.code).toBe('port.refused');
    await reader.close();
  });
});
