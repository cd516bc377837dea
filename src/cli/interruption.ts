import { constants } from 'node:os';
import type { Message } from '../words/message.ts';
import { ToldError } from '../words/told-error.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Work was ended by a signal, in order. */
export class InterruptedError extends ToldError {
  override name = 'InterruptedError';
  /** As a shell gives it for a program that a signal ended. */
  readonly exitCode: number;

  constructor(signal: (typeof signals)[number], told: Message) {
    super(told);
    this.exitCode = 128 + constants.signals[signal];
  }
}

/** Notes Ctrl+C and the like, so that long work can end in order: it asks now and then. */
export class Interruption {
  readonly #told: Message;
  #by: (typeof signals)[number] | null = null;
  readonly #note = (signal: NodeJS.Signals) => {
    this.#by ??= signals.find((one) => one === signal) ?? null;
  };

  /** `told`: what is said to somebody who interrupts. */
  constructor(told: Message) {
    this.#told = told;
    for (const signal of signals) process.on(signal, this.#note);
  }

  /** Throws {@link InterruptedError} where a signal came. */
  check(): void {
    if (this.#by !== null) throw new InterruptedError(this.#by, this.#told);
  }

  [Symbol.dispose](): void {
    for (const signal of signals) process.off(signal, this.#note);
  }
}
