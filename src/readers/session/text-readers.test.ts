import { describe, expect, it, type TestContext } from 'vitest';
import type { MakeDevice } from '../../simulator/device.ts';
import { chronoTrackDevice } from '../../simulator/devices/chronotrack.ts';
import { csvDevice } from '../../simulator/devices/csv.ts';
import { iotDevice } from '../../simulator/devices/iot.ts';
import { ipicoDevice } from '../../simulator/devices/ipico.ts';
import { jChipDevice } from '../../simulator/devices/jchip.ts';
import { alienDevice, feibotDevice } from '../../simulator/devices/lines.ts';
import { mylapsDevice } from '../../simulator/devices/mylaps.ts';
import { raceResultDevice } from '../../simulator/devices/raceresult.ts';
import { sportIdentDevice } from '../../simulator/devices/sportident.ts';
import { ultraDevice } from '../../simulator/devices/ultra.ts';
import type { ScheduledRead } from '../../simulator/virtual-mat.ts';
import { answers } from '../protocol/ipico.ts';
import type { ProtocolName } from '../protocol/protocol.ts';
import { detectReader } from '../detect.ts';
import type { ReaderRead } from '../reader.ts';
import { Bench, eventually, ptyThere, sent, zone } from '../../simulator/mat.fixture.ts';
import { passingChips, shortChip } from '../../simulator/passing-chips.fixture.ts';
import { message } from '../../words/message.ts';
import { localOfInstant } from './zone.ts';

interface Kind {
  name: ProtocolName;
  transport: 'pty' | 'tcp';
  device: MakeDevice;
  /** Chips as its cards are numbered, where they are. */
  chipOf?: (index: number) => string;
}

const chips = (count: number, every: number, { chipOf = shortChip }: Partial<Kind> = {}) =>
  passingChips(count, every, 300, chipOf);
const cardOf = (index: number) => String(7_000_000 + index);

/** Readers that keep what they heard and can be asked. */
const keepers: Kind[] = [
  { name: 'ipico', transport: 'pty', device: ipicoDevice },
  { name: 'ipico', transport: 'tcp', device: ipicoDevice },
  { name: 'ultra', transport: 'tcp', device: ultraDevice },
  { name: 'raceresult', transport: 'tcp', device: raceResultDevice },
];
const talkers: Kind[] = [
  { name: 'csv', transport: 'pty', device: csvDevice },
  { name: 'chronotrack', transport: 'tcp', device: chronoTrackDevice },
  { name: 'mylaps', transport: 'tcp', device: mylapsDevice },
  { name: 'iot', transport: 'tcp', device: (line) => iotDevice(line) },
  { name: 'jchip', transport: 'tcp', device: jChipDevice },
  { name: 'alien', transport: 'tcp', device: alienDevice },
  { name: 'sportident', transport: 'pty', device: sportIdentDevice, chipOf: cardOf },
  { name: 'feibot', transport: 'pty', device: feibotDevice },
];

/** What they say while nobody listens is lost. */
const forgetful: readonly ProtocolName[] = ['csv', 'iot', 'alien', 'feibot', 'sportident'];

const hour = 3_600_000;
/** How exactly a clock can be measured on a busy machine. */
const measured = 250;
/** The moment of the truth and that of the reader are taken one after the other; IPICO tells the time in hundredths. */
const told = 150;
const limit = { timeout: 60_000 };

/** Tests wait most of the time: they wait side by side. */
function newBench({ transport }: Kind, { skip, onTestFinished }: TestContext): Bench {
  if (transport === 'pty' && !ptyThere) skip('there are no pseudo-terminals here');
  const bench = new Bench();
  onTestFinished(() => bench.close());
  return bench;
}

/** Chips that passed between the first and the last read and were not read. */
function missing(passing: readonly ScheduledRead[], reads: readonly ReaderRead[]): string[] {
  const got = new Set(reads.map(({ chip }) => chip));
  const all = passing.map(({ truth }) => truth.chip);
  return all
    .slice(
      all.findIndex((chip) => got.has(chip)),
      all.findLastIndex((chip) => got.has(chip)),
    )
    .filter((chip) => !got.has(chip));
}

const truthOf = (passing: readonly ScheduledRead[], { chip }: ReaderRead) =>
  passing.find(({ truth }) => truth.chip === chip)!.truth;

