import { message } from '../../words/message.ts';
import type { Found } from '../protocol/protocol.ts';
import type { Conversation, ConversationSettings, Line } from './conversation.ts';
import { Repeats } from './repeats.ts';

/** Characters of a wrong line that are shown. */
const shownMax = 80;

/** Somebody who only talks: nothing is asked, and what is silent may be all right. A line that is wrong is told until a right one comes. */
export class Talker implements Conversation {
  readonly #line: Line;
  readonly #repeats: Repeats;

  constructor(line: Line, { memory }: ConversationSettings) {
    this.#line = line;
    this.#repeats = new Repeats(memory);
  }

  start(): void {
    this.#line.answered(null);
  }

  hear(found: readonly Found[]): void {
    for (const one of found) {
      if (one.type === 'bad') {
        const line = Buffer.from(one.raw).toString('latin1').trim().slice(0, shownMax);
        this.#line.answered(message('reader.line-unknown', { line }));
      } else {
        if ('chip' in one) this.#line.read(this.#repeats.isRepeat(one) ? { ...one, counts: false } : one);
        this.#line.answered(null);
      }
    }
  }
}
