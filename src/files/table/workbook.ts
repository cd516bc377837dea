import { streamOdsRows } from 'hucre/ods';
import { dateToSerial, streamXlsxRows } from 'hucre';
import { message } from '../../words/message.ts';
import { problemOf } from '../../words/problem-text.ts';
import { RowsInTheMaking, TableError, tableLimits, type Sheet, type TableFile } from './table-file.ts';
import { workbookKind } from './workbook-kind.ts';
import { damaged, zipParts } from './zip-parts.ts';

type CellValue = string | number | boolean | Date | null;

/** The sheets of a workbook, XLSX or ODS, that are shown and have something in them. Throws {@link TableError}. */
export async function readWorkbook(bytes: Uint8Array): Promise<TableFile> {
  if (workbookKind(bytes) === 'ole') throw oldWorkbook(bytes);
  const { names, texts } = await zipParts(bytes, (name) => /^(xl\/workbook\.xml|content\.xml)$/.test(name));
  const content = texts.get('content.xml');
  try {
    if (
      names.some((name) => name.startsWith('xl/') && name.endsWith('.bin')) &&
      !texts.has('xl/workbook.xml')
    )
      throw new TableError(problemOf(message('problems.workbook-other', { kind: 'XLSB' })));
    if (names.includes('[Content_Types].xml') && names.some((name) => name.startsWith('xl/')))
      return await readXlsx(bytes, texts.get('xl/workbook.xml') ?? '');
    if (content !== undefined && content.includes('<office:spreadsheet'))
      return await readOds(bytes, content);
  } catch (error) {
    throw error instanceof TableError ? error : damaged(error);
  }
  throw new TableError(problemOf(message('problems.workbook-other', { kind: 'ZIP' })));
}

function oldWorkbook(bytes: Uint8Array): TableError {
  const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
  return new TableError(
    problemOf(isEncrypted ? message('problems.workbook-locked') : message('problems.workbook-old')),
  );
}

async function readXlsx(bytes: Uint8Array, workbook: string): Promise<TableFile> {
  const found = [...workbook.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].map(([, attributes = '']) => ({
    name: unescaped(/\bname="([^"]*)"/.exec(attributes)?.[1] ?? ''),
    isHidden: /\bstate="(?:veryH|h)idden"/.test(attributes),
  }));
  const all = found.map((sheet, index) => ({ ...sheet, index }));
  const shown = all.some(({ isHidden }) => !isHidden) ? all.filter(({ isHidden }) => !isHidden) : all;
  const sheets: Sheet[] = [];
  for (const { name, index } of shown.slice(0, tableLimits.sheets)) {
    const rows = new RowsInTheMaking();
    try {
      for await (const row of streamXlsxRows(bytes, { sheet: index }))
        addRow(rows, row.index + 1, row.values);
    } catch (error) {
      // A sheet of charts is a sheet without cells.
      if (!(error instanceof Error) || !error.message.includes('missing worksheet file')) throw error;
    }
    sheets.push({ name, rows: rows.rows });
  }
  return withSomething(sheets);
}

async function readOds(bytes: Uint8Array, content: string): Promise<TableFile> {
  const names = [...content.matchAll(/<table:table\s[^>]*?\btable:name="([^"]*)"/g)].map(([, name = '']) =>
    unescaped(name),
  );
  const making: RowsInTheMaking[] = [];
  for await (const row of streamOdsRows(bytes)) {
    const at = row.sheetIndex ?? 0;
    if (at < tableLimits.sheets) addRow((making[at] ??= new RowsInTheMaking()), row.index + 1, row.values);
  }
  return withSomething(Array.from(making, (rows, at) => ({ name: names[at] ?? '', rows: rows?.rows ?? [] })));
}

function withSomething(sheets: Sheet[]): TableFile {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  return { sheets: filled.length > 0 ? filled : [{ name: sheets[0]?.name ?? '', rows: [] }] };
}

function addRow(rows: RowsInTheMaking, line: number, values: readonly CellValue[]): void {
  rows.add(line, values.map(textOf));
}

function textOf(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return momentText(value);
}

/** A workbook keeps fifteen digits; of a longer number the rest is lost. */
const digitsMax = 1e15;

function numberText(value: number): string {
  if (Math.abs(value) >= digitsMax) return value.toExponential(5).toUpperCase();
  // What a sum of binary fractions left behind, as in 42.199999999999996.
  return String(Number(value.toPrecision(15)));
}

/**
 * A day, a time of day, or both. Times without a day count from a day zero that differs between programs, so that the
 * number behind them decides.
 */
function momentText(moment: Date): string {
  if (Number.isNaN(moment.getTime())) return '#VALUE!';
  const ms = Math.round(dateToSerial(moment) * 86_400_000);
  const time = new Date(((ms % 86_400_000) + 86_400_000) % 86_400_000).toISOString().slice(11, 19);
  if (ms >= 0 && ms < 86_400_000) return time;
  const day = new Date(Math.round(moment.getTime() / 1000) * 1000).toISOString();
  return time === '00:00:00' ? day.slice(0, 10) : `${day.slice(0, 10)} ${time}`;
}

function unescaped(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
