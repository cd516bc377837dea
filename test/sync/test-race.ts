import type { ActionBody } from '../../src/timing/model/actions.ts';
import type { EventDefinition } from '../../src/timing/model/event.ts';
import type { Entry, RaceDefinition } from '../../src/timing/model/race.ts';

/** 08:00 in Shanghai on race day. */
export const gun = Date.UTC(2026, 9, 18, 0, 0, 0);

export const race: RaceDefinition = {
  id: 'city-10k',
  name: { en: 'City 10 km', 'zh-CN': '城市十公里' },
  date: '2026-10-18',
  zone: 'Asia/Shanghai',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 10_000 },
  ],
  waves: [{ id: 'A' }],
  categories: [
    { id: 'M40', sex: 'M', minAge: 40 },
    { id: 'W', sex: 'F' },
  ],
  rankBy: 'gun',
  ageRule: 'race-day',
  startWindow: 600_000,
  passingGap: 5_000,
};

/** Chips and birth dates that no public answer may show. */
export const secrets = ['C0FFEE01', 'C0FFEE02', 'C0FFEE03', '1980-02-03', '1991-07-21', '2001-11-30'];

export const entries: Entry[] = [
  { bib: '1', chips: ['C0FFEE01'], name: '李伟', latinName: 'LI Wei', sex: 'M', birthDate: '1980-02-03' },
  { bib: '2', chips: ['C0FFEE02'], name: 'Anna Petrova', sex: 'F', birthDate: '1991-07-21', club: 'Dynamo' },
  { bib: '3', chips: ['C0FFEE03'], name: '<script>alert(1)</script>', sex: 'M', birthDate: '2001-11-30' },
];

export const define: ActionBody = { type: 'race.define', race };
export const importEntries: ActionBody = {
  type: 'entries.import',
  list: 'list-1',
  part: 1,
  parts: 1,
  file: 'start-list.csv',
  entries,
};
export const fireGun: ActionBody = { type: 'gun.fire', wave: 'A', gun };

const { date: _date, zone: _zone, waves, startWindow, passingGap, ...ownOfRace } = race;

/** The 10 km on the same morning in two cities, with the same bibs, chips and wave; and a list over both. */
export const twoSites: EventDefinition = {
  id: 'two-cities',
  name: { en: 'Two Cities 10 km', 'zh-CN': '双城十公里' },
  date: '2026-10-18',
  sites: [
    { id: 'kunming', name: 'Kunming', zone: 'Asia/Shanghai', waves, passingGap },
    { id: 'almaty', name: 'Almaty', zone: 'Asia/Almaty', waves, passingGap },
  ],
  races: ['kunming', 'almaty'].map((id) => ({ ...ownOfRace, startWindow, id, site: id })),
  lists: [{ id: 'both', name: 'Both cities', races: ['kunming', 'almaty'] }],
};

/** The same start list for one of the two cities. */
export const importEntriesOf = (city: string): ActionBody => ({
  type: 'entries.import',
  list: `list-${city}`,
  part: 1,
  parts: 1,
  file: 'start-list.csv',
  entries: entries.map((entry) => ({ ...entry, race: city })),
});
