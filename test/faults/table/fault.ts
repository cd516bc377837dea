import type { Sections } from '../../../src/contract/feed.ts';
import type { Race } from './race.ts';

/**
 * What a race must have for a fault. `mounts`: disks that fail; `clock`: a laptop clock that is set;
 * `second disk`: a second laptop with a disk that fails.
 */
export type Need = 'mounts' | 'clock' | 'second laptop' | 'second disk';

/** A row of the table: something that goes wrong on a race day, and what the crew must be told of it. */
export interface Fault {
  /** As it stands in the table. */
  name: string;
  /**
   * Does it to a race that runs. When this returns, whatever was broken, pulled out or ended is whole again; the race
   * has to be well on its own from there on.
   */
  strike: (race: Race) => Promise<void>;
  /** What a screen or the console's words must say of it, from its beginning until all is well again. */
  told?: (said: Said) => boolean;
  needs?: Need;
  /** It may cost what only the damaged file had; then it must be told what. */
  loses?: true;
  /** How often it is done in one round of the table; once where nothing is said. */
  times?: number;
  /** Done by `npm run faults` alone: it takes longer than a test may. */
  isLong?: true;
}

/** What the station says at one moment. */
export interface Said {
  /** What a screen shows; empty while there is no station. */
  screen: Partial<Sections>;
  /** All that it wrote in its terminal since it was started. */
  terminal: string;
}

/** Rows of one kind, as one file has them. */
export interface Family {
  name: string;
  faults: readonly Fault[];
}
