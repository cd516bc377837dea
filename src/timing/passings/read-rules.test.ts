import { describe, expect, it } from 'vitest';
import type { ActionBody } from '../model/actions.ts';
import { ReadRules } from './read-rules.ts';
import { actionMaker, race } from '../timing.fixture.ts';

const read = { source: 'tcp:mat', point: 'finish', chip: 'E200', rssi: -60, time: 100_000, readerTime: null };

function correct(offset: number, from: number | null = null, to: number | null = null): ActionBody {
  return { type: 'clock.correct', reader: 'tcp:mat', offset, from, to };
}

describe('which reads make passings', () => {
  it('leaves out reads that are weaker than the mat asks for, and says so', () => {
    const points = race.points.map((point) => (point.id === 'finish' ? { ...point, minRssi: -70 } : point));
    const rules = new ReadRules({ ...race, points }, []);
    expect(rules.refusal({ ...read, rssi: -71 })).toBe('weak');
    expect(rules.refusal({ ...read, rssi: -70 })).toBeNull();
    expect(rules.refusal({ ...read, point: '5k', rssi: -90 })).toBeNull();
  });

  it('keeps a read whose reader does not say how strong it was', () => {
    const points = race.points.map((point) => ({ ...point, minRssi: -70 }));
    expect(new ReadRules({ ...race, points }, []).refusal({ ...read, rssi: null })).toBeNull();
  });

  it("ignores the crew's test chip, however it is spelled", () => {
    const rules = new ReadRules({ ...race, ignoredChips: ['00e200'] }, []);
    expect(rules.refusal(read)).toBe('ignored-chip');
    expect(rules.refusal({ ...read, chip: 'E201' })).toBeNull();
  });

  it('leaves out tags without a number, and says so', () => {
    expect(new ReadRules(race, []).refusal({ ...read, chip: '' })).toBe('blank-chip');
    expect(new ReadRules(null, []).refusal({ ...read, chip: '' })).toBe('blank-chip');
  });

  it('asks a read at a mat for no more strength than the least that its points ask for', () => {
    const [start, split, finish] = race.points;
    const points = [{ ...start!, mat: 'line', minRssi: -60 }, split!, { ...finish!, mat: 'line' }];
    const rules = new ReadRules({ ...race, points }, []);
    expect(rules.refusal({ ...read, point: 'line', rssi: -80 })).toBeNull();
    const both = points.map((point) => (point.mat === 'line' ? { ...point, minRssi: -70 } : point));
    expect(new ReadRules({ ...race, points: both }, []).refusal({ ...read, point: 'line', rssi: -80 })).toBe(
      'weak',
    );
  });

  it('knows a mat in another spelling, and what it asks for', () => {
    const points = race.points.map((point) => (point.id === 'finish' ? { ...point, minRssi: -70 } : point));
    const rules = new ReadRules({ ...race, points }, []);
    expect(rules.mat(' FINISH')).toBe('finish');
    expect(rules.refusal({ ...read, point: ' FINISH', rssi: -71 })).toBe('weak');
    expect([rules.mat('fini'), rules.knows('fini'), rules.knows('5 K')]).toEqual(['fini', false, true]);
    expect(rules.pointsOn(['finish', '5k'])).toEqual(['5k', 'finish']);
  });

  it('are other rules where a point has another name, so that what was heard is looked at again', () => {
    const renamed = race.points.map((point) => (point.id === '5k' ? { ...point, id: 'km5' } : point));
    expect(new ReadRules({ ...race, points: renamed }, []).key).not.toBe(new ReadRules(race, []).key);
    expect(new ReadRules(null, []).knows('anything')).toBe(true);
  });

  it('takes the gap of the mat where it has one, the shortest where points share a mat', () => {
    const [start, split, finish] = race.points;
    const points = [
      { ...start!, mat: 'line', passingGap: 20_000 },
      split!,
      { ...finish!, mat: 'line', passingGap: 5000 },
    ];
    const rules = new ReadRules({ ...race, points }, []);
    expect([rules.gap('line'), rules.gap('5k'), rules.longestGap]).toEqual([5000, 10_000, 10_000]);
  });
});

describe("what the crew says of a reader's clock moves its reads", () => {
  it('by the offset, for this reader alone', () => {
    const rules = new ReadRules(race, [actionMaker()(correct(-3_600_000))]);
    expect(rules.time(read)).toBe(100_000 - 3_600_000);
    expect(rules.time({ ...read, source: 'tcp:other' })).toBe(100_000);
  });

  it('only between the moments that it names, the second not included', () => {
    const rules = new ReadRules(race, [actionMaker()(correct(500, 90_000, 100_000))]);
    const times = [89_999, 90_000, 99_999, 100_000].map((time) => rules.time({ ...read, time }));
    expect(times).toEqual([89_999, 90_500, 100_499, 100_000]);
  });

  it('and with it how early it can have been, where only its arrival is known; what the clock showed is certain', () => {
    const rules = new ReadRules(race, [actionMaker()(correct(-500))]);
    const waited = { ...read, earliest: 80_000 };
    expect(rules.earliest(waited)).toBe(79_500);
    expect(rules.earliest({ ...waited, source: 'tcp:other' })).toBe(80_000);
    expect(rules.earliest({ ...waited, readerTime: 99_000 })).toBeUndefined();
  });

  it('from what the clock showed, whatever the station had made of it before', () => {
    const rules = new ReadRules(race, [actionMaker()(correct(-3_600_000))]);
    const shown = 3_700_250;
    expect(rules.time({ ...read, time: 100_400, readerTime: shown })).toBe(100_250);
    expect(rules.time({ ...read, time: shown, readerTime: shown })).toBe(100_250);
  });

  it('from its beginning to before its end, until it is taken back', () => {
    const make = actionMaker();
    const correction = make({ type: 'clock.correct', reader: 'reader', offset: 5, from: 100, to: 200 }, 'c');
    expect(new ReadRules(race, []).corrects('reader', 100)).toBe(false);
    const rules = new ReadRules(race, [correction]);
    expect([99, 100, 199, 200].map((time) => rules.corrects('reader', time))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(rules.corrects('other', 150)).toBe(false);
    const undone = new ReadRules(race, [correction, make({ type: 'undo', target: 'c' })]);
    expect(undone.corrects('reader', 150)).toBe(false);
  });

  it('and the latest word counts, until it is taken back', () => {
    const make = actionMaker();
    const [first, second] = [make(correct(500)), make(correct(700), 'second')];
    expect(new ReadRules(race, [first, second]).time(read)).toBe(100_700);
    const undo = make({ type: 'undo', target: 'second' });
    const back = new ReadRules(race, [first, second, undo]);
    expect(back.time(read)).toBe(100_500);
    expect(back.key).toBe(new ReadRules(race, [first]).key);
  });
});
