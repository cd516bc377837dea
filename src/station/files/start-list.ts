import { CsvError, parse } from 'csv-parse/sync';
import type { Problem } from '../../contract/problem.ts';
import { chipKey } from '../../timing/chip.ts';
import type { Entry, RaceDefinition, Sex } from '../../timing/race.ts';
import type { Parsed } from './race-json.ts';
import { columnOf, type Column } from './start-list-columns.ts';

interface Row {
  line: number;
  cells: string[];
}

type Complain = (
  code: string,
  message: string,
  value?: string,
  params?: Record<string, string | number>,
) => void;

/**
 * A start list from CSV text: comma, semicolon or tab between cells, headings in any order and in
 * English, Chinese or Russian. All problems are told at once, with their lines; nothing is taken over
 * unless every line is right. `race` decides which waves and categories there are, `others` whose chips
 * are given already to bibs that this list does not name.
 */
export function parseStartList(
  text: string,
  file: string,
  race: RaceDefinition,
  others: Iterable<Entry>,
): Parsed<Entry[]> {
  const rows = readRows(text, file);
  if ('problems' in rows) return { ok: false, problems: rows.problems };
  const [head, ...lines] = rows.rows;
  if (head === undefined)
    return { ok: false, problems: [{ code: 'list-empty', message: 'the file is empty', file }] };
  const columns = head.cells.map(columnOf);
  const warnings = head.cells.flatMap((heading, index): Problem[] =>
    columns[index] !== undefined || heading.trim() === ''
      ? []
      : [
          {
            code: 'column-ignored',
            message: `column "${heading}" is not known and is left out`,
            file,
            line: head.line,
            value: heading,
            params: { column: heading },
          },
        ],
  );
  const missing = missingColumns(columns);
  if (missing.length > 0) {
    const message = `the first line must name the columns; missing: ${missing.join(', ')} (found: ${head.cells.join(', ')})`;
    return {
      ok: false,
      problems: [
        { code: 'columns-missing', message, file, line: head.line, params: { columns: missing.join(', ') } },
      ],
    };
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
    const entry = readEntry(cellsOf(row, columns), race, complain);
    return { line: row.line, entry };
  });
  problems.push(...findDoubles(entries, others, file));
  if (entries.length === 0)
    problems.push({ code: 'list-empty', message: 'there is no line below the headings', file });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: entries.map(({ entry }) => entry), warnings };
}

