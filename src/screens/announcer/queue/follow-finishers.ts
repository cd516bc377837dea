import type { AnnouncedRow } from '../../../contract/calls/announcer.ts';

/** One answer of the station: see the call `finishers`. */
export interface FinishersPart {
  cursor: string;
  whole: boolean;
  more: boolean;
  finishers: AnnouncedRow[];
  gone: string[];
}

export interface FollowParts {
  ask: (after: string | undefined, signal: AbortSignal) => Promise<FinishersPart>;
  /** All finishers that there are; at first, and where the station began anew. */
  onWhole: (rows: AnnouncedRow[]) => void;
  onChange: (rows: AnnouncedRow[], gone: string[]) => void;
  /** Resolves after so many milliseconds. */
  pause: (ms: number) => Promise<void>;
}

/** Between two questions; to a station that did not answer; and where nothing woke it. */
const pauses = { between: 250, failed: 1000, quiet: 3000 };

/**
 * Keeps all finishers of the station: asks for what changed when it is woken, and now and then in any case, so that
 * nothing is missed whatever became of the feed. Goes on from the last answer, however long ago that was.
 */
export class FinisherFollower {
  readonly #parts: FollowParts;
  readonly #over = new AbortController();
  #cursor: string | undefined;
  #wake: (() => void) | null = null;
  #isWoken = true;

  constructor(parts: FollowParts) {
    this.#parts = parts;
    void this.#follow();
  }

  /** Something may have happened. */
  wake(): void {
    this.#isWoken = true;
    this.#wake?.();
  }

  stop(): void {
    this.#over.abort();
    this.#wake?.();
  }

  async #follow(): Promise<void> {
    const { signal } = this.#over;
    while (!signal.aborted) {
      this.#isWoken = false;
      const isAnswered = await this.#askAll().catch(() => false);
      await this.#parts.pause(isAnswered ? pauses.between : pauses.failed);
      if (isAnswered && !this.#isWoken) await this.#woken();
    }
  }

  /** Asks until there is nothing more; what begins anew counts when it is there as a whole. */
  async #askAll(): Promise<boolean> {
    let whole: Map<string, AnnouncedRow> | null = null;
    let cursor = this.#cursor;
    for (let more = true; more;) {
      const part: FinishersPart = await this.#parts.ask(cursor, this.#over.signal);
      if (this.#over.signal.aborted) return true;
      ({ cursor, more } = part);
      if (part.whole) whole = new Map();
      if (whole === null) {
        this.#parts.onChange(part.finishers, part.gone);
        this.#cursor = cursor;
        continue;
      }
      for (const row of part.finishers) whole.set(row.person.bib, row);
      for (const bib of part.gone) whole.delete(bib);
    }
    if (whole !== null) this.#parts.onWhole([...whole.values()]);
    this.#cursor = cursor;
    return true;
  }

  async #woken(): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    await Promise.race([woken, this.#parts.pause(pauses.quiet)]);
    this.#wake = null;
  }
}
