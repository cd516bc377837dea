import { stringify } from 'csv-stringify/sync';
import type { Message } from '../../words/message.ts';
import { message } from '../../words/message.ts';
import type { ResultsBook } from './book.ts';
import type { Cell } from './columns.ts';
import { runnerOf } from './receiver-runner.ts';
import { receivers, receiverSheet, type Receiver, type ReceiverName } from './receivers.ts';
import type { OutTable } from './tables.ts';

/** The rows of a receiver's file, who is not in it, and what is a guess. */
export interface ReceiverRows {
  rows: Cell[][];
  leftOut: Message[];
  doubts: Message[];
}

/** Everybody of the first race as a receiver wants them; in steps. */
export function* receiverRows(
  book: ResultsBook,
  name: ReceiverName,
): Generator<undefined, ReceiverRows, undefined> {
  const { row }: Receiver = receivers[name];
  const found: ReceiverRows = { rows: [], leftOut: [], doubts: [] };
  const race = book.races[0]!;
  for (const [at, line] of race.sheet.lines.entries()) {
    if (at % 20 === 0) yield;
    const runner = runnerOf(book, race, line, at);
    const cells = row(runner);
    if (!Array.isArray(cells)) {
      found.leftOut.push(cells);
      continue;
    }
    found.rows.push(cells);
    const { person, latin, entry } = runner;
    const whole = entry.latinName ?? entry.name;
    if (!latin.isSure && name !== 'caa')
      found.doubts.push(
        message('problems.out-name-parts', { bib: person.bib, name: whole, family: latin.family }),
      );
  }
  return found;
}

/** As a sheet of a workbook: one, with the head in A1. */
export function receiverTable(book: ResultsBook, name: ReceiverName, { rows }: ReceiverRows): OutTable {
  const { heads }: Receiver = receivers[name];
  return {
    name: receiverSheet(book.races[0]!, name),
    unit: 1000,
    columns: heads.map((heading) => ({ heading, kind: 'number', width: 14 })),
    rows: () => rows,
  };
}

/** As CSV: UTF-8 with a byte order mark for who opens it in a spreadsheet, CRLF, cells exactly as the receiver wants them. */
export function* receiverCsv(
  name: ReceiverName,
  { rows }: ReceiverRows,
): Generator<string | undefined, void, undefined> {
  const { heads, delimiter = ',' }: Receiver = receivers[name];
  const options = { delimiter, record_delimiter: 'windows' as const };
  yield stringify([[...heads]], options);
  for (let from = 0; from < rows.length; from += 50) {
    yield stringify(rows.slice(from, from + 50), options);
    yield undefined;
  }
}
