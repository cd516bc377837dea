import type { Decoder, Found, OtherMessage } from '../protocol/protocol.ts';
import type { Conversation, Line, Protocol } from './conversation.ts';

/**
 * A reader with a clock and a memory, as plain as can be, for tests of what sessions do for all protocols.
 * Lines `read <chip> <instant>`, `stored <chip> <instant>` and `clock <instant>`; it is asked with `clock?`,
 * `set <instant>` and `stored?`.
 */
export const toldTime: Protocol = {
  name: 'ultra',
  decoder: () => new LineDecoder(),
  converse: (line) => new ToldTimeConversation(line),
  probe: { bytes: Buffer.from('clock?\n'), answers: ['line'] },
  bauds: [9600],
  tcpPorts: [23],
  idleGapMs: 100,
  silenceMs: 2500,
  clock: 'instant',
};

interface TextLine extends OtherMessage {
  type: 'line';
  words: string[];
}

class LineDecoder implements Decoder<TextLine> {
  #rest = Buffer.alloc(0);

  get pending(): number {
    return this.#rest.length;
  }

  push(chunk: Uint8Array, arrived = 0): Found<TextLine>[] {
    const found: Found<TextLine>[] = [];
    this.#rest = Buffer.concat([this.#rest, chunk]);
    for (let end = this.#rest.indexOf(10); end >= 0; end = this.#rest.indexOf(10)) {
      const raw = this.#rest.subarray(0, end + 1);
      this.#rest = this.#rest.subarray(end + 1);
      found.push(lineOf(raw, arrived));
    }
    return found;
  }

  end(): Found<TextLine>[] {
    return this.idle();
  }

  idle(): Found<TextLine>[] {
    const raw = this.#rest;
    this.#rest = Buffer.alloc(0);
    return raw.length === 0 ? [] : [{ type: 'bad', reason: 'timeout', raw, arrived: 0, behind: 0 }];
  }
}

function lineOf(raw: Buffer, arrived: number): Found<TextLine> {
  const words = raw.toString('latin1').trim().split(' ');
  const [kind, chip = '', ms] = words;
  const piece = { raw, arrived, behind: 0 };
  if (kind !== 'read' && kind !== 'stored') {
    const isKnown = kind === 'clock' || kind === 'end';
    return isKnown ? { type: 'line', words, ...piece } : { type: 'bad', reason: 'garbage', ...piece };
  }
  const stamp = { kind: 'instant', ms: Number(ms) } as const;
  return {
    ...piece,
    type: 'read',
    chip,
    antenna: 0,
    rssi: null,
    sequence: null,
    counts: true,
    stamp,
    stored: kind === 'stored',
  };
}

class ToldTimeConversation implements Conversation {
  readonly #line: Line;
  #asked = 0;
  #stored = 0;
  #setDone: (() => void) | null = null;
  #fetchDone: ((count: number) => void) | null = null;

  constructor(line: Line) {
    this.#line = line;
  }

  start(): void {
    this.#ask();
  }

  hear(found: readonly Found<TextLine>[]): void {
    for (const one of found) {
      if (one.type === 'read') {
        if (one.stored) this.#stored += 1;
        this.#line.read(one);
      } else if (one.type === 'line') this.#answer(one.words);
    }
  }

  setClock(): Promise<void> {
    this.#say(`set ${this.#line.now()}`);
    this.#say('clock?');
    return new Promise((resolve) => (this.#setDone = resolve));
  }

  fetchStored(since: number): Promise<number> {
    this.#stored = 0;
    this.#say(`stored? ${since}`);
    return new Promise((resolve) => (this.#fetchDone = resolve));
  }

  #answer([kind, ms]: string[]): void {
    this.#line.answered(null);
    if (kind === 'end') this.#fetchDone?.(this.#stored);
    if (kind !== 'clock') return;
    const now = this.#line.now();
    this.#line.clock({ kind: 'instant', ms: Number(ms) }, (this.#asked + now) / 2, now - this.#asked);
    this.#setDone?.();
    this.#line.after(200, () => this.#ask());
  }

  #ask(): void {
    this.#say('clock?');
  }

  #say(text: string): void {
    this.#asked = this.#line.now();
    this.#line.write(Buffer.from(`${text}\n`));
  }
}
