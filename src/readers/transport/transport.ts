/** A line to a reader, whatever it is made of. */
export interface Transport {
  write(bytes: Uint8Array): void;
  /** Lets go of the line; `onClose` is not called for it. */
  close(): Promise<void>;
}

export interface TransportEvents {
  onData: (chunk: Uint8Array) => void;
  /** The line is gone, and why, in plain words. Called once. */
  onClose: (reason: string) => void;
}

/** The line could not be opened; the message says why in plain words. */
export class TransportError extends Error {
  override name = 'TransportError';
}
