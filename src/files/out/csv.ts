import iconv from 'iconv-lite';
import type { Ms } from '../../timing/model/race.ts';
import { asText, clockText, csvText, headingsOf } from '../csv-text.ts';
import type { FileParts, Wanted } from './format.ts';
import type { ResultsFile } from './results-file.ts';
import { tablesOf, type Cell, type Table, type TableColumn } from './tables.ts';

/** Lines between two pauses. */
const linesAtOnce = 50;

/** One list as CSV for people, of each race that has it; see {@link csvText}. */
export function* listCsvParts(file: ResultsFile, { language, list }: Wanted): FileParts {
  const tables = tablesOf(file, language, list).filter(({ isTeams }) => !isTeams);
  const heads = tables.map(({ columns }) =>
    headingsOf(columns.map((column) => ({ ...column, given: false }))),
  );
  const all = [...new Set(heads.flat())];
  yield csvText([all], language, true);
  for (const [index, table] of tables.entries()) {
    const at = all.map((heading) => heads[index]!.indexOf(heading));
    yield* linesOf(table, (row) =>
      csvText(
        [at.map((from) => (from < 0 ? '' : cellText(table.columns[from]!, row[from]!, table.unit)))],
        language,
        false,
      ),
    );
  }
}

function* linesOf(table: Table, lineOf: (row: Cell[]) => string): FileParts {
  let lines: string[] = [];
  for (const row of table.rows()) {
    lines.push(lineOf(row));
    if (lines.length < linesAtOnce) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
}

function cellText({ kind }: TableColumn, cell: Cell, unit: Ms): string {
  if (kind === 'time') return clockText(cell as Ms | null, unit);
  return typeof cell === 'string' ? asText(cell) : String(cell ?? '');
}

/** A text file in GB18030, which has every character that Unicode has; without a byte order mark. */
export function* inGb18030(parts: FileParts): FileParts {
  for (const part of parts)
    yield typeof part === 'string' ? iconv.encode(part.replace(/^\uFEFF/, ''), 'gb18030') : part;
}
