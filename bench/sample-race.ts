import type { Action } from '../src/timing/actions.ts';
import type { Passing } from '../src/timing/read.ts';
import type { Entry, RaceDefinition } from '../src/timing/race.ts';

export const gun = 1_800_000_000_000;
const pointsPerRace = 12;

/** A race over twelve points that everybody passes; the actions that set it up and its passings by runner. */
export function sampleRace(count: number): { actions: Action[]; passings: Passing[] } {
  const race: RaceDefinition = {
    id: 'bench',
    name: 'Bench',
    date: '2027-01-15',
    zone: 'Asia/Shanghai',
    points: Array.from({ length: pointsPerRace }, (_, index) => ({
      id: `p${index}`,
      kind: index === 0 ? 'start' : index === pointsPerRace - 1 ? 'finish' : 'split',
      distance: index * 3_800,
    })),
    waves: [{ id: 'A', gun }],
    categories: Array.from({ length: 12 }, (_, index) => ({
      id: `M${index}`,
      minAge: 18 + index * 5,
      maxAge: 22 + index * 5,
    })),
    rankBy: 'gun',
    ageRule: 'race-day',
    startWindow: 1_800_000,
    passingGap: 10_000,
  };
  const entries: Entry[] = Array.from({ length: count }, (_, index) => ({
    bib: String(index + 1),
    chips: [`E${index + 1}`],
    name: `Runner ${index + 1}`,
    sex: index % 3 === 0 ? 'F' : 'M',
    birthDate: `${1950 + (index % 55)}-03-04`,
  }));
  const passings = entries.flatMap((entry, index) =>
    race.points.map((point, place): Passing => {
      const first =
        gun + ((index * 7919) % 900_000) + Math.round(point.distance * (180 + ((index * 104_729) % 240)));
      return {
        id: `S:${index * pointsPerRace + place + 1}`,
        point: point.id,
        source: 'chip',
        chip: entry.chips[0] ?? null,
        bib: null,
        first,
        last: first + 400,
        strongest: first + 200,
        rssi: -60,
        reads: 4,
      };
    }),
  );
  const base = { station: 'S', at: gun, by: 'bench' };
  const actions: Action[] = [
    { ...base, id: 'race', lamport: 1, type: 'race.define', race },
    {
      ...base,
      id: 'list',
      lamport: 2,
      type: 'entries.import',
      list: 'l',
      part: 1,
      parts: 1,
      file: 'f',
      entries,
    },
  ];
  return { actions, passings };
}
