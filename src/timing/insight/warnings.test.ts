import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry, RaceDefinition } from '../model/race.ts';
import type { Passing } from '../model/read.ts';
import { actionMaker, entry, gun, importOf, passing, race as small } from '../timing.fixture.ts';
import { Timing } from '../timing.ts';
import { runNow } from '../steps.ts';
import type { Warning } from './warning.ts';
import { Warnings } from './warnings.ts';

const race: RaceDefinition = {
  ...small,
  minEntryAge: 18,
  waves: [{ id: 'A', gun }, { id: 'B' }],
  gunFromMat: false,
};

function raceOf(entries: Entry[], passings: Passing[] = [], definition = race) {
  const timing = new Timing();
  const action = actionMaker();
  timing.applyAll([action({ type: 'race.define', race: definition }), action(importOf(entries))]);
  for (const one of passings) timing.observe(one);
  return { timing, action };
}

function warningsOf(timing: Timing): Warning[] {
  const warnings = new Warnings(timing);
  runNow(warnings.update('all'));
  runNow(warnings.settle());
  return runNow(warnings.all());
}

const brief = (warnings: Warning[]) => warnings.map(({ code, bibs, points }) => [code, ...bibs, ...points]);

describe('warnings', () => {
  test('say nothing of a race in which all is well', () => {
    const { timing } = raceOf(
      [entry('1')],
      [passing('1', 'start', 3), passing('1', '5k', 1203), passing('1', 'finish', 2403)],
    );
    expect(warningsOf(timing)).toEqual([]);
  });

  test('name entries without a chip, too young, or in a wave that is not there', () => {
    const { timing } = raceOf([
      entry('1', { chips: [] }),
      entry('2', { birthDate: '2008-12-07' }),
      entry('3', { birthDate: '2008-12-06' }),
      entry('4', { wave: 'Z' }),
    ]);
    expect(brief(warningsOf(timing))).toEqual([
      ['no-chip', '1'],
      ['too-young', '2'],
      ['wave-unknown', '4'],
    ]);
  });

  test('name who finishes without the half, too fast, or in two places at once', () => {
    const { timing } = raceOf(
      [entry('1'), entry('2'), entry('3')],
      [
        passing('1', 'start', 1),
        passing('1', 'finish', 2400),
        passing('2', 'start', 1),
        passing('2', '5k', 1300),
        passing('2', 'finish', 1900),
        passing('3', 'start', 1),
        passing('3', '5k', 1300),
        passing('3', 'finish', 1330),
      ],
    );
    expect(brief(warningsOf(timing))).toEqual([
      ['finish-without-half', '1', '5k'],
      ['impossible-pace', '2', '5k', 'finish'],
      ['impossible-pace', '3', 'start', 'finish'],
      ['read-does-not-fit', '3', '5k'],
      ['review-open', '2'],
      ['review-open', '3'],
      ['two-places-at-once', '3', '5k', 'finish'],
    ]);
  });

  test('name chips at the finish that nobody has, and chips that two have', () => {
    const { timing, action } = raceOf(
      [entry('1'), entry('2', { chips: ['c1'] })],
      [passing('9', 'finish', 2400), passing('9', '5k', 1200)],
    );
    expect(brief(warningsOf(timing))).toEqual([
      ['chip-on-two-bibs', '1', '2'],
      ['no-chip', '1'],
      ['unknown-at-finish', 'finish'],
    ]);
    timing.apply(action({ type: 'chip.assign', chip: 'C1', bib: '2' }));
    timing.apply(action({ type: 'chip.assign', chip: 'C9', bib: '1' }));
    expect(brief(warningsOf(timing)).filter(([code]) => code?.includes('chip') === true)).toEqual([]);
  });

  test('name a point that misses runners, and a wave that runs without a gun', () => {
    const bibs = Array.from({ length: 20 }, (_, index) => String(index + 1));
    const { timing } = raceOf(
      [...bibs.map((bib) => entry(bib)), entry('30', { wave: 'B' })],
      [
        ...bibs.flatMap((bib) => [passing(bib, 'start', 1), passing(bib, 'finish', 2400 + Number(bib))]),
        ...bibs.slice(10).map((bib) => passing(bib, '5k', 1200)),
        passing('30', '5k', 1500),
      ],
    );
    const found = warningsOf(timing);
    expect(found.filter(({ code }) => code === 'point-thin')).toMatchObject([
      { points: ['5k'], params: { missed: 10, of: 20 } },
    ]);
    expect(found.filter(({ code }) => code === 'wave-without-gun')).toMatchObject([
      { params: { wave: 'B', runners: 1 } },
    ]);
  });

  test('name what two stations did to the same runner without knowing of each other', () => {
    const { timing } = raceOf([entry('1')]);
    for (const [station, status] of [
      ['X', 'dnf'],
      ['Y', 'dq'],
    ] as const)
      timing.apply({
        id: station,
        station,
        lamport: 9,
        at: gun,
        by: 'test',
        type: 'status.set',
        bib: '1',
        status,
      });
    expect(warningsOf(timing)).toMatchObject([
      { code: 'stations-conflict', bibs: ['1'], params: { stations: 'X, Y' } },
    ]);
  });

  test('are the same in whatever order the passings arrived', () => {
    const passes = fc.array(
      fc.record({
        bib: fc.constantFrom('1', '2', '3', '9'),
        point: fc.constantFrom('start', '5k', 'finish'),
        seconds: fc.integer({ min: -50, max: 3000 }),
      }),
      { maxLength: 25 },
    );
    const entries = [entry('1'), entry('2', { wave: 'B' }), entry('3', { chips: ['C3', 'C1'] })];
    fc.assert(
      fc.property(passes, fc.infiniteStream(fc.nat()), (all, keys) => {
        const passings = all.map(({ bib, point, seconds }) => passing(bib, point, seconds));
        const keyed = passings.map((one) => ({ one, key: keys.next().value ?? 0 }));
        const shuffled = keyed.sort((one, other) => one.key - other.key).map(({ one }) => one);
        const { timing } = raceOf(entries);
        const kept = new Warnings(timing);
        runNow(kept.update('all'));
        for (const one of shuffled) {
          runNow(kept.update(timing.observe(one)));
          runNow(kept.lookAtSome());
          runNow(kept.lookAtNextPart());
        }
        runNow(kept.settle());
        expect(runNow(kept.all())).toEqual(warningsOf(raceOf(entries, passings).timing));
      }),
    );
  });
});
