import type { Language } from '../../timing/model/race.ts';
import { officialTime } from '../../timing/model/rounding.ts';
import { dictionary } from '../../words/dictionary.ts';
import { headingsOf, localText, clockText } from '../csv-text.ts';
import { factTexts } from '../file-facts.ts';
import { listTexts, raceName, type BookList, type BookRace, type ResultsBook } from './book.ts';
import { columnsOf, constantColumns, shownOf, type Cell, type OutColumn } from './columns.ts';

/** One table of a workbook: its head, and rows that are made when they are written. */
export interface OutTable {
  name: string;
  columns: { heading: string; kind: OutColumn['kind']; width: number }[];
  /** The smallest step of its times, in milliseconds. */
  unit: number;
  rows: () => Iterable<Cell[]>;
}

/** What a file is asked to hold. */
export interface OutOptions {
  lang: Language;
  /** List id: who has a place in it, and nobody else; everybody where absent. */
  list?: string | undefined;
  /** Column ids in the order in which they are wanted; the usual ones where absent. */
  columns?: readonly string[] | undefined;
}

/** Columns that lists do not repeat: places elsewhere, the same split once more, and what every line says alike. */
function isOfList({ id }: OutColumn): boolean {
  return (
    !constantColumns.has(id) &&
    !/^split:.*:chip$|^place:|^(place|sexPlace|categoryPlace|divisionPlace|prizes|division)$/.test(id)
  );
}

/** The columns that were chosen, in that order; all where nothing was chosen. */
export function chosenColumns(all: readonly OutColumn[], ids: readonly string[] | undefined): OutColumn[] {
  if (ids === undefined || ids.length === 0) return [...all];
  return ids.flatMap((id) => all.find((column) => column.id === id) ?? []);
}

/** Columns of one list: the place in it first. `places`: by line. */
export function listColumns(
  race: BookRace,
  list: BookList,
  lang: Language,
  ids: readonly string[] | undefined,
): OutColumn[] {
  const placeAt = new Map(list.lines.map((line, index) => [line, list.places[index]!]));
  const own: OutColumn = {
    id: 'placeInList',
    heading: dictionary[lang].heading.placeInList,
    kind: 'number',
    cell: (_, line) => placeAt.get(line) ?? null,
  };
  const all = columnsOf(race.sheet, race.race, lang);
  return [own, ...(ids?.length ? chosenColumns(all, ids) : all.filter(isOfList))];
}

/** All tables of a workbook: everybody, each list, its teams, and what the file says of itself. */
export function* tablesOf(book: ResultsBook, options: OutOptions): Generator<OutTable, void, undefined> {
  const words = dictionary[options.lang].heading;
  const several = book.races.length > 1;
  for (const race of book.races) {
    const of = several ? `${raceName(race.race, options.lang)} ` : '';
    if (options.list === undefined) {
      const columns = chosenColumns(columnsOf(race.sheet, race.race, options.lang), options.columns).filter(
        ({ id }) =>
          options.columns !== undefined || !constantColumns.has(id) || id === 'race' || id === 'site',
      );
      yield tableOf(`${of}${words.everybody}`, race, columns);
    }
    for (const list of race.lists) {
      if (options.list !== undefined && list.id !== options.list) continue;
      const { name } = listTexts(list, race.race, options.lang);
      const columns = listColumns(race, list, options.lang, options.columns);
      yield tableOf(`${of}${name}`, race, columns, list.lines);
      if (list.teams.length > 0) yield teamTable(`${of}${words.team} ${name}`, race, list, options.lang);
    }
  }
  yield aboutTable(book, options.lang);
}

