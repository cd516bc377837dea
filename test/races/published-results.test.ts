import { describe, expect, it } from 'vitest';
import { officialTime } from '../../src/timing/model/rounding.ts';
import type { Entry, RaceDefinition } from '../../src/timing/model/race.ts';
import { splitsOf } from '../../src/timing/model/result.ts';
import { resultRows } from '../../src/timing/views/results-page.ts';
import type { RaceResults, Timing } from '../../src/timing/timing.ts';
import {
  fractionsOf,
  importOf,
  missing,
  passingsOf,
  publishedResults,
  raceWith,
  timingOf,
  type Published,
} from './published.ts';
import { only } from '../../src/timing/timing.fixture.ts';

/** Whole seconds cannot tell two chips on one person from two friends. */
const pairWithin = null;

function entryOf({ bib, sex, category }: Pick<Published, 'bib' | 'sex' | 'category'>): Entry {
  const isWheelchair = category === 'wheelchair';
  return {
    bib,
    chips: [`C${bib}`],
    name: bib,
    sex,
    ...(isWheelchair ? { division: 'wheelchair' } : { category: `${sex} ${category}` }),
  };
}

/** Every runner whose official gun, chip or split time is not the published one. */
function wrongTimes(timing: Timing, race: RaceDefinition, finishers: readonly Published[]): string[] {
  const seconds = (time: number | null = null) => (time === null ? null : officialTime(time, race) / 1000);
  return finishers
    .filter(({ bib, gun: byGun, net, splits }) => {
      const result = timing.result(bib);
      const isRight = seconds(result?.gunTime) === byGun && seconds(result?.chipTime) === net;
      const ours = new Map(
        (result === undefined ? [] : splitsOf(result)).map(({ point, chip }) => [point, seconds(chip)]),
      );
      return !isRight || splits.some(([point, time]) => ours.get(point) !== time);
    })
    .map(({ bib }) => bib);
}

