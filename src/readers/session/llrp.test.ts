import { message } from '../../words/message.ts';
import { describe, expect, it, vi } from 'vitest';
import { passingChips } from '../../simulator/passing-chips.fixture.ts';
import { llrpDevice } from '../../simulator/devices/llrp.ts';
import { sent } from '../../simulator/mat.fixture.ts';
import { benchOf, patience, moreReads, state } from '../../simulator/reader-waits.fixture.ts';

describe.concurrent('an LLRP reader over TCP', () => {
  it('runs an inventory, and each tag comes once, at the time of the reader’s clock', async (context) => {
    const bench = benchOf(context);
    const passing = passingChips(150, 10);
    const mat = await bench.mat('tcp', (line) => llrpDevice(line), passing);
    const { reads, reader } = bench.connect(mat.place, 'llrp');
    await vi.waitFor(() => expect(reads.at(-1)?.chip).toBe(passing.at(-1)?.truth.chip), patience);
    expect(reads.map(({ chip }) => chip)).toEqual(sent(passing));
    const truths = new Map(passing.map(({ truth }) => [truth.chip, truth]));
    for (const { chip, readerTime } of reads)
      expect(Math.abs((readerTime ?? 0) - (truths.get(chip)?.firstSent ?? 0))).toBeLessThanOrEqual(20);
    expect(reader.health()).toMatchObject({ state: 'reading', detail: null, bytesDropped: 0 });
    expect(reader.health().about).toEqual(
      message('about.model', { maker: 'Impinj', model: '2000003', firmware: '7.6.1' }),
    );
  });

  it('whose clock is off is measured when it takes the connection', async (context) => {
    const bench = benchOf(context);
    const mat = await bench.mat('tcp', (line) => llrpDevice(line), passingChips(300, 20));
    mat.jumpClock(-5000);
    const connected = bench.connect(mat.place, 'llrp');
    await moreReads(connected, 10);
    const offset = connected.reader.health().clock?.offset ?? 0;
    expect(offset).toBeLessThan(-4000);
    expect(offset).toBeGreaterThan(-8000);
  });

  it('gives what it heard while nobody was connected, once and at its time', async (context) => {
    const bench = benchOf(context);
    const passing = passingChips(200, 15);
    const mat = await bench.mat('tcp', (line) => llrpDevice(line), passing);
    const connected = bench.connect(mat.place, 'llrp');
    await moreReads(connected, 20);
    await mat.hangUp();
    await state(connected, 'gone');
    await mat.plugIn();
    await vi.waitFor(() => expect(connected.reads.at(-1)?.chip).toBe(passing.at(-1)?.truth.chip), patience);
    const seen = connected.reads.map(({ chip }) => chip);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.toSorted()).toEqual(sent(passing));
    const stored = connected.reads.filter((read) => read.stored);
    expect(stored.length).toBeGreaterThan(5);
    for (const { time, arrived } of stored) expect(time).toBeLessThanOrEqual(arrived);
  });

  it('that wants no session told gets an inventory without', async (context) => {
    const bench = benchOf(context);
    const mat = await bench.mat(
      'tcp',
      (line) => llrpDevice(line, { noSession: true }),
      passingChips(200, 20),
    );
    const connected = bench.connect(mat.place, 'llrp');
    await moreReads(connected, 10);
    expect(connected.reader.health().detail).toBeNull();
  });

  it('that another program has says so', async (context) => {
    const bench = benchOf(context);
    const mat = await bench.mat(
      'tcp',
      (line) => llrpDevice(line, { taken: true }),
      passingChips(1, 1, 60_000),
    );
    const { reader } = bench.connect(mat.place, 'llrp');
    await vi.waitFor(() => expect(reader.health().detail?.code).toBe('device.other-program'), patience);
  });

  it('that lost its power is noticed and gets its inventory again', async (context) => {
    const bench = benchOf(context);
    const mat = await bench.mat('tcp', (line) => llrpDevice(line), passingChips(1500, 20));
    const connected = bench.connect(mat.place, 'llrp');
    await moreReads(connected, 10);
    mat.restart();
    await state(connected, 'silent');
    await moreReads(connected, 10);
    const seen = connected.reads.map(({ chip }) => chip);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.for([
    ['gives keepalives', {}],
    ['cannot be configured, and is asked', { noConfig: true }],
  ] as const)('that %s is known to be there while nobody passes', async ([, traits], context) => {
    const bench = benchOf(context);
    const mat = await bench.mat('tcp', (line) => llrpDevice(line, traits), passingChips(1, 1, 60_000));
    const connected = bench.connect(mat.place, 'llrp');
    await state(connected, 'reading');
    await new Promise((resolve) => setTimeout(resolve, 6000));
    expect(connected.states.map((one) => one.state)).not.toContain('silent');
  });

  it('loses only the message that the line destroyed', async (context) => {
    const bench = benchOf(context);
    const passing = passingChips(150, 15);
    const mat = await bench.mat('tcp', (line) => llrpDevice(line), passing);
    const connected = bench.connect(mat.place, 'llrp');
    await moreReads(connected, 10);
    mat.garble(Uint8Array.of(0x55, 0x04, 0xff));
    await vi.waitFor(() => expect(connected.reads.at(-1)?.chip).toBe(passing.at(-1)?.truth.chip), patience);
    expect(connected.reads.map(({ chip }) => chip)).toEqual(sent(passing));
    expect(connected.reader.health().bytesDropped).toBe(3);
  });
});
