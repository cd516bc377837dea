import { formatReaderAddress, type ReaderAddress } from '../../readers/address.ts';
import { protocols } from '../../readers/protocols.ts';
import type { ReaderRead } from '../../readers/reader.ts';
import type { NewRead } from '../journal/rows.ts';
import { KnownReads, type SightingsPage } from './known-reads.ts';

/** What the journal holds of a source (see {@link sourceOf}) above a read's number, a page of it. */
export type RecordedSightings = (source: string, after: number) => SightingsPage;

/**
 * Takes the reads of one reader on their way to the journal. What is recorded already is left out: a read
 * from the mat is compared with what came since the start, one from the reader's memory with all of the journal.
 */
export class ReaderIntake {
  readonly #address: ReaderAddress;
  readonly #recorded: RecordedSightings;
  readonly #onRead: (read: NewRead) => void;
  readonly #hasClock: boolean;
  readonly #known = new Map<string, KnownReads>();
  /** Reads that were left out because they are recorded already. */
  repeats = 0;
  /** Where its reads were heard, as they say it. */
  readonly heardAt = new Set<string>();
  #added = 0;

  constructor(address: ReaderAddress, recorded: RecordedSightings, onRead: (read: NewRead) => void) {
    this.#address = address;
    this.#recorded = recorded;
    this.#onRead = onRead;
    this.#hasClock = !['none', 'since-cycle'].includes(protocols[address.protocol].clock);
  }

  take({ stored, ...read }: ReaderRead): void {
    const source = sourceOf({ ...this.#address, point: read.point });
    this.heardAt.add(read.point);
    if (read.readerTime === null || !this.#hasClock) {
      this.#add({ ...read, source });
      return;
    }
    const sighting = { chip: read.chip, readerTime: read.readerTime };
    const known = this.#knownOf(source);
    const decide = () => {
      if (known.isNew(sighting)) this.#add({ ...read, source });
      else this.repeats += 1;
    };
    if (stored) void known.ready.then(decide);
    else decide();
  }

  /** Runs `fetch`, which has the reader say what it stored; tells how much of it was new. */
  async count(fetch: () => Promise<number>): Promise<{ came: number; added: number }> {
    await this.#knownOf(sourceOf(this.#address)).ready;
    const before = this.#added;
    const came = await fetch();
    // What waits for `ready` is decided in order, and so before this.
    await Promise.all([...this.#known.values()].map(({ ready }) => ready));
    return { came, added: this.#added - before };
  }

  #add(read: NewRead): void {
    this.#added += 1;
    this.#onRead(read);
  }

  #knownOf(source: string): KnownReads {
    const known = this.#known.get(source) ?? new KnownReads((after) => this.#recorded(source, after));
    this.#known.set(source, known);
    return known;
  }
}

/** The address as the journal names it: without the simulated clock, which is new for each simulation. */
export function sourceOf(address: ReaderAddress): string {
  return formatReaderAddress({ ...address, clock: null });
}
