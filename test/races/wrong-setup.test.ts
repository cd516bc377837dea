import { describe, expect, test } from 'vitest';
import { siteField } from '../../src/simulator/field.ts';
import { eventOfRace } from '../../src/timing/model/event.ts';
import { chipMapFindings } from '../../src/timing/insight/chip-map.ts';
import { gunFits } from '../../src/timing/insight/gun-fit.ts';
import { runNow } from '../../src/timing/steps.ts';
import type { Action } from '../../src/timing/model/actions.ts';
import type { Entry, Ms, RaceDefinition } from '../../src/timing/model/race.ts';
import { Timing } from '../../src/timing/timing.ts';
import { gun, race as tenKilometres } from '../../src/timing/timing.fixture.ts';

const race: RaceDefinition = {
  ...tenKilometres,
  id: '10k',
  name: 'Ten kilometres',
  waves: [
    { id: 'A', gun },
    { id: 'B', gun: gun + 300_000 },
  ],
  categories: [],
};

/** Sex, age and wave lie over the bibs as they come in from entry: in no order. */
function entries(count: number, waves: string[]): Entry[] {
  return Array.from({ length: count }, (_, index) => ({
    bib: String(1001 + index),
    chips: [(0xe000 + index).toString(16).toUpperCase()],
    name: `Runner ${index + 1}`,
    sex: (index * 7919) % 101 < 42 ? 'F' : 'M',
    birthDate: `${1956 + ((index * 104_729) % 50)}-06-01`,
    wave: waves[((index * 31_337) % 97) % waves.length]!,
  }));
}

interface Setup {
  /** The start list as it was typed; the field runs by the true one. */
  listed?: (entries: Entry[]) => Entry[];
  guns?: Record<string, Ms>;
  waves?: string[];
  seed?: number;
}

function run({ listed = (all) => all, guns = {}, waves = ['A'], seed = 1 }: Setup): {
  timing: Timing;
  field: Entry[];
} {
  const field = entries(600, waves);
  const definition = {
    ...race,
    waves: race.waves.map((wave) => ({ ...wave, gun: guns[wave.id] ?? wave.gun })),
  };
  const base = { station: 'S', at: gun, by: 'test' };
  const list = { list: 'l', part: 1, parts: 1, file: 'f', entries: listed(field) };
  const actions: Action[] = [
    { ...base, id: 'a', lamport: 1, type: 'race.define', race: definition },
    { ...base, id: 'b', lamport: 2, type: 'entries.import', ...list },
  ];
  const timing = new Timing();
  timing.applyAll(actions);
  const crossings = siteField(eventOfRace(race), field, seed).filter(({ missed }) => !missed);
  timing.replacePassings(
    crossings.map(({ chip, point, time }, index) => {
      const moment = { first: time, last: time, strongest: time, rssi: null, reads: 1 };
      return { id: `S:${index}`, point, source: 'chip' as const, chip, bib: null, ...moment };
    }),
  );
  return { timing, field };
}

/** Each bib is listed with the chip that the bib so many places before it wears. */
const shiftedBy = (by: number) => (field: Entry[]) =>
  field.map((entry, index) => ({ ...entry, chips: field[index + by]?.chips ?? [] }));

describe('a chip map', () => {
  test.for([1, 2, 3])('that is right is left alone (field %i)', (seed) => {
    const { timing } = run({ waves: seed === 3 ? ['A', 'B'] : ['A'], seed });
    expect(runNow(chipMapFindings(timing))).toEqual([]);
  });

  test.for([1, -1, 4])('that is shifted by %i is found by sex, age and pace, and can be put right', (by) => {
    const { timing, field } = run({ listed: shiftedBy(by) });
    const [finding, ...others] = runNow(chipMapFindings(timing));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ kind: 'shifted', by });
    expect(finding!.sure).toBeGreaterThan(0.99);
    const wearers = new Map(field.map(({ bib, chips }) => [chips[0], bib]));
    expect(finding!.assign.length).toBeGreaterThan(590);
    for (const { chip, bib } of finding!.assign) expect(wearers.get(chip)).toBe(bib);
  });

  test("in which two bibs wear each other's chips is found by who was seen at the line", () => {
    const { timing, field } = run({
      listed: (all) =>
        all.map((entry, index) => ({
          ...entry,
          chips: all[index === 10 ? 20 : index === 20 ? 10 : index]!.chips,
        })),
    });
    const passings = [...timing.passings()];
    for (const index of [10, 20]) {
      const { bib, chips } = field[index]!;
      const { first } = passings.find(
        ({ chip, point }) => chip?.endsWith(chips[0]!) === true && point === '5k',
      )!;
      const base = { station: 'S', at: gun, by: 'test', id: `hand-${bib}`, lamport: 10 + index };
      timing.apply({ ...base, type: 'passing.add', point: '5k', bib, time: first + 40 });
    }
    const crowd = runNow(chipMapFindings(timing));
    expect(crowd.every(({ kind }) => kind === 'swapped')).toBe(true);
    for (const { bibs } of crowd) expect(bibs.toSorted()).toEqual([field[10]!.bib, field[20]!.bib]);
  });
});

describe('the gun of a wave', () => {
  test.for([1, 2, 3, 4])('that is right fits its start (field %i)', (seed) => {
    const { timing } = run({ waves: ['A', 'B'], seed });
    expect(runNow(gunFits(timing)).map(({ wave, isGood }) => [wave, isGood])).toEqual([
      ['A', true],
      ['B', true],
    ]);
  });

  test('that is right is not doubted where the start mat was connected late and missed the first of the crowd', () => {
    const { timing } = run({ waves: ['A', 'B'] });
    const heard = [...timing.passings()].filter(
      ({ point, first }) => point !== 'start' || first > gun + 40_000,
    );
    timing.replacePassings(heard);
    expect(runNow(gunFits(timing))[0]).toMatchObject({ wave: 'A', isGood: true });
  });

  test.for([-90_000, -40_000, 5000, 60_000])(
    'that is %i ms off does not fit, and the time that would is told',
    (off) => {
      const { timing } = run({ waves: ['A', 'B'], guns: { A: gun + off } });
      const [first, second] = runNow(gunFits(timing));
      expect(first).toMatchObject({ wave: 'A', gun: gun + off, isGood: false });
      expect(Math.abs(first!.fits - gun)).toBeLessThan(5000);
      expect(second).toMatchObject({ wave: 'B', isGood: true });
    },
  );
});
