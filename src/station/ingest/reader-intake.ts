import { formatReaderAddress, type ReaderAddress } from '../../readers/address.ts';
import { protocols } from '../../readers/protocols.ts';
import type { ReaderRead } from '../../readers/reader.ts';
import { fastestRate } from '../../readers/simulated-clock.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { NewRead } from '../journal/rows.ts';
import type { KnownReads } from './known-reads.ts';
import { LateDeliveries } from './late-deliveries.ts';

/**
 * Takes the reads of one reader on their way to the journal. What is recorded already is left out: nothing of a reader
 * with a clock is taken before all that the journal has of it is known.
 */
export class ReaderIntake {
  readonly #address: ReaderAddress;
  readonly #known: KnownReads;
  readonly #ahead: () => Ms;
  readonly #onRead: (read: NewRead) => void;
  readonly #hasClock: boolean;
  /** The source of its reads, by the point that they say. */
  readonly #sources = new Map<string, string>();
  readonly late: LateDeliveries;
  /** Reads that were left out because they are recorded already. */
  repeats = 0;
  #added = 0;

  /** `ahead`: how far the station's clock is ahead of the one by which the reader's is right; see ReaderOptions. */
  constructor(address: ReaderAddress, known: KnownReads, ahead: () => Ms, onRead: (read: NewRead) => void) {
    this.#address = address;
    this.#known = known;
    this.#ahead = ahead;
    this.#onRead = onRead;
    this.#hasClock = !['none', 'since-cycle'].includes(protocols[address.protocol].clock);
    this.late = new LateDeliveries(fastestRate(address.clock));
    // So that its first reads need not wait for it.
    if (this.#hasClock) void known.ready;
  }

  /** Where its reads were heard, as they say it. */
  get heardAt(): string[] {
    return [...this.#sources.keys()];
  }

  take(read: ReaderRead): void {
    const source = this.#sourceOf(read.point);
    const { readerTime } = read;
    if (readerTime === null || !this.#hasClock) this.#add(source, read);
    else if (this.#known.isReady) this.#addNew(source, read, readerTime);
    else void this.#known.ready.then(() => this.#addNew(source, read, readerTime));
  }

  /** Runs `fetch`, which has the reader say what it stored; tells how much of it was new. */
  async count(fetch: () => Promise<number>): Promise<{ came: number; added: number }> {
    await this.#known.ready;
    const before = this.#added;
    const came = await fetch();
    return { came, added: this.#added - before };
  }

  /** Settles when no read waits for what is known. */
  async settle(): Promise<void> {
    if (this.#hasClock) await this.#known.ready;
  }

  #addNew(source: string, read: ReaderRead, readerTime: Ms): void {
    if (!this.#known.isNew({ source, chip: read.chip, readerTime })) {
      this.repeats += 1;
      return;
    }
    if (!read.stored) this.late.take(read.earliest ?? read.time, read.arrived - this.#ahead());
    this.#add(source, read);
  }

  #add(source: string, { stored: _stored, ...read }: ReaderRead): void {
    this.#added += 1;
    this.#onRead({ ...read, source });
  }

  #sourceOf(point: string): string {
    const known = this.#sources.get(point);
    if (known !== undefined) return known;
    const source = sourceOf({ ...this.#address, point });
    this.#sources.set(point, source);
    return source;
  }
}

/** The address as the journal names it: without the simulated clock, which is new for each simulation. */
export function sourceOf(address: ReaderAddress): string {
  return formatReaderAddress({ ...address, clock: null });
}
