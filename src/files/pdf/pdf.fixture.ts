import { spawnSync } from 'node:child_process';
import type { Timing } from '../../timing/timing.ts';
import { act, entry, passing, timingOf } from '../../timing/timing.fixture.ts';

/** Names in every script that the paper must set, with rare characters, markup, and characters that turn the direction. */
export const hardNames: readonly (readonly [name: string, latin?: string])[] = [
  ['刘䶮 㛃㮾𫖯𬬭', 'LIU Yan'],
  ['Қайрат Әлиев', 'Kairat Aliyev'],
  ['अर्जुन कृष्ण', 'Arjun Krishna'],
  ['محمد علی‌نژاد (12)', 'KARIMI Mohammad'],
  ['አበበ ቢቂላ', 'Abebe Bikila'],
  ['#let $x$ *b* _i_ @ref \\ `r` <l> // [c] "q"'],
  ['Ӯғулов Ҷамшед', 'Ughulov Jamshed'],
  ['Christopher-Maximilian Wolfeschlegelsteinhausenbergerdorff zu Hohenzollern-Sigmaringen'],
];

/** A race of so many: every ninth has not finished, bib 5 is disqualified; the last digit of the time is that of the bib. */
export function paperRace(count: number, isClosed = true): Timing {
  const entries = Array.from({ length: count }, (_, index) => {
    const [name, latinName] = hardNames[index % hardNames.length]!;
    return entry(String(index + 1), {
      name,
      latinName,
      sex: index % 3 === 0 ? 'F' : 'M',
      club: index % 2 === 0 ? '昆明跑团' : 'North Harriers',
      nationality: ['CHN', 'KAZ', 'IND', 'IRI'][index % 4]!,
      chips: [`E2801160000002AA${String(index).padStart(8, '0')}`],
    });
  });
  const seen = entries.flatMap(({ bib, chips }, index) =>
    index % 9 === 8
      ? []
      : (
          [
            ['start', 10 + (index % 30)],
            ['5k', 1300 + 2 * index],
            ['finish', 2600 + 3 * index],
          ] as const
        ).map(([point, seconds]) => ({ ...passing(bib, point, seconds), chip: chips[0]! })),
  );
  const timing = timingOf(entries, seen, {
    lists: [{ id: 'clubs', name: 'Clubs', teams: { of: 'club', count: 3, score: 'time' } }],
  });
  act(timing, { type: 'status.set', bib: '5', status: 'dq', rule: 'TR6.3.1' });
  if (isClosed) act(timing, { type: 'race.close' });
  return timing;
}

/** The text of a PDF as another program reads it (`pdftotext` of poppler); null where it is not installed. */
export function textOfPdf(pdf: Uint8Array): string | null {
  const { status, stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], {
    input: pdf,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return status === 0 ? stdout : null;
}
