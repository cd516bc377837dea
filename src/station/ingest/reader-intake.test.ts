import { describe, expect, it, vi } from 'vitest';
import type { ReaderAddress } from '../../readers/address.ts';
import type { ReaderRead } from '../../readers/reader.ts';
import type { NewRead } from '../journal/rows.ts';
import { KnownReads } from './known-reads.ts';
import { ReaderIntake, sourceOf } from './reader-intake.ts';

vi.mock('../../readers/protocols.ts', async () => {
  const { toldTime } = await import('../../readers/session/told-time.fixture.ts');
  return { protocols: { ultra: toldTime } };
});

const address: ReaderAddress = {
  transport: 'tcp',
  host: '10.0.0.5',
  port: 23,
  protocol: 'ultra',
  point: 'finish',
  clock: null,
};
const source = 'tcp:10.0.0.5:23?protocol=ultra&point=finish';

const read = (chip: string, readerTime: number | null, stored = false): ReaderRead => ({
  chip,
  antenna: 1,
  rssi: -50,
  time: readerTime ?? 7,
  readerTime,
  arrived: 7,
  raw: new Uint8Array(0),
  point: 'finish',
  stored,
});

interface Recorded {
  chip: string;
  readerTime: number;
  source?: string;
}

/** What the journal has, two reads to a page. */
function knownOf(recorded: readonly Recorded[]): KnownReads {
  return new KnownReads((after) => ({
    sightings: recorded.slice(after, after + 2).map((one) => ({ source, ...one })),
    next: after + 2 < recorded.length ? after + 2 : null,
  }));
}

async function intake(recorded: readonly Recorded[] = [], from = address) {
  const taken: NewRead[] = [];
  const known = knownOf(recorded);
  const one = new ReaderIntake(
    from,
    known,
    () => 0,
    (taking) => taken.push(taking),
  );
  await one.settle();
  return { one, known, taken, chips: () => taken.map(({ chip }) => chip) };
}

describe('reads on their way to the journal', () => {
  it('that the reader says twice are recorded once, and counted', async () => {
    const { one, chips } = await intake();
    for (const repeat of [read('A', 1), read('A', 1), read('A', 2), read('B', 1), read('A', 1)])
      one.take(repeat);
    expect(chips()).toEqual(['A', 'A', 'B']);
    expect(one.repeats).toBe(2);
  });

  it('that are in the journal from before a restart are not recorded again, stored or not', async () => {
    const recorded = ['A', 'B', 'C', 'D', 'E'].map((chip) => ({ chip, readerTime: 1 }));
    const { one, chips } = await intake(recorded);
    for (const chip of ['A', 'L', 'E']) one.take(read(chip, 1));
    expect(chips()).toEqual(['L']);
    const fetched = await one.count(async () => {
      for (const chip of ['A', 'X', 'E', 'L']) one.take(read(chip, 1, true));
      return 4;
    });
    expect(fetched).toEqual({ came: 4, added: 1 });
    expect(chips()).toEqual(['L', 'X']);
    expect(one.repeats).toBe(5);
  });

  it('wait until all is known that the journal has, and keep their order', async () => {
    const recorded = Array.from({ length: 40_000 }, (_, index) => ({
      chip: `C${index % 300}`,
      readerTime: index,
    }));
    const taken: NewRead[] = [];
    const one = new ReaderIntake(
      address,
      knownOf(recorded),
      () => 0,
      (taking) => taken.push(taking),
    );
    for (const { chip, readerTime } of recorded.slice(20_000)) one.take(read(chip, readerTime));
    for (const chip of ['M', 'N', 'O']) one.take(read(chip, 50_000));
    expect(taken).toEqual([]);
    await one.settle();
    one.take(read('P', 50_000));
    expect(taken.map(({ chip }) => chip)).toEqual(['M', 'N', 'O', 'P']);
    expect(one.repeats).toBe(20_000);
  });

  it('that a reader said are not recorded again from its log, and the other way round', async () => {
    const log = {
      transport: 'file',
      path: '/stick/reads.txt',
      protocol: 'ultra',
      point: 'finish',
      clock: null,
    } as const;
    const {
      one: live,
      known,
      chips,
    } = await intake([
      { chip: 'A', readerTime: 1, source: sourceOf(log) },
      { chip: 'B', readerTime: 1, source: source.replace('10.0.0.5', '10.0.0.6') },
    ]);
    for (const chip of ['A', 'B', 'C']) live.take(read(chip, 1));
    // Another reader at the mat is a witness of its own.
    expect(chips()).toEqual(['B', 'C']);
    const fromLog: string[] = [];
    const file = new ReaderIntake(
      log,
      known,
      () => 0,
      ({ chip }) => fromLog.push(chip),
    );
    for (const chip of ['A', 'B', 'C', 'D']) file.take(read(chip, 1, true));
    expect(fromLog).toEqual(['D']);
    file.take({ ...read('C', 1, true), point: '5k' });
    expect(fromLog).toEqual(['D', 'C']);
  });

  it('that carry no time of the reader are all recorded', async () => {
    const { one, chips } = await intake();
    one.take(read('A', null));
    one.take(read('A', null));
    expect(chips()).toEqual(['A', 'A']);
  });

  it('whose line names another timing point come from a source of their own', async () => {
    const { one, taken } = await intake();
    one.take({ ...read('A', 1), point: '5k' });
    one.take(read('A', 1));
    expect(taken.map(({ source: from, point }) => [from, point])).toEqual([
      ['tcp:10.0.0.5:23?protocol=ultra&point=5k', '5k'],
      [source, 'finish'],
    ]);
  });
});
