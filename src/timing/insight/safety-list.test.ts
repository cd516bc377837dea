import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runNow } from '../steps.ts';
import { act, entry, gun, only, passing, timingOf } from '../timing.fixture.ts';
import type { Timing } from '../timing.ts';
import { Estimates } from './estimates.ts';
import { safetyList } from './safety-list.ts';

const bibs = Array.from({ length: 60 }, (_, index) => String(index + 1));
const hour = 3600;

/** A field of which everybody was at the start, and those with a number of seconds at 5 km or the finish. */
function field(at5k: Record<string, number>, finished: Record<string, number> = {}): Timing {
  return timingOf(
    bibs.map((bib) => entry(bib)),
    [
      ...bibs.map((bib) => passing(bib, 'start', 5)),
      ...Object.entries(at5k).map(([bib, seconds]) => passing(bib, '5k', seconds)),
      ...Object.entries(finished).map(([bib, seconds]) => passing(bib, 'finish', seconds)),
    ],
  );
}
/** The usual field: from 20 to 30 minutes at 5 km. */
const usual = (but: readonly string[] = []) =>
  Object.fromEntries(bibs.filter((bib) => !but.includes(bib)).map((bib, index) => [bib, 1200 + index * 10]));

function listOf(timing: Timing, seconds: number) {
  const now = gun + seconds * 1000;
  const { race } = only(timing);
  const estimates = new Estimates(timing, race);
  estimates.update('all');
  estimates.settle(now);
  return runNow(safetyList(timing, race, estimates, now));
}

it('nobody is late while the field comes as it does', () => {
  const { stretches, late } = listOf(field(usual()), 1850);
  expect(late).toEqual([]);
  expect(stretches).toEqual([{ from: '5k', to: 'finish', onTheWay: 60, late: 0 }]);
});

it('who is not seen for hours stays on the list, the latest first, and is never given up', () => {
  const timing = field(
    usual(['7', '8']),
    Object.fromEntries(
      bibs
        .map((bib, index) => [bib, 2600 + index * 20])
        .filter(([bib]) => bib !== '7' && bib !== '8' && bib !== '9'),
    ),
  );
  const { stretches, late } = listOf(timing, 6 * hour);
  expect(late.map(({ bib, from, to }) => [bib, from, to])).toEqual([
    ['7', 'start', '5k'],
    ['8', 'start', '5k'],
    ['9', '5k', 'finish'],
  ]);
  expect(stretches).toEqual([
    { from: 'start', to: '5k', onTheWay: 2, late: 2 },
    { from: '5k', to: 'finish', onTheWay: 1, late: 1 },
  ]);
  expect(late[0]?.seen).toBe(gun + 5000);
});

it('who was taken out is not out there', () => {
  const timing = field(usual(['7', '8']));
  act(timing, { type: 'status.set', bib: '7', status: 'dnf', reason: 'bus' });
  expect(listOf(timing, 6 * hour).late.map(({ bib }) => bib)).not.toContain('7');
  act(timing, { type: 'race.close' });
  expect(listOf(timing, 6 * hour)).toEqual({ stretches: [], late: [] });
});

it('everybody on the course is on exactly one stretch, and who is late stays late until seen again', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...bibs), { maxLength: 30 }),
      fc.integer({ min: 600, max: 20_000 }),
      fc.integer({ min: 0, max: 10_000 }),
      (missing, seconds, later) => {
        const timing = field(usual(missing));
        const now = listOf(timing, seconds);
        const then = listOf(timing, seconds + later);
        const { onCourse } = only(timing).counts();
        expect(now.stretches.reduce((sum, { onTheWay }) => sum + onTheWay, 0)).toBe(onCourse);
        expect(now.stretches.reduce((sum, one) => sum + one.late, 0)).toBe(now.late.length);
        const thenLate = new Set(then.late.map(({ bib }) => bib));
        for (const { bib } of now.late) expect(thenLate).toContain(bib);
      },
    ),
    { numRuns: 30 },
  );
});
