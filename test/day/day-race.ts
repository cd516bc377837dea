import type { Entry, RaceDefinition } from '../../src/timing/model/race.ts';

/** When the day begins. */
export const begin = Date.parse('2026-12-06T08:00:00+08:00');
export const runners = 24;

export const race: RaceDefinition = {
  id: 'day',
  name: 'Day',
  date: '2026-12-06',
  zone: 'Asia/Shanghai',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 50 },
  ],
  waves: [{ id: 'A', gun: begin + 5000 }],
  categories: [],
  rankBy: 'gun',
  ageRule: 'race-day',
  startWindow: 60_000,
  passingGap: 2_000,
};

export const entries: Entry[] = Array.from({ length: runners }, (_, index) => ({
  bib: String(index + 1),
  chips: [(0xe200_0000 + index).toString(16).toUpperCase().padStart(24, '0')],
  name: `Runner ${index + 1}`,
  sex: index % 2 === 0 ? 'F' : 'M',
  birthDate: '1990-01-01',
}));
