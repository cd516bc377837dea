import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { encode } from '../encoding/encode.fixture.ts';

/** A cell as a test writes it: a Date is a day that the workbook knows. */
export type TestCell = string | number | Date;

/** The ways in which a table may be stored. */
export const containers = ['comma', 'semicolon', 'tab', 'pipe', 'fixed', 'xlsx', 'ods'] as const;
export type Container = (typeof containers)[number];

const separators = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const;

/** The bytes of a table in a container; `encoding` for those that are text. */
export async function stored(
  rows: readonly (readonly TestCell[])[],
  container: Container,
  encoding = 'utf-8',
): Promise<Uint8Array> {
  if (container === 'xlsx')
    return writeXlsx({ sheets: [{ name: 'List', rows: rows.map((row) => [...row]) }] });
  if (container === 'ods') return writeOds({ sheets: [{ name: 'List', rows: rows.map((row) => [...row]) }] });
  const texts = rows.map((row) => row.map(textOf));
  if (container === 'fixed') return encode(fixed(texts), encoding);
  const separator = separators[container];
  const quoted = (text: string) =>
    text.includes(separator) || text.includes('"') || text.includes('\n')
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  return encode(texts.map((row) => row.map(quoted).join(separator)).join('\r\n'), encoding);
}

function textOf(cell: TestCell): string {
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

function fixed(rows: readonly (readonly string[])[]): string {
  const length = (text: string) => Array.from(text).length;
  const widths = (rows[0] ?? []).map((_, at) => Math.max(1, ...rows.map((row) => length(row[at] ?? ''))));
  return rows
    .map((row) => row.map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) + 2 - length(cell))).join(''))
    .join('\r\n');
}
