import { noteMax } from '../contract/entry.ts';
import { plainCode } from '../timing/model/plain-text.ts';
import { everyText } from '../timing/model/local-text.ts';
import type { RaceDefinition, Sex } from '../timing/model/race.ts';
import { nationalityCode } from '../words/countries.ts';

/** Notes what is wrong with a line: a stable code, an English sentence, what the cell says. */
export type Complain = (
  code: string,
  message: string,
  value?: string,
  params?: Record<string, string | number>,
) => void;

/** A number that a spreadsheet made of a code that was none: `3.00833E+23`. */
const exponent = /^\d+(?:[.,]\d+E\+?\d+|E\+\d+)$/i;

/** What a spreadsheet shows where it has no value: `#N/A`, `#REF!`, `####`. */
const spreadsheetError = /^#(?:N\/A|NV|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|#{2,})$/i;

/** Refuses a cell that a spreadsheet had no value for. */
export function checkCell(column: string, cell: string, complain: Complain): void {
  if (spreadsheetError.test(cell))
    complain('cell-error', `${column} is "${cell}": the spreadsheet had no value there`, cell, {
      field: column,
    });
}

export function readBib(cell: string | undefined, complain: Complain): string {
  const bib = plainCode(cell ?? '');
  if (bib === '') complain('bib-missing', 'this line has no bib');
  else checkCode('bib', bib, complain);
  return bib;
}

/** Chips from cells that have one or several each, in upper case. */
export function readChips(cells: readonly string[], complain: Complain): string[] {
  const chips = cells.flatMap((cell) => plainCode(cell).split(/[\s;/|]+/)).filter((chip) => chip !== '');
  for (const chip of chips) checkCode('chip', chip, complain);
  return chips.map((chip) => chip.toUpperCase());
}

function checkCode(field: 'bib' | 'chip', code: string, complain: Complain): void {
  if (exponent.test(code))
    complain(
      'code-ruined',
      `${field} is "${code}": a spreadsheet took a code for a number and lost its digits; format the column as text and enter the codes again`,
      code,
      { field },
    );
}

const sexes: Record<Sex, string[]> = {
  M: ['m', 'male', 'man', 'men', 'boy', '男', '男性', '男子', '남', '남자', '남성', 'м', 'муж', 'мужской'],
  F: [
    'f',
    'female',
    'w',
    'woman',
    'women',
    'girl',
    '女',
    '女性',
    '女子',
    '여',
    '여자',
    '여성',
    'ж',
    'жен',
    'женский',
  ],
  X: ['x', 'nb', 'nonbinary', 'other'],
};

export function readSex(cell: string, complain: Complain): Sex {
  const plain = cell.toLowerCase().replace(/[^\p{L}]/gu, '');
  const sex = (Object.keys(sexes) as Sex[]).find((candidate) => sexes[candidate].includes(plain));
  if (sex === undefined) complain('sex-unknown', `sex is "${cell}"; write M, F or X`, cell);
  return sex ?? 'X';
}

const wheelchair = ['wheelchair', 'wheelchairs', '轮椅', '轮椅组', 'коляска', 'коляски', 'колясочники'];

/** Any word names a division; the usual one is told in three languages. */
export function readDivision(cell: string | undefined): string | undefined {
  const plain = cell?.toLowerCase();
  return plain !== undefined && wheelchair.includes(plain) ? 'wheelchair' : plain;
}

const yearFirst = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]0?0:00(?::00(?:\.0+)?)?Z?)?$/,
  /^((?:19|20)\d\d)(\d\d)(\d\d)$/,
  /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]?$/,
];
const dayFirst = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?: 0?0:00(?::00)?)?$/;

/** `YYYY-MM-DD` (also with a midnight behind it), `YYYY/M/D`, `YYYYMMDD`, `YYYY年M月D日`, `DD.MM.YYYY`, or a year. */
export function readBirthDate(cell: string | undefined, complain: Complain): string | undefined {
  if (cell === undefined) return undefined;
  if (/^(19|20)\d\d$/.test(cell)) return cell;
  const found = yearFirst.map((form) => form.exec(cell)?.slice(1)).find((parts) => parts !== undefined);
  const [year, month, day] = found ?? dayFirst.exec(cell)?.slice(1).toReversed() ?? [];
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  if (year !== undefined && isDate(date)) return date;
  complain('birth-date', `birth date is "${cell}"; write YYYY-MM-DD, DD.MM.YYYY or a year`, cell);
  return undefined;
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export function readNationality(cell: string | undefined, complain: Complain): string | undefined {
  const code = cell === undefined ? undefined : nationalityCode(cell);
  if (cell !== undefined && code === undefined)
    complain(
      'nationality',
      `nationality is "${cell}"; write a three-letter code such as CHN, RUS or KAZ`,
      cell,
    );
  return code;
}

/** What the announcer should know. */
export function readNote(cell: string | undefined, complain: Complain): string | undefined {
  if (cell !== undefined && cell.length > noteMax)
    complain('note-long', `the note has ${cell.length} characters; ${noteMax} are allowed`, cell, {
      length: cell.length,
      max: noteMax,
    });
  return cell;
}

/** The id of a wave or category, written as its id or, where only one has it, its name; capitals do not matter. */
export function readId(
  column: 'wave' | 'category',
  cell: string | undefined,
  known: RaceDefinition['waves'] | RaceDefinition['categories'],
  complain: Complain,
): string | undefined {
  if (cell === undefined || known.some(({ id }) => id === cell)) return cell;
  const wanted = cell.toLowerCase();
  const meant = known.filter(({ id, name }) =>
    [id, ...everyText(name)].some((text) => text.toLowerCase() === wanted),
  );
  const [only] = meant;
  if (only !== undefined && meant.length === 1) return only.id;
  const ids = known.map(({ id }) => id).join(', ');
  complain(`${column}-unknown`, `${column} is "${cell}"; the race has ${ids === '' ? 'none' : ids}`, cell, {
    known: ids,
  });
  return undefined;
}
