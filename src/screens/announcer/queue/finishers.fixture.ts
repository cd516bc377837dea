import type { AnnouncedRow } from '../../../contract/calls/announcer.ts';

/** A finisher for tests; `seconds` after the first. */
export function finisher(
  bib: string,
  seconds: number,
  more: Partial<Omit<AnnouncedRow, 'person'>> & { person?: Partial<AnnouncedRow['person']> } = {},
): AnnouncedRow {
  const { person, ...rest } = more;
  return {
    time: seconds * 1000,
    gun: 7_200_000 + seconds * 1000,
    chip: null,
    places: { overall: 400, sex: 300, category: 50 },
    flags: [],
    passing: `s:${bib}`,
    source: 'chip',
    ...rest,
    person: {
      bib,
      name: `Runner ${bib}`,
      latinName: null,
      sex: 'M',
      nationality: null,
      club: null,
      category: 'M35',
      wave: 'A',
      race: 'marathon',
      ...person,
    },
  };
}