describe('races that have published their results', () => {
  it('Boston 2012, by chip: 21,000 times to the second and every place, wheelchairs apart', ({ skip }) => {
    skip(...missing('results/boston_2012.csv'));
    // Bib 26806 was published in place 21 with a time that belongs about place 19,000.
    const finishers = publishedResults('results/boston_2012.csv').finishers.filter(
      ({ bib }) => bib !== '26806',
    );
    const distances = {
      '5k': 5,
      '10k': 10,
      '15k': 15,
      '20k': 20,
      half: 21.0975,
      '25k': 25,
      '30k': 30,
      '35k': 35,
      '40k': 40,
    };
    const race = raceWith({
      rankBy: 'chip',
      pairWithin,
      points: [
        { id: 'start', kind: 'start', distance: 0 },
        // Splits of most runners were not published.
        ...Object.entries(distances).map(([id, km]) => ({
          id,
          kind: 'split' as const,
          distance: km * 1000,
          required: false,
        })),
        { id: 'finish', kind: 'finish', distance: 42_195 },
      ],
    });
    const fractions = fractionsOf(finishers, 'net');
    const timing = timingOf(
      [{ type: 'race.define', race }, importOf(finishers.map(entryOf))],
      passingsOf(finishers, ({ bib }) => fractions.get(bib) ?? 0),
    );
    expect(wrongTimes(timing, race, finishers)).toEqual([]);
    const runners = finishers.filter(({ category }) => category !== 'wheelchair');
    expect(misplaced(timing, runners, 'overall', ({ place }) => place)).toEqual([]);
    for (const sex of ['M', 'F'] as const)
      expect(
        misplaced(
          timing,
          runners.filter((runner) => runner.sex === sex),
          `sex:${sex}`,
          ({ sexPlace }) => sexPlace,
        ),
      ).toEqual([]);
    expect(only(timing).list('division:wheelchair')).toHaveLength(35);
  });

  it('Loch Ness 2018, by chip: every time, every place, and who did not finish at the end', ({ skip }) => {
    skip(...missing('results/lochness_2018.csv'));
    const { finishers, others } = publishedResults('results/lochness_2018.csv');
    const race = raceWith({
      rankBy: 'chip',
      pairWithin,
      points: [
        { id: 'start', kind: 'start', distance: 0 },
        { id: 'half', kind: 'split', distance: 21_097.5 },
        { id: 'finish', kind: 'finish', distance: 42_195 },
      ],
    });
    const fractions = fractionsOf(finishers, 'net');
    const left = others.map((bib) => ({ bib, sex: 'M' as const, category: '' }));
    const timing = timingOf(
      [
        { type: 'race.define', race },
        importOf([...left, ...finishers].map(entryOf)),
        ...others.map((bib) => ({ type: 'status.set' as const, bib, status: 'dnf' as const })),
        { type: 'race.close' },
      ],
      passingsOf(finishers, ({ bib }) => fractions.get(bib) ?? 0),
    );
    expect(wrongTimes(timing, race, finishers)).toEqual([]);
    expect(misplaced(timing, finishers, 'overall', ({ place }) => place)).toEqual([]);
    const end = resultRows(only(timing), 'overall').slice(finishers.length);
    expect(end.map(({ status, place }) => [status, place])).toEqual(others.map(() => ['dnf', null]));
    expect(others).toHaveLength(15);
  });

  it('Kathmandu half 2025, by gun, the chip places beside it; equal seconds share a place in age groups', ({
    skip,
  }) => {
    skip(...missing('results/kathmandu_2025_half.csv'));
    const { finishers, others } = publishedResults('results/kathmandu_2025_half.csv');
    const race = raceWith({
      pairWithin,
      lists: [{ id: 'chip', basis: 'chip' }],
      points: [
        { id: 'start', kind: 'start', distance: 0 },
        { id: 'finish', kind: 'finish', distance: 21_097.5 },
      ],
    });
    const people = [...others.map((bib) => ({ bib, sex: 'M' as const, category: '' })), ...finishers].map(
      entryOf,
    );
    const setUp = [{ type: 'race.define' as const, race }, importOf(people)];
    const fractions = fractionsOf(finishers, 'gun');
    const timing = timingOf(
      setUp,
      passingsOf(finishers, ({ bib }) => fractions.get(bib) ?? 0),
    );
    expect(wrongTimes(timing, race, finishers)).toEqual([]);
    // One finisher of the published list is not in the file: places behind are one more than ours.
    expect(behind(timing, finishers, 'overall', ({ place }) => place)).toBeLessThanOrEqual(1);
    for (const sex of ['M', 'F'] as const)
      expect(
        behind(
          timing,
          finishers.filter((runner) => runner.sex === sex),
          `sex:${sex}`,
          ({ sexPlace }) => sexPlace,
        ),
      ).toBeLessThanOrEqual(1);
    expect(only(timing).list('list:chip')).toHaveLength(finishers.length);

    const wholeSeconds = timingOf(
      setUp,
      passingsOf(finishers, () => 0),
    );
    const groups = Map.groupBy(finishers, ({ sex, category }) => `category:${sex} ${category}` as const);
    for (const [list, runners] of groups)
      expect(behind(wholeSeconds, runners, list, ({ categoryPlace }) => categoryPlace)).toBeLessThanOrEqual(
        1,
      );
    expect(others.filter((bib) => only(timing).place('overall', bib) !== null)).toEqual([]);
  });
});

type PlaceOf = (runner: Published) => number | null;

/** Bibs whose place in a list is not the published one. */
function misplaced(
  timing: Timing,
  runners: readonly Published[],
  list: Parameters<RaceResults['list']>[0],
  placeOf: PlaceOf,
): string[] {
  return runners
    .filter((runner) => only(timing).place(list, runner.bib) !== placeOf(runner))
    .map(({ bib }) => bib);
}

/** How far published places fall behind ours at the most; Infinity where one is before ours or out of order. */
function behind(
  timing: Timing,
  runners: readonly Published[],
  list: Parameters<RaceResults['list']>[0],
  placeOf: PlaceOf,
): number {
  const differences = runners
    .filter((runner) => placeOf(runner) !== null)
    .map((runner) => ({
      place: only(timing).place(list, runner.bib) ?? Infinity,
      published: placeOf(runner) ?? 0,
    }))
    .sort((one, other) => one.place - other.place)
    .map(({ place, published }) => published - place);
  const isSteady = differences.every((difference, index) => difference >= (differences[index - 1] ?? 0));
  return isSteady ? (differences.at(-1) ?? 0) : Infinity;
}
