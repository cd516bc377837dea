import type { ListColumn, ListMapping } from '../contract/list-mapping.ts';
import type { Problem } from '../contract/problem.ts';
import type { EntryField } from '../timing/model/actions.ts';
import { plainCode } from '../timing/model/plain-text.ts';
import type { SiteRaces } from '../timing/model/event.ts';
import type { Entry } from '../timing/model/race.ts';
import { message } from '../words/message.ts';
import { problemOf } from '../words/problem-text.ts';
import { isHeadings } from './head/find-head.ts';
import { orderIn } from './head/guess-mapping.ts';
import { Categories, withoutSexOfCategory } from './start-list-categories.ts';
import { checkCell, type Complain } from './start-list-cells.ts';
import { findDoubles, similarClubs, type TakenChip } from './start-list-doubles.ts';
import { fieldsOf, missingColumns, readEntry, type RowHelp } from './start-list-entry.ts';
import { ListProblems, placeOf, toldOf } from './start-list-problems.ts';
import { sexLetters } from './start-list-sexes.ts';
import type { Row, Sheet } from './table/table-file.ts';

/** What a list is for, and how it is taken. */
export interface ListFor {
  /** Its name, for what is told. */
  file: string;
  site: SiteRaces;
  /** The entries that are there, by bib: a list may leave out columns for them, and their chips are given already. */
  known: ReadonlyMap<string, Entry>;
  /** Race id of everybody in a list that has no column for it. */
  ofRace?: string | undefined;
  /** Chips of entries that the list does not name may be taken from them. */
  mayTakeChips?: boolean | undefined;
}

/** A row of a list and the entry in it; `isBad` where something is wrong with it, and it has to wait. */
export interface ListRow {
  line: number;
  entry: Entry;
  isBad: boolean;
}

/** A start list row by row. */
export interface ListRead {
  rows: ListRow[];
  /** Which fields of the entries it has columns for. */
  fields: EntryField[];
  /** What is wrong with rows: the first of it, and as the last how much more there is. */
  problems: Problem[];
  warnings: Problem[];
  /** Chips that the list takes from entries that it does not name. */
  taken: TakenChip[];
}

/**
 * Reads the rows of a sheet as a mapping says: for each an entry, or what is wrong with it. Refused as a whole where the
 * mapping has no column for what entries need.
 */
export function readStartList(
  sheet: Sheet,
  mapping: ListMapping,
  list: ListFor,
): { ok: true; value: ListRead } | { ok: false; problems: Problem[] } {
  const { file, known } = list;
  const { columns, firstBib } = mapping;
  const bibs = columns.indexOf('bib');
  const all = sheet.rows.slice(mapping.headRows);
  if (all.length === 0) return refused('list-empty', 'there is no line below the headings', file);
  const missing = withoutSexOfCategory(missingColumns(mapping), columns, all);
  const isKnown = ({ cells }: Row) => known.has(plainCode(cells[bibs] ?? ''));
  const hasBibs = bibs >= 0 || firstBib !== undefined;
  if (!hasBibs || (missing.length > 0 && !all.some(isKnown)))
    return columnsMissing(hasBibs ? missing : ['bib', ...missing], sheet, mapping, file);
  const warned = new ListProblems();
  const rows = all.filter((row) => isOfRunner(row, columns, file, warned));
  const { read, wrong } = readRows(rows, mapping, helpOf(rows, mapping, missing, list), { file, warned });
  const doubles = new ListProblems();
  const { problems, taken } = findDoubles(read, known.values(), file, list.mayTakeChips);
  for (const problem of problems)
    doubles.add({ ...problem, ...placeOf(problem.code, problem.params, columns) });
  // Of two rows that claim one bib or chip neither is surer than the other: both wait.
  const doubled = new Set(problems.map(({ params }) => params?.['holder'] ?? params?.['bib']));
  for (const problem of strangeChips(read, file)) warned.add(problem);
  for (const problem of similarClubs(read, known.values(), file)) warned.add(problem);
  return {
    ok: true,
    value: {
      rows: read.map((row) => ({
        ...row,
        isBad: wrong.lines.has(row.line) || doubles.lines.has(row.line) || doubled.has(row.entry.bib),
      })),
      fields: fieldsOf(columns, [
        ...(list.ofRace === undefined ? [] : ['race' as const]),
        ...(columns.includes('sex') || missing.includes('sex') ? [] : ['sex' as const]),
      ]),
      problems: toldOf(wrong, doubles),
      warnings: toldOf(warned),
      taken,
    },
  };
}

