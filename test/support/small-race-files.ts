import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const race = {
  id: 'village-5k',
  name: { en: 'Village 5 km' },
  date: '2026-12-06',
  zone: 'Asia/Shanghai',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 5000 },
  ],
  waves: [{ id: 'A' }],
};
const list = `bib,name,sex,birthDate,chip\n1,Anna,F,1990-04-01,CHIP-1\n2,Boris,M,1985-01-02,CHIP-2\n`;

/** What a station is told to load a race of two runners, with chips and birth dates. */
export function smallRaceFiles(folder: string): string[] {
  const raceFile = join(folder, 'race.json');
  const listFile = join(folder, 'list.csv');
  writeFileSync(raceFile, JSON.stringify(race));
  writeFileSync(listFile, list);
  return [`--race=${raceFile}`, `--entries=${listFile}`];
}