function readRows(text: string, file: string): { rows: Row[] } | { problems: Problem[] } {
  const firstLine = /^[^\r\n]*/.exec(text.replace(/^\uFEFF/, ''))?.[0] ?? '';
  const delimiter = [',', ';', '\t'].reduce((best, one) =>
    firstLine.split(one).length > firstLine.split(best).length ? one : best,
  );
  try {
    const records = parse(text, {
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
    return { rows: records.map(({ record, info }) => ({ line: info.lines, cells: record })) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? { line: error['lines'] } : {};
    return {
      problems: [{ code: 'not-csv', message: `this cannot be read as CSV: ${error.message}`, file, ...line }],
    };
  }
}

function missingColumns(columns: (Column | undefined)[]): string[] {
  const has = (column: Column) => columns.includes(column);
  return [
    ...(has('bib') ? [] : ['bib']),
    ...(has('name') || has('lastName') || has('latinName') ? [] : ['name']),
    ...(has('sex') ? [] : ['sex']),
  ];
}

function cellsOf(row: Row, columns: (Column | undefined)[]): (column: Column) => string[] {
  return (column) => row.cells.filter((cell, index) => columns[index] === column && cell !== '');
}

function readEntry(cells: (column: Column) => string[], race: RaceDefinition, complain: Complain): Entry {
  const cell = (column: Column) => cells(column)[0];
  const bib = cell('bib');
  const joined = [...cells('lastName'), ...cells('firstName')].join(' ');
  const latinName = cell('latinName');
  const name = cell('name') ?? (joined === '' ? latinName : joined);
  if (bib === undefined) complain('bib-missing', 'this line has no bib');
  if (name === undefined) complain('name-missing', 'this line has no name');
  return {
    bib: bib ?? '',
    chips: cells('chip')
      .flatMap((chips) => chips.split(/[\s;/|]+/))
      .filter((chip) => chip !== '')
      .map((chip) => chip.toUpperCase()),
    name: name ?? '',
    latinName: latinName === name ? undefined : latinName,
    sex: readSex(cell('sex') ?? '', complain),
    birthDate: readBirthDate(cell('birthDate'), complain),
    nationality: readNationality(cell('nationality'), complain),
    club: cell('club'),
    wave: readId('wave', cell('wave'), race.waves, complain),
    category: readId('category', cell('category'), race.categories, complain),
    division: readDivision(cell('division')),
  };
}

const sexes: Record<Sex, string[]> = {
  M: ['m', 'male', 'man', 'men', 'boy', '男', 'м', 'муж', 'мужской'],
  F: ['f', 'female', 'w', 'woman', 'women', 'girl', '女', 'ж', 'жен', 'женский'],
  X: ['x', 'nb', 'nonbinary', 'other'],
};

function readSex(text: string, complain: Complain): Sex {
  const plain = text.toLowerCase().replace(/[^\p{L}]/gu, '');
  const sex = (Object.keys(sexes) as Sex[]).find((candidate) => sexes[candidate].includes(plain));
  if (sex === undefined) complain('sex-unknown', `sex is "${text}"; write M, F or X`, text);
  return sex ?? 'X';
}

const wheelchair = ['wheelchair', 'wheelchairs', '轮椅', '轮椅组', 'коляска', 'коляски', 'колясочники'];

/** Any word names a division; the usual one is told in three languages. */
function readDivision(text: string | undefined): string | undefined {
  const plain = text?.toLowerCase();
  return plain !== undefined && wheelchair.includes(plain) ? 'wheelchair' : plain;
}

/** `YYYY-MM-DD`, `YYYY/M/D`, `DD.MM.YYYY`, or a year. */
function readBirthDate(text: string | undefined, complain: Complain): string | undefined {
  if (text === undefined) return undefined;
  if (/^(19|20)\d\d$/.test(text)) return text;
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  const dayFirst = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [year, month, day] = yearFirst?.slice(1) ?? dayFirst?.slice(1).toReversed() ?? [];
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  if (year !== undefined && isDate(date)) return date;
  complain('birth-date', `birth date is "${text}"; write YYYY-MM-DD, DD.MM.YYYY or a year`, text);
  return undefined;
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function readNationality(text: string | undefined, complain: Complain): string | undefined {
  if (text === undefined || /^[A-Za-z]{3}$/.test(text)) return text?.toUpperCase();
  complain(
    'nationality',
    `nationality is "${text}"; write a three-letter code such as CHN, RUS or KAZ`,
    text,
  );
  return undefined;
}

function readId(
  column: 'wave' | 'category',
  text: string | undefined,
  known: readonly { id: string }[],
  complain: Complain,
): string | undefined {
  if (text === undefined || known.some(({ id }) => id === text)) return text;
  const ids = known.map(({ id }) => id).join(', ');
  complain(`${column}-unknown`, `${column} is "${text}"; the race has ${ids === '' ? 'none' : ids}`, text, {
    known: ids,
  });
  return undefined;
}

function findDoubles(
  entries: { line: number; entry: Entry }[],
  others: Iterable<Entry>,
  file: string,
): Problem[] {
  const problems: Problem[] = [];
  const lineOfBib = new Map<string, number>();
  const bibOfChip = new Map<string, string>();
  const listed = new Set(entries.map(({ entry }) => entry.bib));
  for (const entry of others)
    if (!listed.has(entry.bib)) for (const chip of entry.chips) bibOfChip.set(chipKey(chip), entry.bib);
  for (const { line, entry } of entries) {
    const { bib } = entry;
    const before = lineOfBib.get(bib);
    if (bib !== '' && before !== undefined)
      problems.push({
        code: 'bib-twice',
        message: `bib ${bib} is also in line ${before}`,
        file,
        line,
        value: bib,
        params: { bib, before },
      });
    lineOfBib.set(bib, line);
    for (const chip of entry.chips) {
      const holder = bibOfChip.get(chipKey(chip));
      if (holder !== undefined && holder !== bib)
        problems.push({
          code: 'chip-twice',
          message: `chip ${chip} of bib ${bib} is also the chip of bib ${holder}`,
          file,
          line,
          value: chip,
          params: { chip, bib, holder },
        });
      bibOfChip.set(chipKey(chip), bib);
    }
  }
  return problems;
}
