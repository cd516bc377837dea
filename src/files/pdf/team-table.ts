import type { ListDefinition } from '../../timing/model/race.ts';
import { officialTime } from '../../timing/model/rounding.ts';
import { teamsOf } from '../../timing/views/teams.ts';
import type { ListId, RaceResults } from '../../timing/timing.ts';
import { dictionary } from '../../words/dictionary.ts';
import { text } from '../../words/text.ts';
import { clockText } from '../csv-text.ts';
import type { Block, Row } from './order.ts';
import type { Shown } from './result-table.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** The teams of a list, best first, each with who scored. */
export function teamsTable(list: string, { language }: Shown): Table {
  const words = dictionary[language].heading;
  return {
    kind: 'table',
    title: text(language, 'paper.teams', { list }),
    note: '',
    columns: [
      { head: words.teamPlace, width: 12, align: 'end', strong: true },
      { head: words.team, width: { share: 1 }, align: 'start', strong: true },
      { head: text(language, 'paper.scorers'), width: { share: 2 }, align: 'start' },
      { head: words.score, width: 28, align: 'end' },
    ],
    isListed: true,
  };
}

/** No row where the list scores no teams. */
export function* teamRows(
  results: RaceResults,
  id: ListId,
  definition: ListDefinition,
  { race, unit }: Shown,
): Iterable<Row> {
  if (definition.teams === undefined) return;
  const byTime = definition.teams.score === 'time';
  for (const { team, place, score, scorers } of teamsOf(results, id)) {
    const names = scorers.map((bib) => `${bib} ${isolated(results.entry(bib)?.name ?? '')}`);
    const sum = byTime ? clockText(officialTime(score, race), unit) : String(score);
    yield { cells: [String(place), team, names.join(', '), sum] };
  }
}

/** A name in the middle of others keeps its own direction (Unicode FSI and PDI). */
function isolated(name: string): string {
  return /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Thaana}/u.test(name) ? `\u2068${name}\u2069` : name;
}
