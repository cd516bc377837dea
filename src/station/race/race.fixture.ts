import type { ActionBody } from '../../timing/model/actions.ts';
import type { Ms } from '../../timing/model/race.ts';

/** Defines a race over 5 km with a mat at the start and one at the finish. */
export function defineRace(passingGap: Ms): ActionBody & { type: 'race.define' } {
  return {
    type: 'race.define',
    race: {
      id: 'r',
      name: 'R',
      date: '2026-12-06',
      zone: 'UTC',
      points: [
        { id: 'start', kind: 'start', distance: 0 },
        { id: 'finish', kind: 'finish', distance: 5000 },
      ],
      waves: [{ id: 'A' }],
      categories: [],
      rankBy: 'gun',
      ageRule: 'race-day',
      startWindow: 600_000,
      passingGap,
    },
  };
}

/** Imports runners with these bibs; bib 1 has the chip C1, and so on. */
export function importEntries(bibs: readonly string[]): ActionBody {
  return {
    type: 'entries.import',
    list: 'l',
    part: 1,
    parts: 1,
    file: 'f',
    entries: bibs.map((bib) => ({ bib, chips: [`C${bib}`], name: `Runner ${bib}`, sex: 'F' })),
  };
}
