import type { Problem } from '../../contract/problem.ts';
import type { Parsed } from '../event-json.ts';
import { decodeText, type TextOptions } from '../text.ts';
import { TableError, type TableFile } from './table-file.ts';
import { readTextTable } from './text-table.ts';
import { workbookKind } from './workbook-kind.ts';

/**
 * The tables in a file of whatever kind: a workbook (XLSX, ODS), or a text in any encoding with separators or fixed widths.
 * What cannot be read is told with words on what to do. A workbook of a stranger wants a thread with a limit.
 */
export async function readTable(
  bytes: Uint8Array,
  file: string,
  options: TextOptions = {},
): Promise<Parsed<TableFile>> {
  if (workbookKind(bytes) === null) {
    const text = decodeText(bytes, file, options);
    return text.ok ? tableOfText(text.value, file) : text;
  }
  try {
    // Loaded where there is one: every command and station would begin later for it.
    const { readWorkbook } = await import('./workbook.ts');
    return { ok: true, value: await readWorkbook(bytes), warnings: [] };
  } catch (error) {
    return refused(error, file);
  }
}

/** The table in a text. */
export function tableOfText(text: string, file: string): Parsed<TableFile> {
  try {
    return { ok: true, value: readTextTable(text), warnings: [] };
  } catch (error) {
    return refused(error, file);
  }
}

function refused(error: unknown, file: string): { ok: false; problems: Problem[] } {
  if (!(error instanceof TableError)) throw error;
  return { ok: false, problems: [{ ...error.problem, file }] };
}
