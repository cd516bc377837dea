import type { ReplayProgress } from '../station/archive/log-taker.ts';
import type { Language } from '../timing/model/race.ts';
import { text } from '../words/text.ts';

const redrawMs = 200;
/** Back to the beginning of the line, and clears it. */
const clearLine = '\r\u001b[K';

/** One line of a terminal that says how far long work is, at what rate it goes on, and when it will be done. */
export class ProgressLine {
  readonly #out = process.stderr;
  readonly #language: Language;
  readonly #began = performance.now();
  #drawn = 0;

  constructor(language: Language) {
    this.#language = language;
  }

  tell({ done, reads }: ReplayProgress): void {
    const now = performance.now();
    if (!this.#out.isTTY || now - this.#drawn < redrawMs) return;
    this.#drawn = now;
    const seconds = (now - this.#began) / 1000;
    const number = new Intl.NumberFormat(this.#language, { maximumFractionDigits: 0 });
    const line = text(this.#language, 'told.taking-reads', {
      percent: number.format(100 * done),
      rate: number.format(reads / seconds),
      left: number.format((seconds * (1 - done)) / done),
    });
    this.#out.write(`${clearLine}${line.slice(0, this.#out.columns - 1)}`);
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#drawn > 0) this.#out.write(clearLine);
    this.#drawn = 0;
  }
}
