import type { Ms } from '../../timing/model/race.ts';
import type { Found } from '../protocol/protocol.ts';
import { commands, sportIdentDecoder, type SportIdentMessage } from '../protocol/sportident.ts';
import type { Conversation, ConversationSettings, Line, Protocol } from './conversation.ts';
import { Repeats } from './repeats.ts';

/** How often its clock is asked: it may be worn by runners who hear it. */
const clockMs: Ms = 30_000;

export const sportident: Protocol<SportIdentMessage> = {
  name: 'sportident',
  decoder: sportIdentDecoder,
  converse: (line, settings) => new SportIdentConversation(line, settings),
  probe: { bytes: commands.getTime(), answers: ['time'] },
  bauds: [38_400, 4800],
  tcpPorts: [],
  idleGapMs: 200,
  silenceMs: Infinity,
  clock: 'local',
};

/** The station sends each punch by itself; its clock is asked now and then. One that does not answer that is all right. */
class SportIdentConversation implements Conversation {
  readonly #line: Line;
  readonly #repeats: Repeats;
  #askedAt: Ms | null = null;

  constructor(line: Line, { memory }: ConversationSettings) {
    this.#line = line;
    this.#repeats = new Repeats(memory);
  }

  start(): void {
    this.#line.answered(null);
    this.#askClock();
  }

  hear(found: readonly Found<SportIdentMessage>[]): void {
    for (const one of found) {
      if (one.type === 'bad') continue;
      if (one.type === 'read') this.#line.read(this.#repeats.isRepeat(one) ? { ...one, counts: false } : one);
      if (one.type === 'time' && this.#askedAt !== null) {
        const { arrived } = one;
        const middle = Math.round((this.#askedAt + arrived) / 2);
        this.#line.clock({ kind: 'local', ms: one.local }, middle, arrived - this.#askedAt);
        this.#askedAt = null;
      }
      if (one.type !== 'wake') this.#line.answered(null);
    }
  }

  #askClock(): void {
    this.#askedAt = this.#line.now();
    this.#line.write(commands.getTime());
    this.#line.after(clockMs, () => this.#askClock());
  }
}
