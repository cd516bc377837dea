import type { Action } from '../../timing/model/actions.ts';
import type { SimulatedClock } from '../../readers/simulated-clock.ts';
import { clockOf, readerKey, readerOwners, type OwnedReader } from './reader-owners.ts';
import type { ReaderPool } from './reader-pool.ts';

/** Which readers this station is to read, among the stations that know of each other. */
export class ReaderAssignment {
  readonly #station: string;
  readonly #actions: () => readonly Action[];
  readonly #pool: ReaderPool;

  constructor(station: string, actions: () => readonly Action[], pool: ReaderPool) {
    this.#station = station;
    this.#actions = actions;
    this.#pool = pool;
  }

  /** All stations' readers; see {@link readerOwners}. */
  owners(): Map<string, Map<string, OwnedReader>> {
    return readerOwners(this.#actions());
  }

  /** Readers that this station was told to read and that no other has taken over since. */
  known(): string[] {
    return [...(this.owners().get(this.#station)?.values() ?? [])].map(({ address }) => address);
  }

  /** Readers that were this station's and that others read now. */
  takenOver(): string[] {
    return [...this.owners().values()]
      .flatMap((readers) => [...readers.values()])
      .filter(({ from }) => from === this.#station)
      .map(({ address }) => address);
  }

  /** The time in which other stations live whose readers are simulated; null where it is real. */
  followedClock(): SimulatedClock | null {
    const clocks = [...this.owners()]
      .filter(([station]) => station !== this.#station)
      .flatMap(([, readers]) => [...readers.values()].map(({ address }) => clockOf(address)));
    return clocks.find((clock) => clock !== null) ?? null;
  }

  /** Lets go of readers that another station has taken over and that are still connected here. */
  letGo(): void {
    const known = new Set(this.known().map(readerKey));
    const taken = new Set(this.takenOver().map(readerKey));
    for (const { address } of this.#pool.mats()) {
      const key = readerKey(address);
      if (taken.has(key) && !known.has(key)) void this.#pool.disconnect(address);
    }
  }
}
