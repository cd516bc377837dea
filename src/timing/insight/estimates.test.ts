import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Timing } from '../timing.ts';
import type { Entry, Ms, RaceDefinition } from '../model/race.ts';
import { actionMaker, entry, gun, importOf, passing, race as small } from '../timing.fixture.ts';
import { Estimates } from './estimates.ts';

const results = new URL('../../../../shared/data/results/boston_2012.csv', import.meta.url);
const distances: Record<string, number> = {
  '5k': 5000,
  '10k': 10_000,
  '15k': 15_000,
  '20k': 20_000,
  half: 21_097.5,
  '25k': 25_000,
  '30k': 30_000,
  '35k': 35_000,
  '40k': 40_000,
};
const finish = 42_195;

const marathon: RaceDefinition = {
  ...small,
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    ...Object.entries(distances).map(([id, distance]) => ({ id, kind: 'split' as const, distance })),
    { id: 'finish', kind: 'finish', distance: finish },
  ],
  waves: [{ id: 'A', gun }],
  startWindow: 90 * 60_000,
};

interface Seen {
  bib: string;
  point: string;
  time: Ms;
}

/** All crossings of the runners of that year with splits, in order of time; by seconds from their own start. */
function boston(): Seen[] {
  const [header = '', ...lines] = readFileSync(results, 'utf8').trim().split('\n');
  const names = header.split(',');
  const crossings: Seen[] = [];
  for (const line of lines) {
    const cells = new Map(line.split(',').map((cell, index) => [names[index], cell]));
    const bib = cells.get('bib') ?? '';
    const half = cells.get('split_half');
    const net = Number(cells.get('net_s'));
    const start = gun + (Number(cells.get('gun_s')) - net) * 1000;
    if (half === undefined || half === '' || !(start >= gun)) continue;
    crossings.push({ bib, point: 'start', time: start }, { bib, point: 'finish', time: start + net * 1000 });
    for (const point of Object.keys(distances)) {
      const split = Number(cells.get(`split_${point}`));
      if (split > 0) crossings.push({ bib, point, time: start + split * 1000 });
    }
  }
  return crossings.sort((one, other) => one.time - other.time);
}

interface Forecast {
  point: string;
  ours: Ms;
  steady: Ms;
  earliest: Ms;
  latest: Ms;
}

/** Runs the race in its own order; what was forecast of the finish at the moment when somebody passed `from`. */
function forecasts(crossings: readonly Seen[], from: readonly string[]) {
  const timing = new Timing();
  const action = actionMaker();
  const bibs = [...new Set(crossings.map(({ bib }) => bib))];
  const entries = bibs.map((bib): Entry => ({ bib, chips: [bib], name: bib, sex: 'M', wave: 'A' }));
  timing.applyAll([action({ type: 'race.define', race: marathon }), action(importOf(entries))]);
  const estimates = new Estimates(timing, marathon);
  estimates.update('all');
  const starts = new Map<string, Ms>();
  const made: (Forecast & { bib: string })[] = [];
  let clock = gun;
  for (const [index, { bib, point, time }] of crossings.entries()) {
    for (; clock < time; clock += 60_000) estimates.advance(clock);
    const moment = { first: time, last: time, strongest: time, rssi: null, reads: 1 };
    estimates.update(
      timing.observe({ id: `S:${index}`, point, source: 'chip', chip: bib, bib: null, ...moment }),
    );
    if (point === 'start') starts.set(bib, time);
    const estimate = from.includes(point) ? estimates.finish(bib, time) : null;
    if (estimate === null) continue;
    const start = starts.get(bib) ?? gun;
    const steady = start + ((time - start) * finish) / (distances[point] ?? NaN);
    made.push({
      bib,
      point,
      ours: estimate.time,
      steady,
      earliest: estimate.earliest,
      latest: estimate.latest,
    });
  }
  const finished = new Map(
    crossings.filter(({ point }) => point === 'finish').map((seen) => [seen.bib, seen.time]),
  );
  return from.map((point) => {
    const own = made.filter((one) => one.point === point);
    const errors = (of: (forecast: Forecast) => Ms) =>
      own.reduce((sum, one) => sum + Math.abs(of(one) - finished.get(one.bib)!), 0) / own.length / 1000;
    const inside = own.filter(({ bib, earliest, latest }) => {
      const time = finished.get(bib)!;
      return earliest <= time && time <= latest;
    });
    return {
      point,
      runners: own.length,
      ours: errors(({ ours }) => ours),
      steady: errors(({ steady }) => steady),
      inside: inside.length / own.length,
    };
  });
}

describe.skipIf(!existsSync(results))('a real marathon (skipped where ../shared is not there)', () => {
  test(
    'is forecast better than by keeping the pace, and eight of ten come when they may',
    { timeout: 120_000 },
    () => {
      const rows = forecasts(boston(), ['5k', '10k', 'half', '30k', '40k']);
      for (const { runners, ours, steady, inside } of rows) {
        expect(runners).toBeGreaterThan(2000);
        expect(ours).toBeLessThan(0.8 * steady);
        expect(inside).toBeGreaterThan(0.68);
        expect(inside).toBeLessThan(0.96);
      }
    },
  );
});

