import { compareBibs } from '../../timing/lists/ranking.ts';
import type { Entry } from '../../timing/model/race.ts';
import { personIn } from '../../timing/views/results-page.ts';
import { sorted, type Steps } from '../../timing/steps.ts';
import type { RaceResults, Timing } from '../../timing/timing.ts';
import { dictionary } from '../../words/dictionary.ts';
import { text } from '../../words/text.ts';
import { localText } from '../csv-text.ts';
import type { Column, Piece, Row } from './order.ts';
import { Packer } from './packer.ts';
import { categoryName, latinOf, personColumns } from './result-table.ts';
import { dayText, plainSheetOf, raceName, type PaperFor } from './sheet.ts';

export const startListOrders = ['name', 'bib', 'club'] as const;
export type StartListOrder = (typeof startListOrders)[number];

/** Everybody entered in these races, by name as the language orders names, by bib, or each club by itself. */
export function* startListPieces(
  timing: Timing,
  races: readonly RaceResults[],
  { order, ...how }: PaperFor & { order: StartListOrder },
): Generator<Piece | undefined, void, undefined> {
  const { language } = how;
  const now = races.map((results) => ({ results, entries: [...results.entries()] }));
  yield;
  for (const { results, entries } of now) {
    const title = `${text(language, 'paper.start-list')} · ${text(language, `paper.by-${order}`)}`;
    const sheet = plainSheetOf(timing, [results], `${raceName(results, language)} · ${title}`, how);
    const packer = new Packer({ template: 'start-list', data: { sheet } }, (title) =>
      text(language, 'paper.continued', { title }),
    );
    const facts = [[text(language, 'paper.entered'), String(entries.length)]] as const;
    const lines = [title, dayText(results.race.date, language)];
    yield* packer.block({ kind: 'heading', title: raceName(results, language), lines, facts });
    const groups = order === 'club' ? byClub(entries, how) : [{ title, entries }];
    for (const group of groups) {
      const inOrder = yield* ordered(group.entries, order, how);
      const table = { title: group.title, note: '', columns: columnsOf(how), isListed: order === 'club' };
      yield* packer.table({ kind: 'table', ...table }, rowsOf(inOrder, results, how));
    }
  }
}

function columnsOf({ language }: PaperFor): Column[] {
  return [
    ...personColumns({ language }),
    { head: dictionary[language].heading.wave, width: 24, align: 'start' },
  ];
}

function* rowsOf(
  entries: readonly Entry[],
  results: RaceResults,
  { language }: PaperFor,
): Iterable<Row | undefined> {
  const { race } = results;
  for (const [index, entry] of entries.entries()) {
    const person = personIn(entry, results.result(entry.bib));
    yield {
      cells: [
        person.bib,
        [person.name, latinOf(person), ''],
        person.nationality ?? '',
        person.club ?? '',
        categoryName(person.category, race, language),
        localText(race.waves.find(({ id }) => id === person.wave)?.name, language) ?? person.wave,
      ],
    };
    if (index % 25 === 24) yield undefined;
  }
}

function ordered(entries: readonly Entry[], order: StartListOrder, { language }: PaperFor): Steps<Entry[]> {
  const byBib = (one: Entry, other: Entry) => compareBibs(one.bib, other.bib);
  if (order === 'bib') return sorted(entries, byBib);
  const { compare } = new Intl.Collator(language, { numeric: true });
  return sorted(entries, (one, other) => compare(one.name, other.name) || byBib(one, other));
}

/** Clubs as the language orders them; who has none stands last. */
function byClub(entries: readonly Entry[], { language }: PaperFor): { title: string; entries: Entry[] }[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const clubs = [...Map.groupBy(entries, ({ club }) => club ?? '')];
  clubs.sort(([one], [other]) => Number(one === '') - Number(other === '') || compare(one, other));
  return clubs.map(([club, members]) => ({
    title: club || text(language, 'paper.no-club'),
    entries: members,
  }));
}
