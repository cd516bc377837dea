import { CsvError, parse } from 'csv-parse/sync';
import { message } from '../../words/message.ts';
import { problemOf } from '../../words/problem-text.ts';
import { fixedWidth, isRule, type Line } from './fixed-width.ts';
import { separatorOf } from './separator.ts';
import { RowsInTheMaking, TableError, tableLimits, type TableFile } from './table-file.ts';

/** A row of more characters than this is no row: a quotation mark is open, or line ends are lost. */
const rowMax = 200_000;

/**
 * The table in a text: comma, semicolon, tab or pipe between cells, or columns kept apart by blanks. A first line such as
 * `sep=;` says which. Throws {@link TableError}.
 */
export function readTextTable(text: string): TableFile {
  const body = text.replace(/^\uFEFF/, '');
  const told = /^"?sep=(.)"?(?=[\r\n])/i.exec(body);
  const rest = told === null ? body : body.slice(told[0].length);
  const first = rest.slice(0, 500).trimStart().toLowerCase();
  if (/^(?:<!doctype html|<html|<table|<\?xml)/.test(first))
    throw new TableError(problemOf(message('problems.table-web')));
  const rows = new RowsInTheMaking();
  const separator = told?.[1] ?? separatorOf(rest);
  const columns = separator === null ? fixedWidth(linesOf(rest)) : null;
  if (columns === null)
    for (const { record, line } of recordsOf(rest, separator ?? ',')) {
      if (!isRule(record.join(' '))) rows.add(line, record);
    }
  else for (const { line, cells } of columns) rows.add(line, cells);
  return { sheets: [{ name: '', rows: rows.rows }] };
}

function linesOf(text: string): Line[] {
  if (text.length > rowMax * tableLimits.columns || (text.length > rowMax && !/[\r\n]/.test(text))) return [];
  return text.split(/\r\n|\n|\r/).map((each, index) => ({ line: index + 1, text: each.trimEnd() }));
}

interface ParsedRecord {
  record: string[];
  line: number;
}

function recordsOf(text: string, separator: string): ParsedRecord[] {
  try {
    return records(text, separator, false);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // A quotation mark within a cell that does not begin with one, such as 5" or the "Rocket".
    if (error.code === 'INVALID_OPENING_QUOTE' || error.code === 'CSV_INVALID_CLOSING_QUOTE')
      return recordsWithQuotes(text, separator);
    throw told(error);
  }
}

function recordsWithQuotes(text: string, separator: string): ParsedRecord[] {
  try {
    return records(text, separator, true);
  } catch (error) {
    throw error instanceof CsvError ? told(error) : error;
  }
}

function records(text: string, separator: string, areQuotesLoose: boolean): ParsedRecord[] {
  const parsed = parse(text, {
    delimiter: separator,
    info: true,
    max_record_size: rowMax,
    relax_column_count: true,
    relax_quotes: areQuotesLoose,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: true,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  return parsed.map(({ record, info }) => ({ record, line: info.lines }));
}

function told(error: CsvError): TableError {
  const line = typeof error['lines'] === 'number' ? { line: error['lines'] } : {};
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new TableError({ ...problemOf(message('problems.row-long', { max: rowMax })), ...line });
  return new TableError({
    code: 'not-csv',
    message: `this cannot be read as CSV: ${error.message}`,
    params: { message: error.message.slice(0, 300) },
    ...line,
  });
}
