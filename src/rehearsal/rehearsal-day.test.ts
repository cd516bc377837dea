import { expect, it } from 'vitest';
import { eventOfRace } from '../timing/model/event.ts';
import type { Entry, RaceDefinition } from '../timing/model/race.ts';
import { rehearsalDay, withShiftedChips } from './rehearsal-day.ts';

const race: RaceDefinition = {
  id: '5k',
  name: { en: '5 km' },
  date: '2026-12-06',
  zone: 'UTC',
  rankBy: 'gun',
  ageRule: 'race-day',
  startWindow: 0,
  passingGap: 10_000,
  categories: [],
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 5000 },
  ],
  waves: [{ id: 'A', gun: 1_000_000, start: 900_000 }, { id: 'B' }],
};
const { event } = eventOfRace(race);
const entries: Entry[] = [
  { bib: '1', chips: ['ABC1'], name: 'Anna', sex: 'F' },
  { bib: '2', chips: ['LX-77'], name: 'Boris', sex: 'M' },
  { bib: '3', chips: [], name: 'Cai', sex: 'X', wave: 'B' },
];

it('leaves the guns to the crew, has everybody heard, and says chips as a reader can', () => {
  const day = rehearsalDay(event, null, entries, 5, 2_000_000)!;
  expect(day.site.site.waves.map(({ gun }) => gun)).toEqual([undefined, undefined]);
  expect(day.guns).toEqual([
    { wave: 'A', at: 900_000 },
    { wave: 'B', at: 2_000_000 },
  ]);
  expect(day.crossings.every(({ missed }) => !missed)).toBe(true);
  expect(day.entries.map(({ chips }) => chips)).toEqual([['ABC1'], ['4C582D3737'], ['33']]);
});

it('knows no day of a site that is not there', () => {
  expect(rehearsalDay(event, 'elsewhere', entries, 5, 0)).toBeNull();
});

it('shifts the chips of all by one, and loses none', () => {
  expect(withShiftedChips(entries).map(({ bib, chips }) => [bib, ...chips])).toEqual([
    ['1', 'LX-77'],
    ['2'],
    ['3', 'ABC1'],
  ]);
});
