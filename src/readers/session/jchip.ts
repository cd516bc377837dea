import { message } from '../../words/message.ts';
import { commands, jChipDecoder, type JChipMessage } from '../protocol/jchip.ts';
import type { Found } from '../protocol/protocol.ts';
import type { Conversation, ConversationSettings, Line, Protocol } from './conversation.ts';
import { Repeats } from './repeats.ts';

export const jchip: Protocol<JChipMessage> = {
  name: 'jchip',
  decoder: jChipDecoder,
  converse: (line, settings) => new JChipConversation(line, settings),
  probe: { bytes: null, answers: ['name'] },
  bauds: [],
  tcpPorts: [53_135],
  calls: true,
  idleGapMs: 2500,
  silenceMs: Infinity,
  clock: 'local',
};

/** The reader connects and says its name, is asked what its clock shows, and is told to send. */
class JChipConversation implements Conversation {
  readonly #line: Line;
  readonly #repeats: Repeats;
  #askedAt: number | null = null;

  constructor(line: Line, { memory }: ConversationSettings) {
    this.#line = line;
    this.#repeats = new Repeats(memory);
  }

  start(): void {
    // What it says first is its name.
  }

  hear(found: readonly Found<JChipMessage>[]): void {
    for (const one of found) {
      if (one.type === 'bad') continue;
      if (one.type === 'read') this.#line.read(this.#repeats.isRepeat(one) ? { ...one, counts: false } : one);
      else this.#take(one);
      this.#line.answered(null);
    }
  }

  #take(heard: JChipMessage): void {
    if (heard.type === 'name') {
      this.#line.about(message('about.parts', { parts: [heard.name] }));
      this.#askedAt = this.#line.now();
      this.#line.write(commands.getTime());
    }
    if (heard.type !== 'time') return;
    const askedAt = this.#askedAt ?? heard.arrived;
    if (heard.stamp.kind === 'local')
      this.#line.clock(
        { kind: 'local', ms: heard.stamp.ms },
        Math.round((askedAt + heard.arrived) / 2),
        heard.arrived - askedAt,
      );
    this.#line.write(commands.start());
  }
}
