import { describe, expect, it, vi } from 'vitest';
import type { ReaderAddress } from '../../readers/address.ts';
import type { ReaderRead } from '../../readers/reader.ts';
import type { NewRead } from '../journal/rows.ts';
import { ReaderIntake } from './reader-intake.ts';

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

function intake(recorded: { chip: string; readerTime: number }[] = []) {
  const taken: NewRead[] = [];
  const asked: string[] = [];
  const one = new ReaderIntake(
    address,
    (from, after) => {
      asked.push(`${from} ${after}`);
      return {
        sightings: recorded.slice(after, after + 2),
        next: after + 2 < recorded.length ? after + 2 : null,
      };
    },
    (taking) => taken.push(taking),
  );
  return { one, taken, asked, chips: () => taken.map(({ chip }) => chip) };
}

describe('reads on their way to the journal', () => {
  it('that the reader says twice are recorded once, and counted', () => {
    const { one, chips } = intake();
    for (const repeat of [read('A', 1), read('A', 1), read('A', 2), read('B', 1), read('A', 1)])
      one.take(repeat);
    expect(chips()).toEqual(['A', 'A', 'B']);
    expect(one.repeats).toBe(2);
  });

  it('that were stored and are in the journal, also from before a restart, are not recorded again', async () => {
    const recorded = ['A', 'B', 'C', 'D', 'E'].map((chip) => ({ chip, readerTime: 1 }));
    const { one, chips, asked } = intake(recorded);
    one.take(read('L', 9));
    expect(chips()).toEqual(['L']);
    const fetched = await one.count(async () => {
      for (const chip of ['A', 'X', 'E', 'L']) one.take(read(chip, chip === 'L' ? 9 : 1, true));
      return 4;
    });
    expect(fetched).toEqual({ came: 4, added: 1 });
    expect(chips()).toEqual(['L', 'X']);
    expect(asked).toEqual([`${source} 0`, `${source} 2`, `${source} 4`]);
  });

  it('that carry no time of the reader are all recorded', () => {
    const { one, chips } = intake();
    one.take(read('A', null));
    one.take(read('A', null));
    expect(chips()).toEqual(['A', 'A']);
  });

  it('whose line names another timing point come from a source of their own', () => {
    const { one, taken } = intake();
    one.take({ ...read('A', 1), point: '5k' });
    one.take(read('A', 1));
    expect(taken.map(({ source: from, point }) => [from, point])).toEqual([
      ['tcp:10.0.0.5:23?protocol=ultra&point=5k', '5k'],
      [source, 'finish'],
    ]);
  });
});
