import { formatReaderAddress, parseReaderAddress, type ReaderAddress } from '../../readers/address.ts';
import type { Reader } from '../../readers/reader.ts';
import { connectReader } from '../../readers/session/session.ts';
import type { MatView } from '../../contract/feed.ts';
import type { StationClock } from '../clock.ts';
import type { NewRead } from '../journal/rows.ts';

/** The readers of this station: connected, kept connected, and asked how they are. */
export class ReaderPool {
  readonly #readers = new Map<string, Reader>();
  readonly #clock: StationClock;
  readonly #onRead: (read: NewRead) => void;
  readonly #onState: () => void;

  constructor(clock: StationClock, onRead: (read: NewRead) => void, onState: () => void) {
    this.#clock = clock;
    this.#onRead = onRead;
    this.#onState = onState;
  }

  /** Connects a reader; one that is connected already stays as it is. */
  connect(text: string): void {
    const address = parseReaderAddress(text);
    const key = formatReaderAddress(address);
    if (this.#readers.has(key)) return;
    if (address.clock !== null) this.#clock.simulate(address.clock);
    const source = sourceOf(address);
    const reader = connectReader(address, {
      now: this.#clock.now,
      onRead: ({ stored: _stored, ...read }) => this.#onRead({ ...read, source }),
      onState: this.#onState,
    });
    this.#readers.set(key, reader);
  }

  async disconnect(text: string): Promise<void> {
    const key = formatReaderAddress(parseReaderAddress(text));
    const reader = this.#readers.get(key);
    this.#readers.delete(key);
    await reader?.close();
    const clocks = [...this.#readers.values()].map(({ address }) => address.clock);
    this.#clock.simulate(clocks.find((clock) => clock !== null) ?? null);
  }

  mats(): MatView[] {
    return [...this.#readers].map(([address, reader]) => ({
      address,
      point: reader.address.point,
      protocol: reader.address.protocol,
      ...reader.health(),
    }));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#readers.values()].map((reader) => reader.close()));
  }
}

/** The address as the journal names it: without the simulated clock, which is new for each simulation. */
function sourceOf(address: ReaderAddress): string {
  return formatReaderAddress({ ...address, clock: null });
}
