import type { Ms } from '../../timing/model/race.ts';
import { message } from '../../words/message.ts';
import { commands, mylapsDecoder, type MylapsMessage } from '../protocol/mylaps.ts';
import type { Found } from '../protocol/protocol.ts';
import type { Conversation, ConversationSettings, Line, Protocol } from './conversation.ts';
import { Repeats } from './repeats.ts';

const ownName = 'Goldline';
const pingMs: Ms = 10_000;

export const mylaps: Protocol<MylapsMessage> = {
  name: 'mylaps',
  decoder: mylapsDecoder,
  converse: (line, settings) => new MylapsConversation(line, settings),
  probe: { bytes: null, answers: ['pong'] },
  bauds: [],
  tcpPorts: [3097],
  calls: true,
  idleGapMs: 2500,
  silenceMs: 25_000,
  clock: 'local',
};

/**
 * Timing & Scoring connects to the station, and says each message again until it is answered: that is done when the journal
 * has what it brought, and not before. Timing & Scoring sends what was not acknowledged when it is connected again, too.
 */
class MylapsConversation implements Conversation {
  readonly #line: Line;
  readonly #repeats: Repeats;

  constructor(line: Line, { memory }: ConversationSettings) {
    this.#line = line;
    this.#repeats = new Repeats(memory);
  }

  start(): void {
    this.#pingLater();
  }

  hear(found: readonly Found<MylapsMessage>[]): void {
    for (const one of found) {
      if (one.type === 'bad') continue;
      if (one.type === 'read') this.#line.read(this.#repeats.isRepeat(one) ? { ...one, counts: false } : one);
      else this.#take(one);
      this.#line.answered(null);
    }
  }

  #take(heard: MylapsMessage): void {
    if (heard.type === 'pong') {
      this.#line.about(message('about.location', { location: heard.source }));
      this.#line.write(commands.welcome(ownName));
    }
    if (heard.type === 'ping') this.#line.write(commands.pingAnswer(ownName));
    if (heard.type === 'delivered') void this.#acknowledge(heard.what, heard.number);
  }

  async #acknowledge(what: 'Passing' | 'Store' | 'Marker', number: string): Promise<void> {
    await this.#line.recorded();
    this.#line.write(commands.delivered(ownName, what, number));
  }

  #pingLater(): void {
    this.#line.after(pingMs, () => {
      this.#line.write(commands.ping(ownName));
      this.#pingLater();
    });
  }
}
