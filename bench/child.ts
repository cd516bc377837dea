import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program of this folder as a process of its own, that tells what it found in messages. */
export class Child {
  readonly #process: ChildProcess;

  constructor(program: string, ...args: string[]) {
    this.#process = fork(fileURLToPath(new URL(program, import.meta.url)), args);
  }

  /** Its next message. Rejects where it ends without one. */
  async said<Message>(): Promise<Message> {
    const over = new AbortController();
    const ended = once(this.#process, 'exit', { signal: over.signal }).then(() => {
      throw new Error(`${this.#process.spawnargs.join(' ')} ended without an answer`);
    });
    try {
      const [message] = (await Promise.race([once(this.#process, 'message'), ended])) as [Message];
      return message;
    } finally {
      over.abort();
      ended.catch(() => undefined);
    }
  }

  /** Asks something and gives the answer. */
  async ask<Message>(question: string): Promise<Message> {
    const answer = this.said<Message>();
    this.#process.send(question);
    return answer;
  }

  async end(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    this.#process.disconnect();
    await once(this.#process, 'exit');
  }
}
