import type { Ms } from '../../timing/model/race.ts';

/** Names as written in reader addresses and after `--protocol`. */
export const protocolNames = [
  'a0',
  'chafon',
  'thingmagic',
  'ipico',
  'ultra',
  'raceresult',
  'llrp',
  'chronotrack',
  'mylaps',
  'iot',
  'alien',
  'jchip',
  'feibot',
  'm100',
  'cph',
  'chafon-cf',
  'clou',
  'silion',
  'sportident',
  'timer',
  'csv',
] as const;
export type ProtocolName = (typeof protocolNames)[number];

/**
 * What a reader's own clock said of a read. `local` is a wall clock without a zone, as if it were UTC;
 * `time-of-day` has no date; `since-cycle` counts from the beginning of a search that the host must know.
 */
export type ReaderStamp =
  | { kind: 'instant'; ms: Ms }
  | { kind: 'local'; ms: Ms }
  | { kind: 'time-of-day'; ms: Ms }
  | { kind: 'since-cycle'; ms: Ms };

interface Piece {
  /** All its bytes as they came, line ends and skipped bytes included. */
  raw: Uint8Array;
  /** When its first byte arrived, as the caller told it. */
  arrived: Ms;
  /** Bytes that came in one chunk with its first byte, from that on: the line was busy with them until `arrived`. */
  behind: number;
}

/** One report of one tag. */
export interface TagRead extends Piece {
  type: 'read';
  /** Upper-case hex, or the decimal or bib-like text of readers that send such. */
  chip: string;
  /** Counted from 1; 0 where the reader does not say. */
  antenna: number;
  /** dBm, or the reader's own unit where it has no other; null where it does not say. */
  rssi: number | null;
  stamp: ReaderStamp | null;
  /** The reader's own number of the read, where it counts them. */
  sequence: number | null;
  /** Comes from the reader's memory and not from the mat now. */
  stored: boolean;
  /** False for reports that are no new sighting, such as an IPICO last-seen line with its first-seen time. */
  counts: boolean;
  /** The timing point, where the line itself says it; otherwise that of the reader. */
  point?: string;
}

/** Bytes that could not be understood. Nothing is passed over in silence. */
export interface Bad extends Piece {
  type: 'bad';
  reason: BadReason;
}

export type BadReason =
  | 'garbage'
  | 'bad-checksum'
  | 'bad-crc'
  | 'bad-length'
  | 'bad-suffix'
  | 'bad-field'
  | 'bad-fields'
  | 'bad-header'
  /** A date that may be read in two ways. */
  | 'ambiguous-date'
  | 'timeout';

/** Any other message of a protocol; each protocol has its own union of these. */
export interface OtherMessage extends Piece {
  type: string;
}

/** What a decoder finds, in the order of the bytes: the raw bytes of all, one after the other, are the input. */
export type Found<Message extends OtherMessage = OtherMessage> = TagRead | Bad | Message;

/** Cuts messages out of a stream of bytes, whatever pieces it comes in. Holds a bounded number of bytes. */
export interface Decoder<Message extends OtherMessage = OtherMessage> {
  /** Bytes that wait for the rest of their message. */
  readonly pending: number;
  /** Takes bytes that arrived at the instant `arrived`, on any clock. */
  push(chunk: Uint8Array, arrived?: Ms): Found<Message>[];
  /** Gives up what is incomplete: call when nothing came for the protocol's idle gap, and when a connection ends. */
  idle(): Found<Message>[];
  /** The end of a file that nobody writes any more: its last line is whole without a line end. What else is incomplete is given up. */
  end(): Found<Message>[];
}
