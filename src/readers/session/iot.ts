import { message } from '../../words/message.ts';
import type { ReaderMessage } from '../message.ts';
import { commands, iotDecoder, type IotMessage } from '../protocol/iot.ts';
import type { Found } from '../protocol/protocol.ts';
import type { Conversation, ConversationSettings, Line, Protocol } from './conversation.ts';
import { Repeats } from './repeats.ts';

export const iot: Protocol<IotMessage> = {
  name: 'iot',
  decoder: iotDecoder,
  converse: (line, settings) => new IotConversation(line, settings),
  probe: { bytes: null, answers: ['inventory'] },
  bauds: [],
  tcpPorts: [80],
  idleGapMs: 2500,
  silenceMs: Infinity,
  clock: 'instant',
};

/** What is left of a request: the rest of its head, so many bytes, or chunks until an empty one. */
type Rest =
  | { kind: 'head'; bytes: number; chunked: boolean }
  | { kind: 'bytes'; bytes: number }
  | { kind: 'chunks'; last: boolean };

/**
 * A reader that is called is asked for its events; one that calls posts them, or just writes. What is posted is answered when
 * the journal has it, so that the reader keeps what it was not.
 */
class IotConversation implements Conversation {
  readonly #line: Line;
  readonly #isCalled: boolean;
  readonly #repeats: Repeats;
  #trouble: ReaderMessage | null = null;
  #rest: Rest | null = null;

  constructor(line: Line, { memory, isCalled = false }: ConversationSettings) {
    this.#line = line;
    this.#isCalled = isCalled;
    this.#repeats = new Repeats(memory);
  }

  start(): void {
    if (this.#isCalled) this.#line.answered(null);
    else this.#line.write(commands.stream());
  }

  hear(found: readonly Found<IotMessage>[]): void {
    for (const one of found) {
      if (one.type === 'read') {
        this.#line.read(this.#repeats.isRepeat(one) ? { ...one, counts: false } : one);
        this.#trouble = null;
      } else if (one.type !== 'bad') this.#take(one);
      this.#follow(one);
      if (one.type !== 'bad') this.#line.answered(this.#trouble);
    }
  }

  #take(heard: IotMessage): void {
    if (heard.type === 'answer')
      this.#trouble =
        heard.status >= 400 ? message('reader.refuses-command', { why: `HTTP ${heard.text}` }) : null;
    if (heard.type === 'inventory') this.#trouble = heard.isRunning ? null : message('reader.inventory-idle');
    if (heard.type === 'request') this.#rest = { kind: 'head', bytes: 0, chunked: false };
    const rest = this.#rest;
    if (heard.type !== 'header' || rest?.kind !== 'head') return;
    if (heard.name === 'content-length') rest.bytes = Number(heard.value) || 0;
    if (heard.name === 'transfer-encoding') rest.chunked = /chunked/i.test(heard.value);
    if (heard.name === 'expect') this.#line.write(commands.goOn());
  }

  /** Sees the end of what is posted. */
  #follow(piece: Found<IotMessage>): void {
    const rest = this.#rest;
    const isLineEnd = piece.type === 'between' && 'isLineEnd' in piece && piece.isLineEnd;
    if (rest === null) return;
    if (rest.kind === 'head') {
      if (!isLineEnd) return;
      this.#rest = rest.chunked ? { kind: 'chunks', last: false } : { kind: 'bytes', bytes: rest.bytes };
      if (!rest.chunked && rest.bytes === 0) this.#answer();
    } else if (rest.kind === 'bytes') {
      rest.bytes -= piece.raw.length;
      if (rest.bytes <= 0) this.#answer();
    } else {
      if (rest.last && isLineEnd) this.#answer();
      else rest.last = piece.type === 'chunk' && 'size' in piece && piece.size === 0;
    }
  }

  #answer(): void {
    this.#rest = null;
    void this.#line.recorded().then(() => this.#line.write(commands.taken()));
  }
}
