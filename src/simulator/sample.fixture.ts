import { readFileSync } from 'node:fs';
import { eventOfRace } from '../timing/model/event.ts';
import type { Entry, RaceDefinition } from '../timing/model/race.ts';

const text = (name: string) =>
  readFileSync(new URL(`../../test/support/single-race/${name}`, import.meta.url), 'utf8');

type WrittenRace = Omit<RaceDefinition, 'waves'> & { waves: { id: string; gun: string }[] };
const written = JSON.parse(text('race.json')) as WrittenRace;

/** A 10 km of 500 people with two waves, as a station would hold it. */
export const sampleRace: RaceDefinition = {
  ...written,
  waves: written.waves.map(({ id, gun }) => ({ id, gun: Date.parse(gun) })),
  ageRule: 'race-day',
  startWindow: 1_800_000,
  passingGap: 10_000,
};

export const sampleSite = eventOfRace(sampleRace);

export const sampleEntries: Entry[] = text('entries.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => {
    const [bib = '', chip = '', name = '', , sex, birthDate = '', , , wave = ''] = row.split(',');
    return { bib, chips: [chip], name, sex: sex === 'F' ? 'F' : 'M', birthDate, wave };
  });
