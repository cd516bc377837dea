import { setTimeout as wait } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { Random } from '../../../src/simulator/random.ts';
import type { Laptop } from './laptop.ts';
import type { Ledger } from './ledger.ts';

interface Act {
  id: string;
  path: string;
  body: unknown;
}

const pauseMs = { shortest: 30, longest: 250 };

/**
 * The crew at a console: one act after the other for as long as the race lasts. As the console's own pages do, it sends
 * an act under its id until it is answered, to whichever station there is.
 */
export class Crew {
  readonly #random: Random;
  readonly #ledger: Ledger;
  readonly #laptop: () => Laptop | null;
  readonly #working: Promise<void>;
  #goesHome = false;
  /** It begins no new act. */
  rests = false;
  #typed: string[] = [];

  constructor(random: Random, ledger: Ledger, laptop: () => Laptop | null) {
    this.#random = random;
    this.#ledger = ledger;
    this.#laptop = laptop;
    this.#working = this.#work();
  }

  /** Until the act that was begun is answered, or nobody answers any more. */
  async goHome(): Promise<void> {
    this.#goesHome = true;
    await this.#working;
  }

  async #work(): Promise<void> {
    let act: Act | null = null;
    while (!this.#goesHome) {
      await wait(this.#random.whole(pauseMs.shortest, pauseMs.longest));
      if (act === null && this.rests) continue;
      act ??= this.#next();
      const status = (await this.#laptop()?.call(act.path, act.body, act.id)) ?? null;
      if (status === null) continue;
      if (status === 200) this.#ledger.acts.add(act.id);
      act = null;
    }
  }

  #next(): Act {
    const id = randomUUID();
    const bib = String(this.#random.whole(1, 100));
    if (this.#typed.length > 3 && this.#random.chance(0.2))
      return { id, path: 'undo', body: { target: this.#typed.pop() } };
    if (this.#random.chance(0.1)) return { id, path: 'statuses', body: { bib, status: 'dnf' } };
    this.#typed.push(id);
    return { id, path: 'passings', body: { point: 'finish', bib, time: Date.now() } };
  }
}