describe.concurrent.each([...keepers, ...talkers])('$name on $transport', (kind) => {
  it('gives every chip that was sent, once, at its own time', limit, async (context) => {
    const bench = newBench(kind, context);
    const passing = chips(120, 10, kind);
    const { place } = await bench.mat(kind.transport, kind.device, passing);
    const { reader, reads } = bench.connect(place, kind.name);
    await eventually(() => expect(reads.at(-1)?.chip).toBe(passing.at(-1)?.truth.chip));
    expect(reads.map(({ chip }) => chip)).toEqual(sent(passing));
    for (const read of reads) {
      expect(Math.abs(read.readerTime! - truthOf(passing, read).firstSent!)).toBeLessThanOrEqual(told);
      expect(read).toMatchObject({ point: 'finish', stored: false });
    }
    expect(reader.health()).toMatchObject({ state: 'reading', detail: null, bytesDropped: 0, badFrames: 0 });
  });

  it('gives a chip once where the reader says everything twice', limit, async (context) => {
    const bench = newBench(kind, context);
    const passing = chips(60, 10, kind);
    const mat = await bench.mat(kind.transport, kind.device, passing);
    mat.sayTwice(true);
    const { reads } = bench.connect(mat.place, kind.name);
    await eventually(() => expect(reads.at(-1)?.chip).toBe(passing.at(-1)?.truth.chip));
    expect(reads.map(({ chip }) => chip)).toEqual(sent(passing));
  });

  it('is read on when it lost its power for a moment', limit, async (context) => {
    const bench = newBench(kind, context);
    const passing = chips(700, 20, kind);
    const mat = await bench.mat(kind.transport, kind.device, passing);
    const { reader, reads } = bench.connect(mat.place, kind.name);
    await eventually(() => expect(reads.length).toBeGreaterThan(10));
    mat.restart();
    const before = reads.length;
    await eventually(() => expect(reads.length).toBeGreaterThan(before + 20));
    await eventually(() => expect(reader.health()).toMatchObject({ state: 'reading', detail: null }));
  });

  it('is read on when its cable was out in the middle of a line', limit, async (context) => {
    const bench = newBench(kind, context);
    const passing = chips(700, 20, kind);
    const mat = await bench.mat(kind.transport, kind.device, passing);
    const { reader, reads } = bench.connect(mat.place, kind.name);
    await eventually(() => expect(reads.length).toBeGreaterThan(10));
    mat.cutNextFrame();
    await eventually(() => expect(reader.health().badFrames).toBeGreaterThan(0));
    await mat.hangUp();
    await eventually(() => expect(reader.health().state).toBe('gone'));
    await mat.plugIn();
    await eventually(() => expect(reader.health().state).toBe('reading'));
    const before = reads.length;
    await eventually(() => expect(reads.length).toBeGreaterThan(before + 10));
    if (kind.name === 'ipico') await reader.fetchStored(reads[0]!.time - measured);
    if (!forgetful.includes(kind.name)) await eventually(() => expect(missing(passing, reads)).toEqual([]));
    const live = reads.filter(({ stored }) => !stored).map(({ chip }) => chip);
    expect(new Set(live).size).toBe(live.length);
  });
});

describe.concurrent.each(keepers)('$name on $transport', (kind) => {
  it('has its clock measured when it is an hour off, and its reads put right', limit, async (context) => {
    const bench = newBench(kind, context);
    const passing = chips(1500, 20);
    const mat = await bench.mat(kind.transport, kind.device, passing);
    mat.jumpClock(hour);
    const { reader, reads } = bench.connect(mat.place, kind.name);
    await eventually(() =>
      expect(Math.abs((reader.health().clock?.offset ?? 0) - hour)).toBeLessThan(measured),
    );
    const from = reads.length;
    await eventually(() => expect(reads.length).toBeGreaterThan(from + 10));
    for (const read of reads.slice(from)) {
      const { firstSent } = truthOf(passing, read);
      expect(Math.abs(read.time - firstSent!)).toBeLessThan(measured);
      expect(Math.abs(read.readerTime! - hour - firstSent!)).toBeLessThanOrEqual(told);
    }
  });

  it('sends what it kept since a moment, and nothing from before', limit, async (context) => {
    const bench = newBench(kind, context);
    const passing = chips(80, 25);
    const mat = await bench.mat(kind.transport, kind.device, passing);
    const first = bench.connect(mat.place, kind.name);
    await eventually(() => expect(first.reads.at(-1)?.chip).toBe(passing.at(-1)?.truth.chip));
    await first.reader.close();
    const second = bench.connect(mat.place, kind.name);
    await eventually(() => expect(second.reader.health().state).toBe('reading'));
    const since = passing[60]!.truth.firstSent!;
    const count = await second.reader.fetchStored(since);
    const fetched = second.reads.map(({ chip }) => chip);
    expect(count).toBe(fetched.length);
    expect(second.reads.every(({ stored }) => stored)).toBe(true);
    const wanted = passing.filter(({ truth }) => (truth.firstSent ?? 0) > since + measured);
    expect(fetched).toEqual(expect.arrayContaining(wanted.map(({ truth }) => truth.chip)));
    // An Ultra can only be asked in whole seconds.
    for (const { time } of second.reads) expect(time).toBeGreaterThan(since - 1000 - measured);
  });
});

