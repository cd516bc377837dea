import type { Read } from '../../timing/model/read.ts';

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

/** What a commit gave: the number of its first read, and how many rows of each kind the journal has now. */
export interface Receipt {
  at: number;
  /** The sealed commit that it became; null where there were only passing lines. */
  commit: { number: number; head: string } | null;
  /** The head of the passing stream now. */
  passingHead: string;
  firstRead: number;
  reads: number;
  actions: number;
  passingLines: number;
}

/** The text of a read over which its commit is sealed; raw bytes as hex. `earliest` stands at the end where there is one. */
export function sealedText(read: NewRead): string {
  const { source, point, chip, antenna, rssi, time, readerTime, arrived, raw, earliest } = read;
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
    ...(earliest === undefined ? [] : [earliest]),
  ]);
}
