import { describe, expect, it } from 'vitest';
import { splitsOf } from './model/result.ts';
import { resultsPage } from './views/results-page.ts';
import { act, entry, gun, passing, race, timingOf, only } from './timing.fixture.ts';

describe('times', () => {
  it('gun time runs from the gun, chip time from the own start', () => {
    const timing = timingOf(
      [entry('1')],
      [passing('1', 'start', 41.7), passing('1', '5k', 1200), passing('1', 'finish', 2400.3)],
    );
    expect(timing.result('1')).toMatchObject({
      status: 'finished',
      gunTime: 2_400_300,
      chipTime: 2_358_600,
      flags: [],
    });
    expect(splitsOf(timing.result('1')!).map(({ point, gun, chip }) => [point, gun, chip])).toEqual([
      ['start', 41_700, 0],
      ['5k', 1_200_000, 1_158_300],
      ['finish', 2_400_300, 2_358_600],
    ]);
  });

  it('the last read at the start line counts, because people stand on the mat before they run', () => {
    const timing = timingOf([entry('1')], [passing('1', 'start', -300, 65), passing('1', 'finish', 2400)]);
    expect(timing.result('1')?.chipTime).toBe(2_335_000);
  });

  it('who was read at the start only before the gun starts with the gun, and it is flagged', () => {
    const timing = timingOf(
      [entry('1')],
      [passing('1', 'start', -20), passing('1', '5k', 1200), passing('1', 'finish', 2400)],
    );
    expect(timing.result('1')).toMatchObject({ chipTime: 2_400_000, flags: ['start-before-gun'] });
  });

  it('who was not read at the start has no chip time, and it is flagged', () => {
    const timing = timingOf([entry('1')], [passing('1', '5k', 1200), passing('1', 'finish', 2400)]);
    expect(timing.result('1')).toMatchObject({
      gunTime: 2_400_000,
      chipTime: null,
      flags: ['no-start-read'],
    });
  });

  it('walking over the start mat again after 39 minutes does not move the start', () => {
    const timing = timingOf(
      [entry('1')],
      [passing('1', 'start', 60), passing('1', 'start', 2400), passing('1', 'finish', 10_800)],
    );
    expect(timing.result('1')?.chipTime).toBe(10_740_000);
  });

  it('walking over the start mat after the finish does not move the start', () => {
    const timing = timingOf(
      [entry('1')],
      [passing('1', 'start', 5), passing('1', 'finish', 1500), passing('1', 'start', 1600)],
    );
    expect(timing.result('1')?.chipTime).toBe(1_495_000);
  });

  it('a late starter has a chip time, and it is flagged', () => {
    const timing = timingOf(
      [entry('1')],
      [passing('1', 'start', 2000), passing('1', '5k', 3500), passing('1', 'finish', 5000)],
    );
    expect(timing.result('1')).toMatchObject({
      gunTime: 5_000_000,
      chipTime: 3_000_000,
      flags: ['late-start'],
    });
  });

  it('a read at the finish before anybody can be there is not a finish', () => {
    const timing = timingOf([entry('1')], [passing('1', 'finish', 120), passing('1', 'finish', 2400)]);
    expect(timing.result('1')?.gunTime).toBe(2_400_000);
  });

  it('the first sighting at the finish counts, whoever saw it', () => {
    const timing = timingOf([entry('1')], [passing('1', 'finish', 2400)]);
    act(timing, { type: 'passing.add', point: 'finish', bib: '1', time: gun + 2_399_000 });
    expect(timing.result('1')?.gunTime).toBe(2_399_000);
    timing.observe(passing('1', 'finish', 2398));
    expect(timing.result('1')?.gunTime).toBe(2_398_000);
  });

  it('reads after the finish change nothing', () => {
    const timing = timingOf([entry('1')], [passing('1', 'finish', 2400), passing('1', 'finish', 3000)]);
    expect(timing.result('1')?.gunTime).toBe(2_400_000);
  });

  it('a missed split does not lose the finish, and it is flagged', () => {
    const timing = timingOf([entry('1')], [passing('1', 'start', 1), passing('1', 'finish', 2400)]);
    expect(timing.result('1')).toMatchObject({ status: 'finished', flags: ['missed-point'] });
  });

  it('without a gun there is no time, and it is flagged', () => {
    const timing = timingOf([entry('1', { wave: 'B' })], [passing('1', '5k', 1200)]);
    expect(timing.result('1')).toMatchObject({ status: 'running', gunTime: null, flags: ['no-gun'] });
  });

  it('each wave counts from its own gun; a fired gun wins over the one in the race definition', () => {
    const waves = [
      { id: 'A', gun: gun - 60_000 },
      { id: 'B', gun: gun + 300_000 },
    ];
    const timing = timingOf(
      [entry('1'), entry('2', { wave: 'B' })],
      [passing('1', 'finish', 2400), passing('2', 'finish', 2400)],
      { ...race, waves },
    );
    expect(timing.result('1')?.gunTime).toBe(2_400_000);
    expect(timing.result('2')?.gunTime).toBe(2_100_000);
  });
});