describe.concurrent.each(keepers)('$name on $transport', (kind) => {
  it('is found by asking what is there', limit, async (context) => {
    const bench = newBench(kind, context);
    const { place } = await bench.mat(kind.transport, kind.device, []);
    const text = place.transport === 'serial' ? place.path : `${place.host}:${place.port}`;
    expect(await detectReader(text)).toMatchObject({ found: { protocol: kind.name } });
  });
});

describe.concurrent.each(keepers.filter(({ name }) => name !== 'raceresult'))(
  '$name on $transport',
  (kind) => {
    it('has its clock set to the time of the station', limit, async (context) => {
      const bench = newBench(kind, context);
      const mat = await bench.mat(kind.transport, kind.device, []);
      mat.jumpClock(-hour);
      const { reader } = bench.connect(mat.place, kind.name);
      await eventually(() => expect(reader.health().clock?.measuredAt ?? null).not.toBeNull());
      await reader.setClock();
      await eventually(() => expect(Math.abs(reader.health().clock?.offset ?? hour)).toBeLessThan(measured));
    });
  },
);

describe.concurrent('a RACE RESULT decoder', () => {
  const kind = keepers.at(-1)!;

  it('in operation refuses to have its clock set, and says what to do', limit, async (context) => {
    const bench = newBench(kind, context);
    const { place } = await bench.mat('tcp', kind.device, []);
    const { reader } = bench.connect(place, kind.name);
    await eventually(() => expect(reader.health().state).toBe('reading'));
    await expect(reader.setClock()).rejects.toMatchObject({ told: { code: 'reader.clock-in-test-mode' } });
  });

  it('in Test Mode is told to be so, and has its clock set', limit, async (context) => {
    const bench = newBench(kind, context);
    const testMode: MakeDevice = (line, zone) => raceResultDevice(line, zone, { operates: false });
    const mat = await bench.mat('tcp', testMode, []);
    mat.jumpClock(hour);
    const { reader } = bench.connect(mat.place, kind.name);
    await eventually(() => expect(reader.health().detail?.code).toBe('reader.test-mode'));
    await reader.setClock();
    await eventually(() => expect(Math.abs(reader.health().clock?.offset ?? hour)).toBeLessThan(measured));
  });
});

describe.concurrent('an IPICO reader', () => {
  const kind = keepers[1]!;
  const chip = '058000128608';

  it('that says a tag again with the same time, or that it left, gives one read', limit, async (context) => {
    const bench = newBench(kind, context);
    const mat = await bench.mat('tcp', kind.device, []);
    const { reader, reads } = bench.connect(mat.place, kind.name);
    await eventually(() => expect(reader.health().state).toBe('reading'));
    const time = Math.floor(Date.now() / 1000) * 1000;
    const local = localOfInstant(time, zone);
    for (const one of [{}, { count: 13 }, { seen: 'LS' as const }]) mat.garble(answers.tag(chip, local, one));
    mat.garble(answers.tag(chip, local + 10));
    await eventually(() => expect(reads.map((read) => read.readerTime)).toEqual([time, time + 10]));
  });

  it('gives what passes while it sends what it kept, as it passes', limit, async (context) => {
    const bench = newBench(kind, context);
    const passing = chips(400, 10);
    const mat = await bench.mat('tcp', kind.device, passing);
    const { reader, reads } = bench.connect(mat.place, kind.name);
    await eventually(() => expect(reads.length).toBeGreaterThan(30));
    const count = await reader.fetchStored(0);
    await eventually(() => expect(reads.at(-1)?.chip).toBe(passing.at(-1)?.truth.chip));
    const live = reads.filter(({ stored }) => !stored);
    expect(live.map((read) => read.chip)).toEqual(sent(passing));
    expect(reads.length - live.length).toBe(count);
  });
});

describe.concurrent('lines of CSV', () => {
  it('that are wrong are shown, and the next right one counts for its own point', limit, async (context) => {
    const kind = talkers[0]!;
    const bench = newBench({ ...kind, transport: 'tcp' }, context);
    const mat = await bench.mat('tcp', kind.device, []);
    const { reader, reads } = bench.connect(mat.place, kind.name);
    await eventually(() => expect(reader.health().state).toBe('reading'));
    mat.garble(Buffer.from('10:15:03,17,5km\n'));
    await eventually(() =>
      expect(reader.health().detail).toEqual(
        message('reader.line-not-understood', { line: '10:15:03,17,5km' }),
      ),
    );
    mat.garble(Buffer.from('1715497202773,17,5km\n'));
    await eventually(() => expect(reads).toMatchObject([{ chip: '17', point: '5km' }]));
    expect(reader.health()).toMatchObject({ detail: null, badFrames: 1 });
  });
});