/** Ten kilometres with a spotter before the finish; runners of any pace, each seen up to some point. */
const withSpotter: RaceDefinition = {
  ...small,
  points: [
    ...small.points.slice(0, 2),
    { id: 'bridge', kind: 'spotter', distance: 9000 },
    ...small.points.slice(2),
  ],
};

const field = fc.array(
  fc.record({
    delay: fc.integer({ min: 0, max: 600 }),
    pace: fc.integer({ min: 170, max: 500 }),
    seen: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 1, maxLength: 30 },
);

function raceOf(runners: { delay: number; pace: number; seen: number }[]) {
  const timing = new Timing();
  const action = actionMaker();
  const bibs = runners.map((_, index) => String(index + 1));
  timing.applyAll([
    action({ type: 'race.define', race: withSpotter }),
    action(importOf(bibs.map((bib) => entry(bib)))),
    action({ type: 'gun.fire', wave: 'A', gun }),
  ]);
  const passings = runners.flatMap(({ delay, pace, seen }, index) =>
    [
      passing(bibs[index]!, 'start', delay),
      passing(bibs[index]!, '5k', delay + 5 * pace),
      passing(bibs[index]!, 'finish', delay + 10 * pace),
    ].slice(0, seen),
  );
  return { timing, bibs, passings };
}

describe('estimates', () => {
  const now = gun + 1500 * 1000;

  test('name points still ahead, in course order, each between its earliest and latest moment', () => {
    fc.assert(
      fc.property(field, (runners) => {
        const { timing, bibs, passings } = raceOf(runners);
        for (const one of passings) timing.observe(one);
        const estimates = new Estimates(timing, withSpotter);
        estimates.update('all');
        estimates.settle(now);
        for (const bib of bibs) {
          const own = estimates.of(bib, now);
          const passed = timing.result(bib)!.passed;
          expect(own.filter(({ point }) => passed.includes(point))).toEqual([]);
          for (const [index, { time, earliest, latest }] of own.entries()) {
            expect(earliest).toBeGreaterThanOrEqual(now);
            expect(earliest).toBeLessThanOrEqual(time);
            expect(time).toBeLessThanOrEqual(latest);
            if (index > 0) expect(time).toBeGreaterThanOrEqual(own[index - 1]!.time);
          }
        }
      }),
    );
  });

  test('are the same in whatever order the passings arrived', () => {
    fc.assert(
      fc.property(field, fc.infiniteStream(fc.nat()), (runners, keys) => {
        const { timing, bibs, passings } = raceOf(runners);
        const estimates = new Estimates(timing, withSpotter);
        estimates.update('all');
        for (const one of passings) estimates.update(timing.observe(one));
        estimates.settle(now);
        const other = raceOf(runners).timing;
        const others = new Estimates(other, withSpotter);
        others.update('all');
        const shuffled = passings
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key);
        for (const { one } of shuffled) others.update(other.observe(one));
        others.settle(now);
        for (const bib of bibs) expect(others.of(bib, now)).toEqual(estimates.of(bib, now));
      }),
    );
  });

  test('learn from those in front that the second half is slow', () => {
    const { timing, passings } = raceOf([]);
    const action = actionMaker('T');
    timing.apply(action(importOf(Array.from({ length: 60 }, (_, index) => entry(String(index + 1))))));
    const estimates = new Estimates(timing, withSpotter);
    estimates.update('all');
    expect(passings).toEqual([]);
    const see = (bib: string, point: string, seconds: number) =>
      estimates.update(timing.observe(passing(bib, point, seconds)));
    for (let bib = 1; bib < 60; bib += 1) {
      see(String(bib), 'start', 0);
      see(String(bib), '5k', 1200 + bib);
      see(String(bib), 'finish', 2700 + bib);
    }
    see('60', 'start', 0);
    see('60', '5k', 1230);
    const later = gun + 4000 * 1000;
    estimates.settle(later);
    const early = estimates.finish('60', gun + 1230 * 1000)!;
    expect(Math.abs(early.time - (gun + 2730 * 1000))).toBeLessThan(60_000);
    expect(early.latest - early.earliest).toBeLessThan(10 * 60_000);
    expect(estimates.finish('60', gun + 2880 * 1000)).toMatchObject({ overdue: true });
    expect(estimates.finish('60', gun + 9000 * 1000)).toBeNull();
  });

  test('expect at each point, a spotter too, as many as are on their way', () => {
    const runners = Array.from({ length: 200 }, (_, index) => ({
      delay: 0,
      pace: 250 + (index % 100),
      seen: 2,
    }));
    const { timing, passings } = raceOf(runners);
    const estimates = new Estimates(timing, withSpotter);
    estimates.update('all');
    for (const one of passings) estimates.update(timing.observe(one));
    estimates.settle(now);
    for (const point of ['bridge', 'finish']) {
      const hours = [0, 1, 2, 3].map((hour) => gun + 3_600_000 * hour);
      const [first, ...rest] = estimates.expectedBetween(point, gun, hours);
      expect(first! + rest[0]! + rest[1]!).toBeGreaterThan(195);
      expect(first! + rest[0]! + rest[1]!).toBeLessThanOrEqual(201);
      expect(estimates.expectedBy(point, [gun, gun + 10_800_000])[1]).toBeGreaterThan(195);
    }
    expect(estimates.expectedBetween('5k', now, [now, now + 3_600_000])).toEqual([0]);
  });
});