describe('places', () => {
  const three = [entry('1'), entry('2', { sex: 'F' }), entry('3', { birthDate: '1980-01-01' })];
  const finishes = [
    passing('1', 'finish', 2400.2),
    passing('2', 'finish', 2400.1),
    passing('3', 'finish', 2500),
  ];

  it('overall, by sex and by category', () => {
    const timing = timingOf(three, finishes);
    expect(timing.places('2')).toEqual({ overall: 1, sex: 1, category: 1 });
    expect(timing.places('1')).toEqual({ overall: 2, sex: 1, category: 1 });
    expect(timing.places('3')).toEqual({ overall: 3, sex: 2, category: 1 });
    expect(only(timing).list('sex:M')).toEqual(['1', '3']);
  });

  it('equal published seconds are no tie: the raw time decides', () => {
    const page = resultsPage(only(timingOf(three, finishes)), {
      list: 'overall',
      offset: 0,
      limit: 2,
      q: '',
      asOf: 0,
    });
    expect(page.rows.map(({ person, place, gun }) => [person.bib, place, gun])).toEqual([
      ['2', 1, 2_401_000],
      ['1', 2, 2_401_000],
    ]);
  });

  it('by chip time where the race says so; without a start read the gun time stands in', () => {
    const timing = timingOf(
      [entry('1'), entry('2'), entry('3')],
      [
        passing('1', 'start', 100),
        passing('1', 'finish', 2500),
        passing('2', 'start', 0),
        passing('2', 'finish', 2450),
        passing('3', 'finish', 2420),
      ],
      { ...race, rankBy: 'chip' },
    );
    expect(only(timing).list('overall')).toEqual(['1', '3', '2']);
  });

  it('the category goes by age on race day, and 29 February has its birthday on 1 March', () => {
    const born = (birthDate: string, date: string) => {
      const timing = timingOf([entry('1', { birthDate })], [], { ...race, date });
      return timing.result('1')?.category;
    };
    expect(born('1991-12-07', '2026-12-06')).toBe('M18');
    expect(born('1991-12-06', '2026-12-06')).toBe('M35');
    expect(born('1992-02-29', '2027-02-28')).toBe('M18');
    expect(born('1992-02-29', '2027-03-01')).toBe('M35');
  });
});

describe('actions', () => {
  it('undo brings back what was, and undoing the undo brings it again', () => {
    const timing = timingOf([entry('1')], [passing('1', 'finish', 2400)]);
    const corrected = act(timing, { type: 'gun.fire', wave: 'A', gun: gun + 10_000 });
    expect(timing.result('1')?.gunTime).toBe(2_390_000);
    const undo = act(timing, { type: 'undo', target: corrected });
    expect(timing.result('1')?.gunTime).toBe(2_400_000);
    act(timing, { type: 'undo', target: undo });
    expect(timing.result('1')?.gunTime).toBe(2_390_000);
  });

  it('a chip that nobody has is listed until it is given to a bib, and then its passings count', () => {
    const timing = timingOf([entry('1', { chips: [] })], [passing('1', 'finish', 2400)]);
    expect(timing.unknownChips()).toMatchObject([{ chip: 'C1', point: 'finish', passings: 1 }]);
    act(timing, { type: 'chip.assign', chip: 'c1', bib: '1' });
    expect(timing.unknownChips()).toEqual([]);
    expect(timing.result('1')?.gunTime).toBe(2_400_000);
  });

  it('a time without a bib waits for one', () => {
    const timing = timingOf([entry('1')]);
    const hand = act(timing, { type: 'passing.add', point: 'finish', bib: null, time: gun + 2_400_000 });
    expect(timing.openPassings().map(({ id }) => id)).toEqual([hand]);
    act(timing, { type: 'passing.assign', passing: hand, bib: '1' });
    expect(timing.openPassings()).toEqual([]);
    expect(timing.result('1')?.gunTime).toBe(2_400_000);
  });

  it('a voided passing counts no more', () => {
    const wrong = passing('1', 'finish', 2000);
    const timing = timingOf([entry('1')], [wrong, passing('1', 'finish', 2400)]);
    act(timing, { type: 'passing.void', passing: wrong.id, reason: 'spectator' });
    expect(timing.result('1')?.gunTime).toBe(2_400_000);
  });

  it('a passing that comes again with another chip counts for that chip alone', () => {
    const first = passing('1', 'finish', 2400);
    const timing = timingOf([entry('1'), entry('2')], [first]);
    timing.observe({ ...first, chip: 'C2' });
    expect(only(timing).list('overall')).toEqual(['2']);
  });

  it('a bib with two chips has the passings of both', () => {
    const timing = timingOf(
      [entry('1', { chips: ['C1', 'C9'] })],
      [passing('1', 'start', 3), passing('9', 'finish', 2400)],
    );
    act(timing, { type: 'gun.fire', wave: 'B', gun });
    expect(timing.result('1')).toMatchObject({ gunTime: 2_400_000, chipTime: 2_397_000 });
  });
});
