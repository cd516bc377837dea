import type { Entry, RaceDefinition } from '../timing/model/race.ts';
import { sampleEntriesCsv, sampleRaceJson } from './sample-race.ts';

type WrittenRace = Omit<RaceDefinition, 'waves'> & { waves: { id: string; gun: string }[] };
const written = JSON.parse(sampleRaceJson()) as WrittenRace;

/** The sample race as a station would hold it. */
export const sampleRace: RaceDefinition = {
  ...written,
  waves: written.waves.map(({ id, gun }) => ({ id, gun: Date.parse(gun) })),
  ageRule: 'race-day',
  startWindow: 1_800_000,
  passingGap: 10_000,
};

export const sampleEntries: Entry[] = sampleEntriesCsv()
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => {
    const [bib = '', chip = '', name = '', , sex, birthDate = '', , , wave = ''] = row.split(',');
    return { bib, chips: [chip], name, sex: sex === 'F' ? 'F' : 'M', birthDate, wave };
  });