/** The entries of rows, and what is wrong with them; what is worth telling of many goes to `warned`. */
function readRows(
  rows: readonly Row[],
  { columns, firstBib }: ListMapping,
  help: RowHelp,
  { file, warned }: { file: string; warned: ListProblems },
) {
  const wrong = new ListProblems();
  const categories = new Categories();
  const tallies = new Map<string, { count: number; line: number }>();
  const read = rows.map(({ line, cells }, index) => {
    const complain: Complain = (code, said, value, params) =>
      (code === 'category-unknown' ? categories : wrong).add({
        code,
        message: said,
        file,
        line,
        ...placeOf(code, params, columns),
        ...(value === undefined ? {} : { value }),
        params: { ...params, ...(value === undefined ? {} : { value }) },
      });
    for (const [at, cell] of cells.entries()) {
      const column = columns[at];
      if (column !== undefined && column !== null) checkCell(column, cell, complain);
    }
    const own = (column: ListColumn) =>
      column === 'bib' && !columns.includes('bib') && firstBib !== undefined
        ? [String(firstBib + index)]
        : cells.filter((cell, at) => columns[at] === column && cell !== '');
    categories.read += own('category').length;
    const entry = readEntry(own, help, complain, (what) => {
      const tally = tallies.get(what);
      if (tally === undefined) tallies.set(what, { count: 1, line });
      else tally.count += 1;
    });
    return { line, entry };
  });
  if (categories.areOfOthers) warned.add({ ...categories.leftOut(), file });
  else wrong.addByLine(categories.unknown);
  for (const [what, { count, line }] of tallies)
    warned.add({ ...tallied(what as Tallied, count, line), file });
  return { read, wrong };
}

/** Whether a row is a runner's: headings again are none, and what stands alone in its line is none and is told. */
function isOfRunner(
  { line, cells }: Row,
  columns: ListMapping['columns'],
  file: string,
  warned: ListProblems,
): boolean {
  if (isHeadings(cells)) return false;
  const bib = cells[columns.indexOf('bib')] ?? '';
  const filled = cells.filter((cell) => cell !== '');
  if (/^[^\s:]+$/.test(bib) || filled.length !== 1) return true;
  if (columns.filter((column) => column !== null).length > 1)
    warned.add({ ...problemOf(message('problems.row-left-out', { value: filled[0] ?? '' })), file, line });
  return false;
}

type Tallied = Parameters<Parameters<typeof readEntry>[3]>[0];

function tallied(what: Tallied, count: number, line: number): Problem {
  return problemOf(message(`problems.${what}`, { count, line: String(line) }));
}

function helpOf(
  rows: readonly Row[],
  { columns, dates, sex, races = {} }: ListMapping,
  missing: readonly string[],
  { site, known, ofRace }: ListFor,
): RowHelp {
  const sexes = columns.indexOf('sex');
  const order =
    dates ??
    orderIn(
      columns,
      rows.map(({ cells }) => cells),
    ).order;
  const day = site.site.date ?? site.event.date;
  return {
    site,
    ofRace,
    missing,
    known,
    letters: sexLetters(sexes < 0 ? [] : rows.map(({ cells }) => cells[sexes] ?? '')),
    dates: { order, year: Number(day.slice(0, 4)) },
    sex,
    races,
    has: (column) => columns.includes(column),
  };
}

function columnsMissing(names: string[], sheet: Sheet, { headRows }: ListMapping, file: string) {
  const head = sheet.rows[Math.max(0, headRows - 1)];
  const found = (head?.cells ?? []).join(', ').slice(0, 200);
  return refused(
    'columns-missing',
    `the first line must name the columns; missing: ${names.join(', ')} (found: ${found})`,
    file,
    { line: head?.line ?? 1, params: { columns: names.join(', ') } },
  );
}

function refused(code: string, said: string, file: string, more: Partial<Problem> = {}) {
  return { ok: false as const, problems: [{ code, message: said, file, ...more }] };
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
