import { CsvError, parse } from 'csv-parse/sync';
import { boundedProblems, type Problem } from '../contract/problem.ts';
import type { EntryField } from '../timing/model/actions.ts';
import { plainCode, plainText } from '../timing/model/plain-text.ts';
import type { SiteRaces } from '../timing/model/event.ts';
import type { Entry } from '../timing/model/race.ts';
import { raceOfEntry } from '../timing/runner/race-of-entry.ts';
import type { Parsed } from './event-json.ts';
import {
  checkCell,
  readBib,
  readBirthDate,
  readChips,
  readDivision,
  readId,
  readNationality,
  readNote,
  readSex,
  type Complain,
} from './start-list-cells.ts';
import { columnsOf, type Column } from './start-list-columns.ts';
import { readLegs } from './start-list-legs.ts';
import { isRaceClear, racesText, readRace, withRaceColumn } from './start-list-race.ts';
import { readOwnStart } from './start-list-start.ts';
import { findDoubles, similarClubs } from './start-list-doubles.ts';

interface Row {
  line: number;
  cells: string[];
}

/** What a start list says: its entries, and which of their fields it has columns for. */
export interface StartList {
  entries: Entry[];
  fields: EntryField[];
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
  const rows = readRows(text, file);
  if ('problems' in rows) return { ok: false, problems: rows.problems };
  const [head, ...lines] = rows.rows;
  if (head === undefined) return refused([{ code: 'list-empty', message: 'the file is empty', file }]);
  if (lines.length === 0)
    return refused([{ code: 'list-empty', message: 'there is no line below the headings', file }]);
  const rowsOfCells = lines.map(({ cells }) => cells);
  const { columns: named, passedOver, rivals } = columnsOf(head.cells, rowsOfCells);
  const columns = withRaceColumn(named, rowsOfCells, site);
  if (rivals.length > 0)
    return refused(rivals.map(({ column, headings }) => rivalsProblem(column, headings, file, head.line)));
  const before = new Map(Array.from(known, (entry) => [entry.bib, entry]));
  const missing = missingColumns(columns);
  const bibs = columns.indexOf('bib');
  if (
    bibs < 0 ||
    (missing.length > 0 && !lines.some(({ cells }) => before.has(plainCode(cells[bibs] ?? ''))))
  ) {
    const names = (bibs < 0 ? ['bib', ...missing] : missing).join(', ');
    const message = `the first line must name the columns; missing: ${names} (found: ${head.cells.join(', ')})`;
    return refused([{ code: 'columns-missing', message, file, line: head.line, params: { columns: names } }]);
  }
  const problems: Problem[] = [];
  const entries = lines.map((row) => {
    const complain: Complain = (code, message, value, params) =>
      problems.push({
        code,
        message,
        file,
        line: row.line,
        ...(value === undefined ? {} : { value }),
        params: { ...params, ...(value === undefined ? {} : { value }) },
      });
    for (const [at, cell] of row.cells.entries()) {
      const column = columns[at];
      if (column !== undefined) checkCell(column, cell, complain);
    }
    return {
      line: row.line,
      entry: readEntry(cellsOf(row, columns), missing, { site, ofRace }, before, complain),
    };
  });
  const wrong = problems.concat(findDoubles(entries, before.values(), file));
  if (wrong.length > 0) return refused(wrong);
  const warnings = columnWarnings(head, columns, passedOver, file).concat(
    strangeChips(entries, file),
    similarClubs(entries, before.values(), file),
  );
  const value = {
    entries: entries.map(({ entry }) => entry),
    fields:
      ofRace === undefined ? fieldsOf(columns) : [...new Set<EntryField>([...fieldsOf(columns), 'race'])],
  };
  return { ok: true, value, warnings: boundedProblems(warnings) };
}

function refused(problems: Problem[]): { ok: false; problems: Problem[] } {
  return { ok: false, problems: boundedProblems(problems) };
}

