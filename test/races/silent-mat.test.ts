import { describe, expect, test } from 'vitest';
import { siteField, type Crossing } from '../../src/simulator/field.ts';
import { eventOfRace } from '../../src/timing/model/event.ts';
import { Random } from '../../src/simulator/random.ts';
import { Estimates } from '../../src/timing/insight/estimates.ts';
import { Silence, type SilentMat } from '../../src/timing/insight/silence.ts';
import type { Action } from '../../src/timing/model/actions.ts';
import type { Entry, Ms, RaceDefinition } from '../../src/timing/model/race.ts';
import { Timing } from '../../src/timing/timing.ts';
import { gun, race as tenKilometres } from '../../src/timing/timing.fixture.ts';

const race: RaceDefinition = {
  ...tenKilometres,
  id: 'half',
  name: 'Half marathon',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: '5k', kind: 'split', distance: 5000 },
    { id: '10k', kind: 'split', distance: 10_000 },
    { id: '15k', kind: 'split', distance: 15_000 },
    { id: 'bridge', kind: 'spotter', distance: 20_500 },
    { id: 'finish', kind: 'finish', distance: 21_097.5 },
  ],
  waves: [
    { id: 'A', gun },
    { id: 'B', gun: gun + 300_000 },
  ],
  categories: [],
};
const mats = race.points.map(({ id }) => id);

function entries(count: number): Entry[] {
  return Array.from({ length: count }, (_, index) => ({
    bib: String(index + 1),
    chips: [(0xe000 + index).toString(16)],
    name: `Runner ${index + 1}`,
    sex: index % 3 === 0 ? 'F' : 'M',
    birthDate: `${1956 + (index % 50)}-06-01`,
    wave: index % 2 === 0 ? 'A' : 'B',
  }));
}

interface Heard {
  at: Ms;
  alarms: SilentMat[];
}

/** The first alarms while a field runs over the mats, if any; `hears` says which crossings the mats hear. */
function run(field: readonly Entry[], seed: number, hears: (crossing: Crossing) => boolean): Heard | null {
  const timing = new Timing();
  const base = { station: 'S', at: gun, by: 'test' };
  const actions: Action[] = [
    { ...base, id: 'a', lamport: 1, type: 'race.define', race },
    {
      ...base,
      id: 'b',
      lamport: 2,
      type: 'entries.import',
      list: 'l',
      part: 1,
      parts: 1,
      file: 'f',
      entries: [...field],
    },
  ];
  timing.applyAll(actions);
  const estimates = new Estimates(timing, race);
  estimates.update('all');
  const silence = new Silence(timing, [{ race, estimates }]);
  const crossings = siteField(eventOfRace(race), field, seed).filter((crossing) => !crossing.missed);
  const end = crossings.at(-1)!.time + 600_000;
  let next = 0;
  for (let now = gun - 60_000; now < end; now += 5000) {
    for (; next < crossings.length && crossings[next]!.time <= now; next += 1) {
      const { point, time, chip } = crossings[next]!;
      if (!hears(crossings[next]!)) continue;
      const moment = { first: time, last: time, strongest: time, rssi: null, reads: 1 };
      const passing = { id: `S:${next}`, point, source: 'chip' as const, chip, bib: null, ...moment };
      estimates.update(timing.observe(passing));
      silence.saw(passing);
    }
    estimates.advance(now);
    const alarms = silence.check(now, mats);
    if (alarms.length > 0) return { at: now, alarms };
  }
  return null;
}

describe('the silence of a mat', { timeout: 120_000 }, () => {
  const field = entries(600);

  test.for([1, 2, 3])('is never alarmed in a healthy race (field %i)', (seed) => {
    expect(run(field, seed, () => true)).toBeNull();
  });

  test('is never alarmed in a small healthy race', () => {
    for (const seed of [1, 2, 3]) expect(run(entries(40), seed, () => true)).toBeNull();
  });

  test.for([
    ['5k', 11],
    ['15k', 12],
    ['bridge', 13],
    ['finish', 14],
  ] as const)('is told when fewer than 40 runners are missed at %s (seed %i)', ([mat, seed]) => {
    const times = siteField(eventOfRace(race), field, seed)
      .filter(({ point, missed }) => point === mat && !missed)
      .map(({ time }) => time);
    const failed = times[new Random(seed).whole(50, Math.floor(times.length * 0.6))]!;
    const alarm = run(field, seed, ({ point, time }) => point !== mat || time < failed);
    expect(alarm?.alarms.map((one) => one.mat)).toEqual([mat]);
    const missed = times.filter((time) => time >= failed && time <= alarm!.at);
    expect(missed.length).toBeLessThan(40);
  });

  test('is told when a mat hears one runner in ten', () => {
    const random = new Random(5);
    const alarm = run(field, 15, ({ point }) => point !== '10k' || random.chance(0.1));
    expect(alarm?.alarms.map((one) => one.mat)).toEqual(['10k']);
  });

  test('is told when nobody crosses the start mat after the gun', () => {
    const alarm = run(field, 16, () => false);
    expect(alarm?.alarms.map(({ kind, mat }) => [kind, mat])).toEqual([['silent', 'start']]);
    expect(alarm!.at).toBeLessThan(gun + 60_000);
  });
});
