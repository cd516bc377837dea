import type { ListMapping } from '../contract/list-mapping.ts';
import { boundedProblems, type Problem } from '../contract/problem.ts';
import type { EntryField } from '../timing/model/actions.ts';
import type { SiteRaces } from '../timing/model/event.ts';
import type { Entry } from '../timing/model/race.ts';
import { message } from '../words/message.ts';
import { problemOf } from '../words/problem-text.ts';
import type { Parsed } from './event-json.ts';
import { guessMapping, type Guess } from './head/guess-mapping.ts';
import { readStartList, type ListFor, type ListRead } from './read-start-list.ts';
import { tableOfText } from './table/read-table.ts';
import type { Sheet, TableFile } from './table/table-file.ts';

/** What a start list says: its entries, and which of their fields it has columns for. */
export interface StartList {
  entries: Entry[];
  fields: EntryField[];
}

/** How a list came to be read: what its columns were taken for, and what is to be told of that. */
export interface MappedList {
  guess: Guess;
  mapping: ListMapping;
  sheet: Sheet;
  /** What must be answered before the columns are certain. */
  questions: Problem[];
  warnings: Problem[];
}

/**
 * A start list from CSV text: comma, semicolon or tab between cells, headings in any order and in
 * English, Chinese or Russian. All problems are told at once, with their lines; nothing is taken over
 * unless every line is right. `site` decides which races, waves and categories there are. `known` are the entries that
 * are there: a list may leave out columns for them, and their chips are given already where it does not name them.
 * `ofRace`: the race (id) of everybody in a list that has no column for it.
 */
export function parseStartList(
  text: string,
  file: string,
  site: SiteRaces,
  known: Iterable<Entry>,
  ofRace?: string,
): Parsed<StartList> {
  const table = tableOfText(text, file);
  if (!table.ok) return table;
  const byBib = new Map(Array.from(known, (entry) => [entry.bib, entry]));
  const read = listInTable(table.value, { file, site, known: byBib, ofRace });
  if (!read.ok) return { ok: false, problems: boundedProblems(read.problems) };
  if (read.value.problems.length > 0) return { ok: false, problems: read.value.problems };
  const { rows, fields } = read.value;
  return { ok: true, value: { entries: rows.map(({ entry }) => entry), fields }, warnings: read.warnings };
}

/** The start list in a table, by a mapping or by what it seems to be; refused where only a person can say which. */
export function listInTable(
  table: TableFile,
  list: ListFor,
  given?: ListMapping,
): { ok: true; value: ListRead; warnings: Problem[] } | { ok: false; problems: Problem[] } {
  const mapped = mapList(table, list, given);
  if (!mapped.ok) return mapped;
  const { sheet, mapping, questions, warnings } = mapped.value;
  if (questions.length > 0) return { ok: false, problems: questions };
  const read = readStartList(sheet, mapping, list);
  if (!read.ok) return read;
  return { ...read, warnings: boundedProblems([...warnings, ...read.value.warnings]) };
}

/** What the columns of a table are, as a person said (`given`) or as they seem to be. */
export function mapList(
  table: TableFile,
  { file, site, known }: ListFor,
  given?: ListMapping,
): { ok: true; value: MappedList } | { ok: false; problems: Problem[] } {
  if (table.sheets.every(({ rows }) => rows.length === 0))
    return { ok: false, problems: [{ code: 'list-empty', message: 'the file is empty', file }] };
  if (given?.sheet !== undefined && table.sheets.every(({ name }) => name !== given.sheet))
    return {
      ok: false,
      problems: [{ ...problemOf(message('problems.sheet-unknown', { sheet: given.sheet })), file }],
    };
  const guess = guessMapping(table, { site, isBib: (bib) => known.has(bib) }, given?.sheet);
  const { sheet } = guess;
  // Who only says which sheet is told what that one seems to be.
  if (given !== undefined && given.columns.length > 0)
    return { ok: true, value: { guess, mapping: given, sheet, questions: [], warnings: [] } };
  const questions = guess.rivals.map(({ column, headings }) =>
    rivalsProblem(column, headings, file, guess.headLine ?? 1),
  );
  return {
    ok: true,
    value: { guess, mapping: guess.mapping, sheet, questions, warnings: guessWarnings(guess, table, file) },
  };
}

function rivalsProblem(column: string, headings: string[], file: string, line: number): Problem {
  const named = headings.map((heading) => `"${heading}"`).join(', ');
  return {
    code: 'columns-double',
    message: `several columns mean the ${column} and do not say the same: ${named}; rename or remove all but one`,
    file,
    line,
    params: { column, headings: named },
  };
}

function guessWarnings(guess: Guess, table: TableFile, file: string): Problem[] {
  const others = table.sheets.filter((sheet) => sheet !== guess.sheet).map(({ name }) => `“${name}”`);
  const sheets: Problem[] =
    others.length === 0
      ? []
      : [
          {
            ...problemOf(
              message('problems.sheets-left-out', {
                sheet: guess.sheet.name,
                others: others.slice(0, 10).join(', '),
              }),
            ),
            file,
          },
        ];
  return [...sheets, ...guessedColumns(guess, file), ...columnWarnings(guess, file)];
}

/** Columns that no heading names. */
function guessedColumns({ mapping, from }: Guess, file: string): Problem[] {
  const named = mapping.columns.flatMap((column, at) =>
    column !== null && from[at] === 'cells' ? [message(`columns.${column}`)] : [],
  );
  if (named.length === 0) return [];
  return [{ ...problemOf(message('problems.head-guessed', { columns: named })), file }];
}

function columnWarnings({ headings, headLine, mapping, passedOver }: Guess, file: string): Problem[] {
  return headings.flatMap((heading, index): Problem[] => {
    if (mapping.columns[index] !== null || heading === '' || headLine === null) return [];
    const place = { file, line: headLine, value: heading };
    const lost = passedOver.find((each) => each.heading === heading);
    if (lost !== undefined)
      return [
        {
          code: 'column-passed-over',
          message: `column "${heading}" is left out: "${lost.taken}" says the same thing more clearly`,
          ...place,
          params: { column: heading, taken: lost.taken },
        },
      ];
    return [
      {
        code: 'column-ignored',
        message: `column "${heading}" is not known and is left out`,
        ...place,
        params: { column: heading },
      },
    ];
  });
}
