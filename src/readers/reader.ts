import type { Read } from '../timing/model/read.ts';
import type { Ms } from '../timing/model/race.ts';
import type { ReaderAddress, ReaderPlace } from './address.ts';
import { ReaderError, type ReaderMessage } from './message.ts';
import type { ClockChangeDoubt } from './session/clock-changes.ts';
import type { KnownClock } from './session/clock-history.ts';
import type { Port } from './transport/transport.ts';

/** How far a reader's clock is from the station's, and what follows from it. */
export interface ClockHealth {
  /** Positive where the reader is ahead. The arrival of reads tells it where `measuredAt` is null. */
  offset: Ms;
  /** How much `offset` grows, in ms per hour; null where it is not known yet. */
  drift: number | null;
  /** How long the last question took. */
  roundTrip: Ms | null;
  /** When the clock was asked last; null where it cannot be asked. */
  measuredAt: Ms | null;
  /** The clock was moved while the reader was connected. */
  jump: { at: Ms; step: Ms } | null;
  /** What dates the reads: the reader's time, the same put right by `offset`, or the arrival. */
  counts: 'reader' | 'corrected' | 'arrival';
  /** More than 200 ms off, or moved. */
  warn: boolean;
}

export interface AntennaHealth {
  antenna: number;
  lastRead: Ms | null;
  readsLastMinute: number;
  /** Mean of the last minute. */
  rssi: number | null;
  /** Heard chips before, and none in the last minute while another antenna heard many. */
  silent: boolean;
}

/** How a reader is doing. All instants are on the clock that was passed to {@link ConnectReader}. */
export interface ReaderHealth {
  /** `reading`: answers its commands. `silent`: the port is open, but no answer. `gone`: no port. */
  state: 'connecting' | 'reading' | 'silent' | 'gone';
  since: Ms;
  /** What the reader says that it is; null while it did not say. */
  about: ReaderMessage | null;
  /** The speed at which it answers, on serial ports. */
  baud: number | null;
  lastRead: Ms | null;
  readsLastMinute: number;
  readsTotal: number;
  /** Reads in each of the last 30 ten-second steps, oldest first. */
  history: number[];
  antennas: AntennaHealth[];
  badFrames: number;
  bytesDropped: number;
  /** The last lines of text that could not be understood, the latest last. */
  lastBad: { text: string; at: Ms }[];
  /** Null where the reader has no clock, or nothing is known of it yet. */
  clock: ClockHealth | null;
  /** Reads from its memory, or of a log, that may be an hour off because clocks were changed; null where there are none. */
  clockChange: ClockChangeDoubt | null;
  /** Whether its clock can be set, and its stored reads be fetched, now. */
  setsClock: boolean;
  fetchesStored: boolean;
  /** What went wrong last; null when all is well. */
  detail: ReaderMessage | null;
}

/** A reader that is kept connected until it is closed. */
export interface Reader {
  readonly address: ReaderAddress;
  health(): ReaderHealth;
  /** Sets the reader's clock to the station's. Rejects with {@link ReaderRefusal}. */
  setClock(): Promise<void>;
  /** Asks for the reads that it keeps since an instant; they come as others do. Resolves with how many; rejects with {@link ReaderRefusal}. */
  fetchStored(since: Ms): Promise<number>;
  close(): Promise<void>;
}

/** The reader cannot do that, or did not, and why. */
export class ReaderRefusal extends ReaderError {
  override name = 'ReaderRefusal';
}

/** A stretch of time in which the computer looked at no port: it slept, or its program was stopped or held. */
export interface Stall {
  /** Until then ports had surely been looked at. Race time. */
  from: Ms;
  /** How long it was, in milliseconds that really went by. */
  length: number;
  /** When it was over, as `performance.now()` tells. */
  over: number;
}

/** Who opens lines to readers and looks at them: this process, or another one that does nothing else. */
export interface Ports {
  /** The port at a place. Nothing is opened yet. */
  portAt(place: ReaderPlace): Port;
  /** The latest moment of `performance.now()` by which all lines had been looked at. */
  lookedAt(): number;
  /** The latest time in which they were not, the same object for as long as there is no other; asked before each chunk is taken. */
  stall(): Stall | null;
}

/** A read, with what the journal does not keep. */
export interface ReaderRead extends Read {
  /** Timing point id: the reader's, or the one that the line itself said. */
  point: string;
  /** From the reader's memory or a log, not from the mat now. */
  stored: boolean;
}

/** A gun, or a time of somebody without a chip, that a device tells. */
export interface ReaderPulse {
  kind: 'gun' | 'time';
  /** When it was, as far as can be known, and as the device's own clock showed it. */
  time: Ms;
  readerTime: Ms;
  /** Timing point id: the device's, or the one that it said. */
  point: string;
  channel: string;
  arrived: Ms;
  stored: boolean;
}

export interface ReaderOptions {
  /** Race time, in integer milliseconds, at a moment of `performance.now()`, by default this one; `Date.now` where nothing is simulated. */
  now: (moment?: number) => Ms;
  /** This process where it is not given. */
  ports?: Ports;
  /** Venue's IANA zone, in which readers tell the time of day; the computer's own where it is not given. */
  zone?: () => string;
  /** Whether the crew said how far the reader's clock was off at the time `readerTime`: then its reads are dated by it as it is. */
  isCorrected?: (readerTime: Ms) => boolean;
  /**
   * How far the station's clock is ahead of that of another station which found the reader's clock to be right; 0 where
   * none did, or the two agree.
   */
  ahead?: () => Ms;
  /** What earlier reads at a point that lines name, or at the reader's own, tell of its clock; null where there is nothing. */
  known?: (point: string | undefined) => KnownClock | null;
  /** Called for each tag, in order, with the moment its bytes arrived. */
  onRead: (read: ReaderRead) => void;
  /** Called for each gun that the reader tells, and each time without a chip of a timer. */
  onPulse?: (pulse: ReaderPulse) => void;
  /**
   * Settles when all reads that were handed on so far are on disk; a reader that is told so forgets them. Where it is not
   * given, nothing is recorded, and no reader is told that it was.
   */
  recorded?: () => Promise<void>;
  /** Called when `state` or `detail` changed. */
  onState: (health: ReaderHealth) => void;
}

/** Connects, starts the inventory, and reopens by itself until closed. Never throws for a missing port. */
export type ConnectReader = (address: ReaderAddress, options: ReaderOptions) => Reader;
