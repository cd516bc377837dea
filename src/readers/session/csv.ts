import { message } from '../../words/message.ts';
import { csvDecoder, type CsvMessage } from '../protocol/csv.ts';
import type { Found } from '../protocol/protocol.ts';
import type { Conversation, Line, Protocol } from './conversation.ts';
import { Repeats } from './repeats.ts';

/** Characters of a wrong line that are shown. */
const shownMax = 80;

export const csv: Protocol<CsvMessage> = {
  name: 'csv',
  decoder: csvDecoder,
  converse: (line) => new CsvConversation(line),
  probe: { bytes: null, answers: ['header'] },
  bauds: [115_200, 9600],
  tcpPorts: [10_001],
  idleGapMs: 2500,
  silenceMs: Infinity,
  clock: 'instant',
};

/** The other side only talks. A line that is wrong is told until a right one comes. */
class CsvConversation implements Conversation {
  readonly #line: Line;
  readonly #repeats = new Repeats();

  constructor(line: Line) {
    this.#line = line;
  }

  start(): void {
    // Nothing is asked; what is silent may be all right.
    this.#line.answered(null);
  }

  hear(found: readonly Found<CsvMessage>[]): void {
    for (const one of found) {
      if (one.type === 'bad') {
        const line = Buffer.from(one.raw).toString('utf8').trim().slice(0, shownMax);
        const isAmbiguous = 'reason' in one && one.reason === 'ambiguous-date';
        this.#line.answered(
          message(isAmbiguous ? 'reader.date-in-two-ways' : 'reader.line-not-understood', { line }),
        );
      } else {
        if (one.type === 'read')
          this.#line.read(this.#repeats.isRepeat(one) ? { ...one, counts: false } : one);
        this.#line.answered(null);
      }
    }
  }
}