function readRows(text: string, file: string): { rows: Row[] } | { problems: Problem[] } {
  // Excel's own word for what stands between cells.
  const told = /^\uFEFF?"?sep=(.)"?(?=[\r\n])/i.exec(text);
  const body = told === null ? text : text.slice(told[0].length);
  const firstLine = /^\s*([^\r\n]*)/.exec(body.replace(/^\uFEFF/, ''))?.[1] ?? '';
  const delimiter =
    told?.[1] ??
    [',', ';', '\t'].reduce((best, one) =>
      firstLine.split(one).length > firstLine.split(best).length ? one : best,
    );
  try {
    const records = parse(body, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    return { rows: records.map(({ record, info }) => ({ line: info.lines, cells: record.map(plainText) })) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? { line: error['lines'] } : {};
    return {
      problems: [{ code: 'not-csv', message: `this cannot be read as CSV: ${error.message}`, file, ...line }],
    };
  }
}

/** Columns that a new entry needs and the list does not have. */
function missingColumns(columns: (Column | undefined)[]): string[] {
  const has = (column: Column) => columns.includes(column);
  return [
    ...(has('name') || has('lastName') || has('latinName') ? [] : ['name']),
    ...(has('sex') ? [] : ['sex']),
  ];
}

const fieldOfColumn: Record<Exclude<Column, 'bib'>, EntryField> = {
  race: 'race',
  chip: 'chips',
  name: 'name',
  firstName: 'name',
  lastName: 'name',
  latinName: 'latinName',
  sex: 'sex',
  birthDate: 'birthDate',
  nationality: 'nationality',
  club: 'club',
  wave: 'wave',
  ownStart: 'start',
  legs: 'legs',
  category: 'category',
  division: 'division',
  note: 'note',
};

function fieldsOf(columns: (Column | undefined)[]): EntryField[] {
  const fields = columns.flatMap((column) =>
    column === undefined || column === 'bib' ? [] : [fieldOfColumn[column]],
  );
  return [...new Set(fields)];
}

function rivalsProblem(column: Column, headings: string[], file: string, line: number): Problem {
  const named = headings.map((heading) => `"${heading}"`).join(', ');
  return {
    code: 'columns-double',
    message: `several columns mean the ${column} and do not say the same: ${named}; rename or remove all but one`,
    file,
    line,
    params: { column, headings: named },
  };
}

function columnWarnings(
  head: Row,
  columns: (Column | undefined)[],
  passedOver: { heading: string; taken: string }[],
  file: string,
): Problem[] {
  return head.cells.flatMap((heading, index): Problem[] => {
    if (columns[index] !== undefined || heading === '') return [];
    const place = { file, line: head.line, value: heading };
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

function cellsOf(row: Row, columns: (Column | undefined)[]): (column: Column) => string[] {
  return (column) => row.cells.filter((cell, index) => columns[index] === column && cell !== '');
}

function readEntry(
  cells: (column: Column) => string[],
  missing: readonly string[],
  { site, ofRace }: { site: SiteRaces; ofRace: string | undefined },
  known: ReadonlyMap<string, Entry>,
  complain: Complain,
): Entry {
  const code = (column: Column) => cells(column).map(plainCode)[0];
  const bib = readBib(cells('bib')[0], complain);
  const before = known.get(bib);
  const latinName = cells('latinName')[0];
  const name = nameOf(cells) ?? (missing.includes('name') ? before?.name : latinName);
  if (before === undefined && missing.length > 0 && bib !== '')
    complain(
      'entry-new',
      `bib ${bib} is not in the start list yet, and this file has no column for: ${missing.join(', ')}`,
      bib,
      { bib, columns: missing.join(', ') },
    );
  else if (name === undefined) complain('name-missing', 'this line has no name');
  const entry: Entry = {
    bib,
    chips: readChips(cells('chip'), complain),
    name: name ?? '',
    latinName: latinName === name ? undefined : latinName,
    sex: missing.includes('sex') ? (before?.sex ?? 'X') : readSex(code('sex') ?? '', complain),
    birthDate: readBirthDate(code('birthDate'), complain),
    nationality: readNationality(code('nationality'), complain),
    club: cells('club')[0],
    wave: readId('wave', code('wave'), site.site.waves, complain),
    division: readDivision(code('division')),
    start: readOwnStart(code('ownStart'), site, complain),
    note: readNote(cells('note')[0], complain),
  };
  const race = cells('race').length === 0 ? ofRace : readRace(cells('race')[0], site, complain);
  const own = race === undefined && entry.wave === undefined ? (before ?? {}) : { race, wave: entry.wave };
  if (bib !== '' && cells('race').length === 0 && !isRaceClear(own, site))
    complain('race-needed', `which race? there are ${racesText(site)}`, undefined, {
      known: racesText(site),
    });
  const ownRace = raceOfEntry(own, site);
  entry.legs = readLegs(cells('legs'), entry.chips, ownRace, complain);
  const categories = ownRace?.categories ?? [];
  entry.category = readId('category', code('category'), categories, complain);
  return race === undefined ? entry : { ...entry, race };
}

/** The name in one column, or in two: what is called name may be the first name beside a last one, or the other way round. */
function nameOf(cells: (column: Column) => string[]): string | undefined {
  const [name] = cells('name');
  const [first] = cells('firstName');
  const [last] = cells('lastName');
  if (name === undefined || (first !== undefined && last !== undefined)) {
    const joined = [last, first].filter((part) => part !== undefined).join(' ');
    return name ?? (joined === '' ? undefined : joined);
  }
  const other = first ?? last;
  if (other === undefined || name.includes(other)) return name;
  return first === undefined ? `${last} ${name}` : `${name} ${first}`;
}

/** Chips with letters that no reader sends, such as a Cyrillic А for a Latin A. */
function strangeChips(lines: readonly { line: number; entry: Entry }[], file: string): Problem[] {
  return lines.flatMap(({ line, entry }) =>
    entry.chips
      .filter((chip) => /[^\x21-\x7E]/.test(chip))
      .map((chip) => ({
        code: 'chip-strange',
        message: `chip ${chip} of bib ${entry.bib} has characters that readers do not send; type it again`,
        file,
        line,
        value: chip,
        params: { chip, bib: entry.bib },
      })),
  );
}
