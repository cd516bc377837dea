import { expect, it } from 'vitest';
import type { Entry } from '../../src/timing/model/race.ts';
import { resultRows } from '../../src/timing/views/results-page.ts';
import { gun, importOf, missing, raceWith, textOf, timingOf } from './published.ts';
import { only } from '../../src/timing/timing.fixture.ts';

it('a village race taken by hand: what was typed at the line gives the official results', ({ skip }) => {
  skip(...missing('handtimed/cupar_5_2025_official.csv'));
  const lines = (file: string) => textOf(`handtimed/cupar_5_2025_${file}`).trim().split(/\r?\n/);
  const entries = lines('entries.txt').map((line): Entry => {
    const [bib = '', first, last, club, category = ''] = line.split('\t');
    const sex = category.startsWith('F') ? 'F' : 'M';
    return { bib, chips: [], name: `${first} ${last}`, club, category, sex };
  });
  const typed = lines('rawtimes.txt').map((line) => {
    const [bib = '', time = ''] = line.split('\t');
    return { type: 'passing.add' as const, point: 'finish', bib, time: gun + secondsOf(time) * 1000 };
  });
  const race = raceWith({
    points: [
      { id: 'start', kind: 'start', distance: 0 },
      { id: 'finish', kind: 'finish', distance: 8_047 },
    ],
  });
  const sameSecond = [...Map.groupBy(typed, ({ time }) => time).values()].filter((group) => group.length > 1);
  const timing = timingOf(
    [
      { type: 'race.define', race },
      importOf(entries),
      ...typed,
      // Who came in within one second is placed in the order in which they were written down.
      ...sameSecond.map((group) => ({
        type: 'order.set' as const,
        list: null,
        bibs: group.map(({ bib }) => bib),
      })),
    ],
    [],
  );
  const official = lines('official.csv')
    .slice(1)
    .map((line) => line.split(','))
    .map(([place, bib, , , , time]) => [Number(place), bib, secondsOf(time ?? '')]);
  const ours = resultRows(only(timing), 'overall')
    .filter(({ status }) => status === 'finished')
    .map(({ place, person, gun: time }) => [place, person.bib, (time ?? 0) / 1000]);
  expect(ours).toEqual(official);
  expect(sameSecond.length).toBeGreaterThan(0);
});

function secondsOf(text: string): number {
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}
