import type { JournalReader } from '../journal/journal-reader.ts';
import { JournalStream, type StationState } from './journal-stream.ts';
import type { Replicas } from './replicas.ts';

/** The journals that others may follow here: this station's own, and its copies of those that they are not paired with. */
export class JournalStreams {
  readonly #station: string;
  readonly #replicas: Replicas;
  readonly #own: JournalStream;
  readonly #copies = new Map<string, JournalStream>();

  constructor(journal: JournalReader, replicas: Replicas, state: () => StationState) {
    this.#station = journal.identity.station;
    this.#replicas = replicas;
    this.#own = new JournalStream(journal, state);
  }

  /** The journal of a station, this one's or another's; undefined where it is not here. */
  of(station: string): JournalStream | undefined {
    if (station === this.#station) return this.#own;
    const reader = this.#replicas.find(station)?.reader;
    if (reader === undefined) return undefined;
    const stream = this.#copies.get(station) ?? new JournalStream(reader, () => ({ mats: [], disk: null }));
    this.#copies.set(station, stream);
    return stream;
  }

  /** There is more in a journal. */
  nudge(station: string): void {
    (station === this.#station ? this.#own : this.#copies.get(station))?.nudge();
  }

  /** What kept a follower from going on with this station's journal; see {@link JournalStream.misfitOf}. */
  misfitOf(follower: string): string | null {
    return this.#own.misfitOf(follower);
  }

  /** Ends what a follower gets. */
  end(follower: string): void {
    for (const stream of this.#all()) stream.end(follower);
  }

  /** Ends all connections when their followers have everything, or when they are too slow for that. */
  async finish(): Promise<void> {
    await Promise.all(this.#all().map((stream) => stream.finish()));
  }

  #all(): JournalStream[] {
    return [this.#own, ...this.#copies.values()];
  }
}
