import { randomInt } from 'node:crypto';
import type { Ms } from '../../timing/model/race.ts';

const validMs: Ms = 10 * 60_000;
/** So many wrong ones make a PIN worthless: nobody gets far by trying. */
const triesMax = 5;

/** A PIN as the console shows it. */
export interface ShownPin {
  code: string;
  until: Ms;
}

/** The PIN with which one other station may pair: six digits, for ten minutes, for one use. */
export class Pin {
  readonly #now: () => Ms;
  #shown: (ShownPin & { tries: number }) | null = null;

  constructor(now: () => Ms) {
    this.#now = now;
  }

  /** Makes a new PIN; one that was shown before is worth nothing any more. */
  show(): ShownPin {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    this.#shown = { code, until: this.#now() + validMs, tries: triesMax };
    return { code, until: this.#shown.until };
  }

  hide(): void {
    this.#shown = null;
  }

  /** The PIN that is worth something now. */
  get shown(): ShownPin | null {
    if (this.#shown !== null && this.#now() >= this.#shown.until) this.#shown = null;
    return this.#shown === null ? null : { code: this.#shown.code, until: this.#shown.until };
  }

  /**
   * Somebody tried with what he took for the PIN when it was `code`; true where that lets him in. The right one is used
   * up by it, as is one that was guessed at too often.
   */
  tried(code: string, isRight: boolean): boolean {
    if (this.shown === null || this.#shown === null || this.#shown.code !== code) return false;
    this.#shown.tries -= 1;
    if (isRight || this.#shown.tries === 0) this.#shown = null;
    return isRight;
  }
}
