import type { Read } from '../timing/read.ts';
import type { Ms } from '../timing/race.ts';
import type { ReaderAddress } from './address.ts';

/** How a reader is doing. All instants are on the clock that was passed to {@link ConnectReader}. */
export interface ReaderHealth {
  /** `reading`: answers its commands. `silent`: the port is open, but no answer. `gone`: no port. */
  state: 'connecting' | 'reading' | 'silent' | 'gone';
  since: Ms;
  lastRead: Ms | null;
  readsLastMinute: number;
  readsTotal: number;
  /** Reads in each of the last 30 ten-second steps, oldest first. */
  history: number[];
  antennas: { antenna: number; lastRead: Ms | null; readsLastMinute: number; rssi: number | null }[];
  badFrames: number;
  bytesDropped: number;
  /** What went wrong last, in the words of the port; null when all is well. */
  detail: string | null;
}

/** A reader that is kept connected until it is closed. */
export interface Reader {
  readonly address: ReaderAddress;
  health(): ReaderHealth;
  close(): Promise<void>;
}

export interface ReaderOptions {
  /** Race time, in integer milliseconds; `Date.now` where nothing is simulated. */
  now: () => Ms;
  /** Called for each tag frame, in order, with the moment its bytes arrived. */
  onRead: (read: Read) => void;
  /** Called when `state` or `detail` changed. */
  onState: (health: ReaderHealth) => void;
}

/** Connects, starts the inventory, and reopens by itself until closed. Never throws for a missing port. */
export type ConnectReader = (address: ReaderAddress, options: ReaderOptions) => Reader;
