import type { Ms } from './race.ts';

/** One report of one tag by one reader. */
export interface Read {
  /** EPC as upper-case hex. */
  chip: string;
  /** Antenna port, counted from 1; 0 where the reader does not say. */
  antenna: number;
  /** dBm, where the reader says it. */
  rssi: number | null;
  /** The moment that counts for timing. */
  time: Ms;
  /** What the reader's own clock said, where it has one. */
  readerTime: Ms | null;
  /** When the bytes arrived at the station. */
  arrived: Ms;
  /**
   * The earliest moment at which it can have happened, where `time` is only when it came out of a buffer: the
   * computer had stood still. Absent where `time` is certain.
   */
  earliest?: Ms | undefined;
  /** The frame as it came. */
  raw: Uint8Array;
}

/** A read with its place in the journal. */
export interface JournalRead extends Pick<Read, 'chip' | 'time' | 'earliest' | 'readerTime' | 'rssi'> {
  /** The mat. */
  point: string;
  /** Which reader, as the journal names it. */
  source: string;
  /** Number in the station's journal. */
  number: number;
}

/** Who else than a chip can see a passing: somebody at the line, the photo finish, a keypad, the backup stopwatch. */
export type HandSource = 'hand' | 'photo' | 'keypad' | 'backup';

/**
 * One crossing of one timing point: a run of reads of one chip, or one line typed by hand.
 * `first`, `last` and `strongest` are moments of reads; for a hand passing all three are equal.
 */
export interface Passing {
  /** `<station>:<number of the first read>`, or the id of the action that typed it. */
  id: string;
  /** Id of the mat: several timing points may share one. */
  point: string;
  source: 'chip' | HandSource;
  /** Null for passings that are not by chip. */
  chip: string | null;
  /** Which reader saw it, as the journal names it: several readers at one point are several witnesses. */
  reader?: string | undefined;
  /** Set for hand passings whose runner is known; chips find their bib through the start list. */
  bib: string | null;
  first: Ms;
  last: Ms;
  strongest: Ms;
  /** Strongest signal in dBm, where the reader says it. */
  rssi: number | null;
  reads: number;
  /** Absent where all its moments are certain, as nearly always. */
  uncertain?: Uncertain | undefined;
}

/** For each moment of a passing the earliest at which it can have been ({@link Read.earliest}); null where it is certain. */
export interface Uncertain {
  first: Ms | null;
  last: Ms | null;
  strongest: Ms | null;
}
