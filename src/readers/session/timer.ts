import { message } from '../../words/message.ts';
import type { Found } from '../protocol/protocol.ts';
import { timerDecoder, type TimerMessage } from '../protocol/timer.ts';
import type { Conversation, Line, Protocol } from './conversation.ts';

/** Characters of a wrong line that are shown. */
const shownMax = 80;

/** A timer only talks; its impulses are no reads, and go their own way (see Connection). */
export const timer: Protocol<TimerMessage> = {
  name: 'timer',
  models: ['timy', 'tagheuer'],
  decoder: timerDecoder,
  converse: (line) => new TimerConversation(line),
  probe: { bytes: null, answers: ['impulse'] },
  bauds: [9600, 38_400],
  tcpPorts: [],
  idleGapMs: 1000,
  silenceMs: Infinity,
  clock: 'local',
};

class TimerConversation implements Conversation {
  readonly #line: Line;

  constructor(line: Line) {
    this.#line = line;
  }

  start(): void {
    this.#line.answered(null);
  }

  hear(found: readonly Found<TimerMessage>[]): void {
    for (const one of found) {
      const line = Buffer.from(one.raw).toString('latin1').trim().slice(0, shownMax);
      this.#line.answered(one.type === 'bad' ? message('reader.line-unknown', { line }) : null);
    }
  }
}