function tableOf(name: string, race: BookRace, columns: OutColumn[], only?: readonly number[]): OutTable {
  const headings = headingsOf(columns, (text) => text);
  const { lines } = race.sheet;
  return {
    name,
    unit: race.unit,
    columns: columns.map(({ kind, id }, index) => ({
      kind,
      heading: headings[index]!,
      width: Math.max(widths[id] ?? (kind === 'text' ? 16 : 11), Math.min(24, widthOf(headings[index]!) + 2)),
    })),
    *rows() {
      const count = only?.length ?? lines.length;
      for (let at = 0; at < count; at += 1) {
        const line = only?.[at] ?? at;
        const shown = shownOf(lines[line]!, race.race);
        yield columns.map(({ cell }) => cell(shown, line));
      }
    },
  };
}

const widths: Readonly<Record<string, number>> = {
  bib: 9,
  name: 26,
  latinName: 26,
  sex: 6,
  nationality: 8,
  club: 26,
  status: 18,
  flags: 40,
  prizes: 30,
  race: 26,
};

/** In digits: Chinese and other wide characters are two. */
function widthOf(text: string): number {
  return Array.from(text).reduce<number>((sum, one) => sum + (/[\u1100-\u{3ffff}]/u.test(one) ? 2 : 1), 0);
}

function teamTable(name: string, race: BookRace, list: BookList, lang: Language): OutTable {
  const words = dictionary[lang].heading;
  const byTime = list.definition.teams?.score === 'time';
  const names = new Map(race.sheet.lines.map(({ entry }) => [entry.bib, entry.name]));
  const text = (heading: string, width: number) => ({ heading, width, kind: 'text' as const });
  return {
    name,
    unit: race.unit,
    columns: [
      { heading: words.teamPlace, kind: 'number', width: 9 },
      text(words.team, 28),
      { heading: words.score, kind: byTime ? 'time' : 'number', width: 12 },
      text(words.scoreBy, 14),
      text(words.scorer, 60),
    ],
    *rows() {
      for (const { place, team, score, scorers } of list.teams)
        yield [
          place,
          team,
          byTime ? officialTime(score, race.race) : score,
          words.scores[byTime ? 'time' : 'places'],
          scorers.map((bib) => `${bib} ${names.get(bib) ?? ''}`).join(' · '),
        ];
    },
  };
}

/** What the file says of itself, and what each list's places go by. */
function aboutTable(book: ResultsBook, lang: Language): OutTable {
  const words = dictionary[lang].heading;
  return {
    name: words.about,
    unit: 1000,
    columns: [
      { heading: words.race, kind: 'text', width: 32 },
      { heading: words.list, kind: 'text', width: 32 },
      { heading: words.placesBy, kind: 'text', width: 60 },
    ],
    *rows() {
      for (const { race, sheet, lists } of book.races) {
        const name = localText(race.name, lang) ?? race.id;
        for (const [, heading, fact] of factTexts(sheet.facts, race, lang)) yield [name, heading, fact];
        for (const list of lists) {
          const { name: own, basis } = listTexts(list, race, lang);
          yield [name, own, basis];
        }
      }
    },
  };
}

/** A time as a text, where a format has no cells for times. */
export function timeCell(cell: Cell, kind: OutColumn['kind'], unit: number): string {
  if (cell === null) return '';
  return kind === 'time' && typeof cell === 'number' ? clockText(cell, unit) : String(cell);
}

/** Names of a workbook's sheets: at most 31 characters, without what programs refuse, and each once. */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>(['history']);
  return names.map((name, index) => {
    const plain = name
      .replace(/[\p{Cc}[\]:*?/\\]|\p{Surrogate}|[\ufffe\uffff]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^'+|'+$/g, '');
    let own = cut(plain === '' ? String(index + 1) : plain, 31);
    for (let number = 2; taken.has(own.toLowerCase()); number += 1)
      own = `${cut(plain, 31 - ` (${number})`.length)} (${number})`;
    taken.add(own.toLowerCase());
    return own;
  });
}

/** The first characters of a text, as many as `max` UTF-16 units hold whole. */
function cut(text: string, max: number): string {
  let own = '';
  for (const one of text) {
    if (own.length + one.length > max) break;
    own += one;
  }
  return own.replace(/[\s']+$/, '');
}
