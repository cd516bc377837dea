import type { Read } from '../../timing/read.ts';

/** A read on its way into the journal. */
export interface NewRead extends Read {
  /** Reader address, without what changes from one connection to the next. */
  source: string;
  point: string;
}

/** A read with its number in the journal. */
export interface StoredRead extends NewRead {
  number: number;
}

/** What one commit takes. Lines are the exact texts of the two streams. */
export interface Batch {
  reads: NewRead[];
  actionLines: string[];
  passingLines: string[];
}

/** What a commit gave: numbers are those of the first row of each kind. */
export interface Receipt {
  at: number;
  firstRead: number;
  reads: number;
  actions: number;
  passingLines: number;
}

/** The text of a read over which its commit is sealed; raw bytes as hex. */
export function sealedText(read: NewRead): string {
  const { source, point, chip, antenna, rssi, time, readerTime, arrived, raw } = read;
  return JSON.stringify([
    source,
    point,
    chip,
    antenna,
    rssi,
    time,
    readerTime,
    arrived,
    Buffer.from(raw).toString('hex'),
  ]);
}
