import { noteMax } from '../contract/entry.ts';
import { plainCode } from '../timing/model/plain-text.ts';
import { everyText } from '../timing/model/local-text.ts';
import type { RaceDefinition } from '../timing/model/race.ts';

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
  const bib = codeOf(cell ?? '');
  if (bib === '') complain('bib-missing', 'this line has no bib');
  else checkCode('bib', bib, complain);
  return bib;
}

/** Chips from cells that have one or several each, in upper case. */
export function readChips(cells: readonly string[], complain: Complain): string[] {
  const chips = cells.flatMap((cell) => chipsIn(codeOf(cell))).filter((chip) => chip !== '');
  for (const chip of chips) checkCode('chip', chip, complain);
  return chips.map((chip) => chip.toUpperCase());
}

/** A code without the `.0` that a program puts behind a column of numbers. */
function codeOf(cell: string): string {
  const code = plainCode(cell);
  return /^\d+\.0$/.test(code) ? code.slice(0, -2) : code;
}

/** An EPC of 96 or 128 bits in groups, as some programs print it: `E280 1160 …`, `E2-80-11-…`, `0xE280…`. */
const grouped =
  /^(?:[\dA-F]{2}([ :-]))(?:[\dA-F]{2}\1)+[\dA-F]{2}$|^(?:[\dA-F]{4}([ :-]))(?:[\dA-F]{4}\2)+[\dA-F]{4}$/i;

function chipsIn(cell: string): string[] {
  const hex = cell.replace(/[ :-]/g, '');
  if (grouped.test(cell) && (hex.length === 24 || hex.length === 32)) return [hex];
  return cell.split(/[\s;/|]+/).map((chip) => chip.replace(/^0x(?=[\dA-F]{4,}$)/i, ''));
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

const wheelchair = ['wheelchair', 'wheelchairs', '轮椅', '轮椅组', 'коляска', 'коляски', 'колясочники'];

/** Any word names a division; the usual one is told in three languages. */
export function readDivision(cell: string | undefined): string | undefined {
  const plain = cell?.toLowerCase();
  return plain !== undefined && wheelchair.includes(plain) ? 'wheelchair' : plain;
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

const lower = (text: string) => text.toLowerCase();
/** Without full-width letters, blanks and the lines between figures: `M 40–44` is `m40-44`. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/\p{Pd}/gu, '-');

/** The id of a wave or category, written as its id or, where only one has it, its name; capitals do not matter. */
export function readId(
  column: 'wave' | 'category',
  cell: string | undefined,
  known: RaceDefinition['waves'] | RaceDefinition['categories'],
  complain: Complain,
): string | undefined {
  if (cell === undefined || known.some(({ id }) => id === cell)) return cell;
  for (const plain of [lower, bare]) {
    const wanted = plain(cell);
    const meant = known.filter(({ id, name }) =>
      [id, ...everyText(name)].some((text) => plain(text) === wanted),
    );
    const [only] = meant;
    if (only !== undefined && meant.length === 1) return only.id;
  }
  const ids = known.map(({ id }) => id).join(', ');
  complain(`${column}-unknown`, `${column} is "${cell}"; the race has ${ids === '' ? 'none' : ids}`, cell, {
    known: ids,
  });
  return undefined;
}
