import type { OfficialFormat, PublicFormat } from '../../contract/results-formats.ts';
import type { Language } from '../../timing/model/race.ts';
import { message, type Message } from '../../words/message.ts';
import { csvParts } from '../results-csv.ts';
import { raceName, listTexts, type ResultsBook } from './book.ts';
import { columnsOf } from './columns.ts';
import { inGb18030, type CsvEncoding } from './encoding.ts';
import { htmlParts } from './html.ts';
import { iofXmlParts } from './iof-xml.ts';
import { jsonParts, versionOf } from './json.ts';
import { machineCsvParts } from './machine-csv.ts';
import { odsParts } from './ods.ts';
import { receiverCsv, receiverRows, receiverTable } from './receiver-table.ts';
import { receivers, type ReceiverName } from './receivers.ts';
import { codeOfState } from './state-code.ts';
import { chosenColumns, listColumns, tablesOf } from './tables.ts';
import { worldAthleticsFile, worldAthleticsRefusals, type CalendarIds } from './world-athletics.ts';
import { xlsxParts } from './xlsx.ts';

/** A file part by part, for as long as somebody takes it; undefined is a pause. */
export type FileParts = Generator<string | Uint8Array | undefined, void, undefined>;

export interface FileWanted {
  lang: Language;
  /** List id; everybody where absent. */
  list?: string | undefined;
  columns?: readonly string[] | undefined;
  encoding?: CsvEncoding | undefined;
}

/** What each format is on disk. */
export const extensions: Record<PublicFormat | 'world-athletics', string> = {
  csv: 'csv',
  'csv-machine': 'csv',
  xlsx: 'xlsx',
  ods: 'ods',
  html: 'html',
  json: 'json',
  'iof-xml': 'xml',
  'world-athletics': 'json',
};

/** A file for everybody: no birth date, no chip and no telephone number is in it. */
export function publicFile(book: ResultsBook, format: PublicFormat, wanted: FileWanted): FileParts {
  const { lang, list } = wanted;
  switch (format) {
    case 'csv':
      return wanted.encoding === 'gb18030' ? inGb18030(peoplesCsv(book, wanted)) : peoplesCsv(book, wanted);
    case 'csv-machine':
      return machineCsvParts(book, list);
    case 'xlsx':
      return xlsxParts([...tablesOf(book, wanted)], dateOf(book));
    case 'ods':
      return odsParts([...tablesOf(book, wanted)], dateOf(book));
    case 'html':
      return htmlParts(book, lang, list);
    case 'json':
      return jsonParts(book, lang, list);
    case 'iof-xml':
      return iofXmlParts(book, lang);
  }
}

function peoplesCsv(book: ResultsBook, { lang, list, columns }: FileWanted) {
  const tables = book.races.map((race) => {
    const own = race.lists.find(({ id }) => id === list);
    if (list !== undefined && own === undefined) return { ...race, columns: [], only: [] };
    return own === undefined
      ? { ...race, columns: chosenColumns(columnsOf(race.sheet, race.race, lang), columns) }
      : { ...race, columns: listColumns(race, own, lang, columns), only: own.lines };
  });
  return csvParts(tables, lang);
}

/** Made of the same journal, a file is the same: it is dated by the last passing. */
function dateOf({ races, event }: ResultsBook): Date {
  return new Date(races[0]?.sheet.facts.asOf ?? `${event.date}T00:00:00Z`);
}

/** A receiver's file, and what its reader should know of it. */
export interface OfficialFile {
  extension: string;
  parts: FileParts;
  written: number;
  /** Who cannot be in it, and why. */
  leftOut: Message[];
  /** Who is in it with a name that was split by a guess. */
  doubts: Message[];
}

/** Why a receiver's file cannot be made at all; none where it can. */
export function officialRefusals(book: ResultsBook, format: OfficialFormat, ids: CalendarIds): Message[] {
  if (format === 'world-athletics') return worldAthleticsRefusals(book, ids);
  return book.races.length === 1 ? [] : [message('problems.out-one-race')];
}

/** A receiver's file of one race; in steps. Ask {@link officialRefusals} first. */
export function* officialFile(
  book: ResultsBook,
  format: OfficialFormat,
  ids: CalendarIds,
  as?: 'csv' | 'xlsx',
): Generator<undefined, OfficialFile, undefined> {
  if (format === 'world-athletics') {
    const { text, ...told } = yield* worldAthleticsFile(book, ids);
    return { extension: 'json', parts: wholeText(text), ...told };
  }
  const rows = yield* receiverRows(book, format);
  const told = { written: rows.rows.length, leftOut: rows.leftOut, doubts: rows.doubts };
  const extension = as ?? receivers[format satisfies ReceiverName].usual;
  const parts =
    extension === 'csv'
      ? receiverCsv(format, rows)
      : xlsxParts([receiverTable(book, format, rows)], dateOf(book));
  return { extension, parts, ...told };
}

/** A long text in pieces, so that no part of it holds anything up. */
function* wholeText(text: string): FileParts {
  for (let from = 0; from < text.length;) {
    let to = from + 64 * 1024;
    // Both halves of a character stay together.
    if (/[\ud800-\udbff]/.test(text.charAt(to - 1))) to += 1;
    yield text.slice(from, to);
    from = to;
  }
}

/** `Kunming-Marathon-2026-Marathon-women-provisional-412.58310.xlsx`: event, race, list, state and version. */
export function fileName(
  book: ResultsBook,
  { lang, list, format }: FileWanted & { format?: string },
  extension: string,
): string {
  const [race, ...more] = book.races;
  const own = race?.lists.find(({ id }) => id === list);
  const event =
    typeof book.event.name === 'string'
      ? book.event.name
      : (book.event.name[lang] ?? book.event.name.en ?? book.event.id);
  const name = race === undefined || more.length > 0 ? '' : raceName(race.race, lang);
  const parts = [
    event,
    name === event ? '' : name,
    own === undefined || race === undefined ? '' : listTexts(own, race.race, lang).name,
    format ?? '',
    stateOfBook(book),
    versionOf(book),
  ];
  return `${parts.map(safe).filter(Boolean).join('-').slice(0, 180)}.${extension}`;
}

/** `official-1` where all is official and of one number; else the least that holds of all of it. */
function stateOfBook({ races }: ResultsBook): string {
  const codes = races.map(({ sheet }) => codeOfState(sheet.facts.state));
  if (codes.includes('provisional')) return 'provisional';
  if (codes.includes('closed')) return 'closed';
  const numbers = new Set(races.map(({ sheet }) => sheet.facts.state.number));
  return numbers.size === 1 ? `official-${[...numbers].join('')}` : 'official';
}

/** Without what file systems refuse, or a shell takes for something else. */
function safe(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}
