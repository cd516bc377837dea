import { ReaderError, type ReaderMessage } from '../message.ts';

/** A line to a reader, whatever it is made of. */
export interface Transport {
  write(bytes: Uint8Array): void;
  /** Lets go of the line; `onClose` is not called for it. */
  close(): Promise<void>;
}

export interface TransportEvents {
  /** `at`: when it came, as `performance.now()` tells. */
  onData: (chunk: Uint8Array, at: number) => void;
  /** The line is gone, and why. Called once. */
  onClose: (reason: ReaderMessage) => void;
}

/** The line could not be opened, and why. */
export class TransportError extends ReaderError {
  override name = 'TransportError';
}

/** Where lines to one reader come from, one after the other. */
export interface Port {
  /** Opens a line, on serial ports at `baud`. Rejects with {@link TransportError}. */
  open(events: TransportEvents, baud: number): Promise<Transport>;
  /** What `open` waits for where that takes as long as it takes; null where it opens or fails at once. */
  readonly waitsFor: ReaderMessage | null;
  /** An `open` that waits rejects; no line is opened any more. */
  close(): Promise<void>;
}
