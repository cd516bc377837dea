import { officialTime } from '../../timing/model/rounding.ts';
import { legTimesOf, stretchesOf } from '../../timing/runner/relay.ts';
import { dictionary } from '../../words/dictionary.ts';
import { text } from '../../words/text.ts';
import { clockText } from '../csv-text.ts';
import type { Line } from '../results-sheet.ts';
import type { Block, Cell, Row } from './order.ts';
import type { Shown } from './result-table.ts';

/** The legs of relay teams: who ran each, and in which time. */
export function legsTable({ race, language }: Shown): Extract<Block, { kind: 'table' }> {
  const words = dictionary[language].heading;
  const legs = stretchesOf(race).map((_, index) => text(language, 'paper.leg', { number: index + 1 }));
  return {
    kind: 'table',
    title: text(language, 'paper.legs'),
    note: '',
    columns: [
      { head: words.teamPlace, width: 12, align: 'end', strong: true },
      { head: words.bib, width: 15, align: 'end' },
      { head: words.team, width: { share: 1 }, align: 'start', strong: true },
      ...legs.map((head) => ({ head, width: { share: 1 }, align: 'start' as const })),
    ],
    isListed: true,
  };
}

export function legRows({ race, unit }: Shown): (line: Line, place: number) => Row {
  return ({ entry, result }, place) => {
    const legs = legTimesOf(race, entry, result).map(({ leg, time }): Cell => {
      const clock = time === null ? '–' : clockText(officialTime(time, race), unit);
      return [clock, leg?.name ?? '', ''];
    });
    return { cells: [String(place), entry.bib, entry.name, ...legs] };
  };
}
