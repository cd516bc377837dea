import type { Line } from './conversation.ts';

/** One question at a time, on a line where answers come between other messages. */
export class Question<Message> {
  readonly #line: Line;
  #waiting: { fits: (message: Message) => boolean; resolve: (answer: Message | null) => void } | null = null;

  constructor(line: Line) {
    this.#line = line;
  }

  /** Sends it and gives the first message that fits, or null where none came within `ms`. */
  async ask(bytes: Uint8Array, fits: (message: Message) => boolean, ms: number): Promise<Message | null> {
    this.#line.write(bytes);
    return this.expect(fits, ms);
  }

  /** Gives the next message that fits, or null where none comes within `ms`. */
  async expect(fits: (message: Message) => boolean, ms: number): Promise<Message | null> {
    const { promise, resolve } = Promise.withResolvers<Message | null>();
    const waiting = { fits, resolve };
    this.#waiting = waiting;
    this.#line.after(ms, () => {
      if (this.#waiting !== waiting) return;
      this.#waiting = null;
      resolve(null);
    });
    return promise;
  }

  /** Takes a message that came. */
  hear(message: Message): void {
    const waiting = this.#waiting;
    if (waiting === null || !waiting.fits(message)) return;
    this.#waiting = null;
    waiting.resolve(message);
  }
}

/** Resolves after `ms`, or never where the connection is over before. */
export async function pause(line: Line, ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  line.after(ms, resolve);
  return promise;
}
