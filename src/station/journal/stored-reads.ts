import type { StoredRead } from './rows.ts';
import type { Connection } from './schema.ts';

/** A read and the commit that it came in. */
export interface SealedRead {
  inCommit: number;
  read: StoredRead;
}

interface Columns extends Omit<StoredRead, 'readerTime' | 'raw'> {
  in_commit: number;
  reader_time: number | null;
  raw: Buffer;
}

/** All reads from a number on, in the order of the journal. */
export function* storedReads(db: Connection, from = 1): Generator<SealedRead, void, undefined> {
  const rows = db
    .prepare(
      `SELECT number, in_commit, address AS source, point, chip, antenna, rssi, time, reader_time, arrived, raw
       FROM reads JOIN sources ON sources.id = reads.source WHERE number >= ? ORDER BY number`,
    )
    .iterate(from) as Iterable<Columns>;
  for (const { reader_time: readerTime, in_commit: inCommit, ...row } of rows)
    yield { inCommit, read: { ...row, readerTime } };
}
