import type { SimulatedClock } from './simulated-clock.ts';

/** Where a reader is and what it speaks, as written after `--reader`. */
export type ReaderAddress = {
  protocol: 'a0';
  /** Timing point id. */
  point: string;
  /** Set by the simulator: what time it is in the simulated race. */
  clock: SimulatedClock | null;
} & ({ transport: 'serial'; path: string; baud: number } | { transport: 'tcp'; host: string; port: number });

/** The address cannot be understood; the message says which part and what to write instead. */
export class ReaderAddressError extends Error {
  override name = 'ReaderAddressError';
}
