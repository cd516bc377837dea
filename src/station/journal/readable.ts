import { actionSchema } from '../../contract/actions.ts';
import { lineSchema } from '../../contract/sync.ts';
import { isReadRow } from './commit-line.ts';
import { isBlockedDisk } from './disk-trouble.ts';
import type { Missing, Table } from './missing.ts';
import type { Connection } from './schema.ts';
import { storedReads, type SealedRead } from './stored-reads.ts';

/** Rows that are asked for together, in smaller and smaller parts where the file cannot be read. */
const rowsAtOnce = 1000;

/** A row of the action stream in a damaged file. */
export interface StoredAction {
  number: number;
  inCommit: number;
  at: number;
  line: string;
  head: string;
}

/** From where on rows are wanted, and what is known of where they end. */
export interface Wanted {
  /** Number and time of the last row that is not wanted. */
  after: number;
  since: number | null;
  /** How many rows the table is known to have had; null where nobody knows. */
  known: number | null;
  /** More than this cannot be in the file. */
  most: number;
}

/** The reads of a damaged file that can still be read, in order; what cannot goes into `missing`. */
export function readableReads(db: Connection, wanted: Wanted, missing: Missing): Iterable<SealedRead> {
  const read = (from: number, to: number) =>
    [...below(storedReads(db, from), to)].filter((row) => isReadRow(row.read));
  return readable(db, 'reads', wanted, missing, read, (row) => row.read.time);
}

/** The actions of a damaged file that can still be understood, in order; what cannot goes into `missing`. */
export function readableActions(db: Connection, wanted: Wanted, missing: Missing): Iterable<StoredAction> {
  const select = db.prepare(
    'SELECT number, in_commit AS inCommit, line, head FROM actions WHERE number >= ? AND number < ? ORDER BY number',
  );
  const read = (from: number, to: number) =>
    (select.all(from, to) as Omit<StoredAction, 'at'>[]).flatMap((row) => {
      const at = momentOfAction(row.line);
      return at === null ? [] : [{ ...row, at }];
    });
  return readable(db, 'actions', wanted, missing, read, (row) => row.at);
}

/** When an action was done; null for a line that is no action. One of a newer version is one too. */
function momentOfAction(text: string): number | null {
  try {
    const { t, at } = JSON.parse(text) as { t?: unknown; at?: unknown };
    return t === 'action' && Number.isSafeInteger(at) ? (at as number) : null;
  } catch {
    return null;
  }
}

/** Whether this version can take a line of the action stream in. */
export function isUnderstood(text: string): boolean {
  try {
    const line = lineSchema.parse(JSON.parse(text));
    return line.t === 'action' && actionSchema.safeParse(line.action).success;
  } catch {
    return false;
  }
}

function* below(rows: Iterable<SealedRead>, to: number): Iterable<SealedRead> {
  for (const row of rows) {
    if (row.read.number >= to) return;
    yield row;
  }
}

function* readable<Row>(
  db: Connection,
  table: Table,
  { after, since, known, most }: Wanted,
  missing: Missing,
  read: (from: number, to: number) => Row[],
  timeOf: (row: Row) => number,
): Generator<Row, void, undefined> {
  const inFile = lastNumber(db, table);
  const last = Math.min(Math.max(inFile ?? 0, known ?? 0), after + most);
  let before = since;
  let lost = null as { from: number; to: number } | null;
  for (const { from, to, rows } of pieces(after + 1, last + 1, read)) {
    if (rows === null) {
      lost = { from: lost?.from ?? from, to: to - 1 };
      continue;
    }
    for (const row of rows) {
      const until = timeOf(row);
      if (lost !== null) missing.lose(table, { ...lost, since: before, until });
      lost = null;
      before = until;
      yield row;
    }
  }
  if (lost !== null) missing.lose(table, { ...lost, since: before, until: null });
  if (inFile === null && known === null) missing.loseFrom(table, Math.max(last, after) + 1);
}

/** The last number in a table; null where the file does not say. */
function lastNumber(db: Connection, table: Table): number | null {
  try {
    return Number(db.prepare(`SELECT coalesce(max(number), 0) FROM ${table}`).pluck().get());
  } catch (error) {
    if (isBlockedDisk(error)) throw error;
    return null;
  }
}

/** Rows from a number up to below another; null where it is one that cannot be read. */
interface Piece<Row> {
  from: number;
  to: number;
  rows: Row[] | null;
}

/** Rows from a number up to below another, in parts that get smaller where the file cannot be read. */
function* pieces<Row>(
  from: number,
  end: number,
  read: (from: number, to: number) => Row[],
): Generator<Piece<Row>, void, undefined> {
  for (let at = from; at < end; at += rowsAtOnce) yield* parts(at, Math.min(at + rowsAtOnce, end), read);
}

function* parts<Row>(
  from: number,
  to: number,
  read: (from: number, to: number) => Row[],
): Generator<Piece<Row>, void, undefined> {
  const rows = allOf(from, to, read);
  if (rows !== null || to - from === 1) {
    yield { from, to, rows };
    return;
  }
  const middle = Math.floor((from + to) / 2);
  yield* parts(from, middle, read);
  yield* parts(middle, to, read);
}

function allOf<Row>(from: number, to: number, read: (from: number, to: number) => Row[]): Row[] | null {
  try {
    const rows = read(from, to);
    return rows.length === to - from ? rows : null;
  } catch (error) {
    if (isBlockedDisk(error)) throw error;
    return null;
  }
}
