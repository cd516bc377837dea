import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Action, ActionBody } from './actions.ts';
import { compareActions } from './facts.ts';
import type { Entry, RaceDefinition } from './race.ts';
import type { Passing } from './read.ts';
import { resultsPage } from './results-page.ts';
import { Timing } from './timing.ts';
import { actionMaker, entry, gun, importOf, passing, race } from './timing.fixture.ts';

let act: (body: ActionBody, id?: string) => Action;
beforeEach(() => {
  act = actionMaker();
});

function timingOf(entries: Entry[], passings: Passing[] = [], definition: RaceDefinition = race): Timing {
  const timing = new Timing();
  timing.apply(act({ type: 'race.define', race: definition }));
  timing.apply(act(importOf(entries)));
  timing.apply(act({ type: 'gun.fire', wave: 'A', gun }));
  for (const one of passings) timing.observe(one);
  return timing;
}

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
    expect(timing.result('1')?.splits.map(({ point, gun, chip }) => [point, gun, chip])).toEqual([
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
    timing.apply(act({ type: 'passing.add', point: 'finish', bib: '1', time: gun + 2_399_000 }));
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
    expect(timing.list('sex:M')).toEqual(['1', '3']);
  });

  it('equal published seconds are no tie: the raw time decides', () => {
    const page = resultsPage(timingOf(three, finishes), race, {
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
    expect(timing.list('overall')).toEqual(['1', '3', '2']);
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
    const corrected = act({ type: 'gun.fire', wave: 'A', gun: gun + 10_000 });
    timing.apply(corrected);
    expect(timing.result('1')?.gunTime).toBe(2_390_000);
    const undo = act({ type: 'undo', target: corrected.id });
    timing.apply(undo);
    expect(timing.result('1')?.gunTime).toBe(2_400_000);
    timing.apply(act({ type: 'undo', target: undo.id }));
    expect(timing.result('1')?.gunTime).toBe(2_390_000);
  });

  it('a chip that nobody has is listed until it is given to a bib, and then its passings count', () => {
    const timing = timingOf([entry('1', { chips: [] })], [passing('1', 'finish', 2400)]);
    expect(timing.unknownChips()).toMatchObject([{ chip: 'C1', point: 'finish', passings: 1 }]);
    timing.apply(act({ type: 'chip.assign', chip: 'c1', bib: '1' }));
    expect(timing.unknownChips()).toEqual([]);
    expect(timing.result('1')?.gunTime).toBe(2_400_000);
  });

  it('a time without a bib waits for one', () => {
    const timing = timingOf([entry('1')]);
    const hand = act({ type: 'passing.add', point: 'finish', bib: null, time: gun + 2_400_000 });
    timing.apply(hand);
    expect(timing.openPassings().map(({ id }) => id)).toEqual([hand.id]);
    timing.apply(act({ type: 'passing.assign', passing: hand.id, bib: '1' }));
    expect(timing.openPassings()).toEqual([]);
    expect(timing.result('1')?.gunTime).toBe(2_400_000);
  });

  it('a voided passing counts no more', () => {
    const wrong = passing('1', 'finish', 2000);
    const timing = timingOf([entry('1')], [wrong, passing('1', 'finish', 2400)]);
    timing.apply(act({ type: 'passing.void', passing: wrong.id, reason: 'spectator' }));
    expect(timing.result('1')?.gunTime).toBe(2_400_000);
  });

  it('a passing that comes again with another chip counts for that chip alone', () => {
    const first = passing('1', 'finish', 2400);
    const timing = timingOf([entry('1'), entry('2')], [first]);
    timing.observe({ ...first, chip: 'C2' });
    expect(timing.list('overall')).toEqual(['2']);
  });

  it('a bib with two chips has the passings of both', () => {
    const timing = timingOf(
      [entry('1', { chips: ['C1', 'C9'] })],
      [passing('1', 'start', 3), passing('9', 'finish', 2400)],
    );
    timing.apply(act({ type: 'gun.fire', wave: 'B', gun }));
    expect(timing.result('1')).toMatchObject({ gunTime: 2_400_000, chipTime: 2_397_000 });
  });
});

describe('any order of arrival of the same facts gives the same results', () => {
  const bibs = ['1', '2', '3', '4'];
  const body = fc.oneof(
    fc.record({
      type: fc.constant('gun.fire' as const),
      wave: fc.constantFrom('A', 'B'),
      gun: fc.integer({ min: -60, max: 60 }).map((s) => gun + s * 1000),
    }),
    fc.record({
      type: fc.constant('passing.add' as const),
      point: fc.constantFrom('start', '5k', 'finish'),
      bib: fc.option(fc.constantFrom(...bibs)),
      time: fc.integer({ min: 0, max: 4000 }).map((s) => gun + s * 1000),
    }),
    fc.record({
      type: fc.constant('chip.assign' as const),
      chip: fc.constantFrom('C1', 'C2', 'C9'),
      bib: fc.constantFrom(...bibs),
    }),
    fc.record({
      type: fc.constant('passing.assign' as const),
      passing: fc.constantFrom('S-3', 'S-4', 'S-5'),
      bib: fc.constantFrom(...bibs),
    }),
    fc.record({
      type: fc.constant('passing.void' as const),
      passing: fc.constantFrom('S-3', 'S-4', 'p0', 'p1'),
      reason: fc.constant(''),
    }),
    fc.record({
      type: fc.constant('undo' as const),
      target: fc.constantFrom('S-2', 'S-3', 'S-4', 'S-5', 'S-6', 'list'),
    }),
    fc.constant(importOf([entry('4', { chips: ['C9'] })], 'late list')),
  );
  const chipPassing = fc.record({
    bib: fc.constantFrom('1', '2', '3', '9'),
    point: fc.constantFrom('start', '5k', 'finish'),
    seconds: fc.integer({ min: -100, max: 4000 }),
  });

  const state = (timing: Timing) => ({
    results: bibs.map((bib) => [timing.result(bib), timing.places(bib)]),
    lists: timing.lists().map((list) => [list, timing.list(list.id)]),
    counts: timing.counts(),
    unknown: timing.unknownChips(),
    open: timing.openPassings(),
  });

  it('one by one, shuffled, or all at once', () => {
    fc.assert(
      fc.property(
        fc.array(body, { maxLength: 8 }),
        fc.array(chipPassing, { maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (bodies, seen, shuffle) => {
          const make = actionMaker();
          const actions = [
            make({ type: 'race.define', race: { ...race, waves: [{ id: 'A', gun }, { id: 'B' }] } }),
            make(importOf([entry('1'), entry('2', { wave: 'B' }), entry('3', { sex: 'F' })])),
            ...bodies.map((one) => make(one)),
          ];
          const passings = seen.map(({ bib, point, seconds }, index) => ({
            ...passing(bib, point, seconds),
            id: `p${index}`,
          }));
          const atOnce = new Timing();
          atOnce.applyAll(actions);
          atOnce.replacePassings(passings);

          const steps = [
            ...actions.map((action) => (timing: Timing) => timing.apply(action)),
            ...passings.map((one) => (timing: Timing) => timing.observe(one)),
          ];
          const shuffled = steps
            .map((step) => [shuffle.next().value ?? 0, step] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, step]) => step);
          for (const order of [steps, shuffled]) {
            const timing = new Timing();
            for (const step of order) step(timing);
            expect(state(timing)).toEqual(state(atOnce));
          }
          expect(actions.toSorted(compareActions)).toEqual(actions);
        },
      ),
      { numRuns: 300 },
    );
  });
});
