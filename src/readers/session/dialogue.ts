import type { Ms } from '../../timing/model/race.ts';
import { message } from '../../words/message.ts';
import { ReaderRefusal } from '../reader.ts';
import type { OtherMessage } from '../protocol/protocol.ts';
import type { Line } from './conversation.ts';

/** An answer, and when it was given as far as can be known: in the middle of the time that the question took. */
export interface Asked<Answer> {
  answer: Answer;
  at: Ms;
  roundTrip: Ms;
  /** False where it may be the late answer to an earlier question that was given up. */
  sure: boolean;
}

/** Answers take longer while a full mat's reads are on the line. */
const patienceMs: Ms = 3000;

/** Questions to a reader, one at a time, and their answers. After {@link end} nothing is asked and nothing settles. */
export class Dialogue<Message extends OtherMessage> {
  readonly #line: Line;
  /** Settles when the question before the next one is answered or given up. */
  #free: Promise<void> = Promise.resolve();
  #open: ((message: Message) => void) | null = null;
  #owed = false;
  #ended = false;

  constructor(line: Line) {
    this.#line = line;
  }

  /** Rejects with {@link ReaderRefusal} when no such answer comes in time. */
  async ask<Answer extends Message>(
    question: Uint8Array,
    isAnswer: (message: Message) => message is Answer,
    patience: Ms = patienceMs,
  ): Promise<Asked<Answer>> {
    const before = this.#free;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#free = promise;
    await before;
    try {
      return await this.#put(question, isAnswer, patience);
    } finally {
      resolve();
    }
  }

  /** Takes what the reader said; reads need not come here. */
  hear(heard: Message): void {
    this.#open?.(heard);
  }

  /** Does what a reader need not answer: without an answer the session sees that it is silent. */
  async tries(ask: () => Promise<unknown>): Promise<void> {
    try {
      await ask();
    } catch {
      await this.pause(0);
    }
  }

  async pause(ms: Ms): Promise<void> {
    if (this.#ended) return forever();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#line.after(Math.max(0, ms), resolve);
    return promise;
  }

  end(): void {
    this.#ended = true;
  }

  #put<Answer extends Message>(
    question: Uint8Array,
    isAnswer: (message: Message) => message is Answer,
    patience: Ms,
  ): Promise<Asked<Answer>> {
    if (this.#ended) return forever();
    const { promise, resolve, reject } = Promise.withResolvers<Asked<Answer>>();
    const sentAt = this.#line.now();
    const open = (answer: Message) => {
      if (!isAnswer(answer)) return;
      this.#open = null;
      const { arrived } = answer;
      resolve({
        answer,
        at: Math.round((sentAt + arrived) / 2),
        roundTrip: arrived - sentAt,
        sure: !this.#owed,
      });
      this.#owed = false;
    };
    this.#open = open;
    this.#line.write(question);
    this.#line.after(patience, () => {
      if (this.#open !== open) return;
      this.#open = null;
      this.#owed = true;
      reject(new ReaderRefusal(message('reader.no-answer-in-time')));
    });
    return promise;
  }
}

const forever = () => Promise.withResolvers<never>().promise;
