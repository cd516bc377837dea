import {
  commands,
  detectedAntennas,
  thingMagicDecoder,
  type ThingMagicFound,
  type ThingMagicMessage,
} from '../protocol/thingmagic.ts';
import { opcode, regions, status, statusMessage } from '../protocol/thingmagic-codes.ts';
import { message } from '../../words/message.ts';
import type { ReaderMessage } from '../message.ts';
import type { Conversation, Line, Protocol } from './conversation.ts';
import { CycleClock } from './cycle-clock.ts';
import { pause, Question } from './question.ts';

export const thingMagic: Protocol<ThingMagicMessage> = {
  name: 'thingmagic',
  // The module forgets its region with its power: this is where it may transmit.
  models: Object.keys(regions),
  decoder: thingMagicDecoder,
  converse: (line, settings) => new ThingMagicConversation(line, settings.model),
  probe: { bytes: commands.version(), answers: ['version', 'keepalive'] },
  bauds: [115_200, 9600, 38_400, 230_400, 460_800, 921_600],
  tcpPorts: [],
  idleGapMs: 100,
  silenceMs: 5000,
  clock: 'since-cycle',
};

/** A command is answered within this time, or not at all; starting up and ending a stream take longer. */
const answerMs = 500;
const slowAnswerMs = 2000;
/** While it streams, the reader says something each second, tags or not. */
const streamSilenceMs = 2500;
const failedPauseMs = 1000;
/** Searches after which a fault that did not come again is over. */
const faultSearches = 3;

/** Statuses that end a stream: the reader must be set up again. */
const ends: readonly number[] = [status.badOpcode, status.noProtocol, status.badRegion, status.assertion];

/** Stops what runs, sets the reader up, and lets it stream: search after search, each sighting at once. */
class ThingMagicConversation implements Conversation {
  readonly #line: Line;
  readonly #region: string | undefined;
  readonly #question: Question<ThingMagicMessage>;
  readonly #cycle = new CycleClock();
  /** Messages of the stream so far, to see whether it still runs. */
  #streamed = 0;
  #endStream: (() => void) | null = null;
  #trouble: ReaderMessage | null = null;
  #searchesSinceFault = 0;

  constructor(line: Line, region: string | undefined) {
    this.#line = line;
    this.#region = region;
    this.#question = new Question(line);
  }

  start(): void {
    void this.#talk();
  }

  hear(found: readonly ThingMagicFound[]): void {
    const good = found.filter((one) => one.type !== 'bad');
    if (good.length === 0) return;
    for (const one of good) {
      if (one.type === 'read') this.#read(one);
      else this.#take(one);
    }
    this.#line.answered(this.#trouble);
  }

  stop(): void {
    this.#line.write(commands.stopStream());
  }

  #read(read: Extract<ThingMagicFound, { type: 'read' }>): void {
    this.#streamed += 1;
    const { stamp, arrived } = read;
    this.#line.read(read, stamp === null ? undefined : this.#cycle.startOf(stamp.ms, arrived));
  }

  #take(one: ThingMagicMessage): void {
    if (one.opcode === opcode.stream) this.#streamed += 1;
    if (one.type === 'keepalive' || one.type === 'search-end') this.#searchEnded(one.arrived);
    else if (one.type === 'status' && one.opcode === opcode.stream && one.status !== status.ok) {
      this.#trouble = statusMessage(one.status);
      this.#searchesSinceFault = 0;
      if (ends.includes(one.status)) this.#endStream?.();
    } else if (one.type === 'version') this.#endStream?.();
    this.#question.hear(one);
  }

  #searchEnded(arrived: number): void {
    this.#cycle.next(arrived);
    this.#searchesSinceFault += 1;
    if (this.#endStream !== null && this.#searchesSinceFault >= faultSearches) this.#trouble = null;
  }

  async #talk(): Promise<never> {
    for (;;) {
      await this.#ask(commands.stopStream(), opcode.multiProtocol, slowAnswerMs);
      this.#trouble = await this.#setUp();
      if (this.#trouble === null) await this.#streamEnds();
      else {
        this.#line.answered(this.#trouble);
        await pause(this.#line, failedPauseMs);
      }
    }
  }

  /** Gives what stands in the way, or null when the reader streams. */
  async #setUp(): Promise<ReaderMessage | null> {
    const version = await this.#ask(commands.version(), opcode.version, answerMs);
    if (version?.type === 'version')
      this.#line.about(message('about.hardware', { hardware: version.hardware, firmware: version.firmware }));
    // Refused where the firmware already runs; there is nothing to do then.
    await this.#ask(commands.bootFirmware(), opcode.bootFirmware, slowAnswerMs);
    const region = await this.#setRegion();
    if (region !== null) return region;
    await this.#setAntennas();
    const protocol = await this.#ask(commands.setProtocolGen2(), opcode.setProtocol, answerMs);
    if (!succeeded(protocol)) return message('reader.refuses-tag-protocol', { why: reasonOf(protocol) });
    await this.#ask(commands.filterOff(), opcode.setReaderOptions, answerMs);
    const start = await this.#ask(commands.startStream(), opcode.multiProtocol, slowAnswerMs);
    return succeeded(start) ? null : message('reader.refuses-reading', { why: reasonOf(start) });
  }

  /** A module without a region does not transmit; which one is allowed depends on where it stands. */
  async #setRegion(): Promise<ReaderMessage | null> {
    const region = this.#region;
    const wanted = region === undefined ? undefined : regions[region];
    if (region === undefined || wanted === undefined) {
      const answer = await this.#ask(commands.getRegion(), opcode.getRegion, answerMs);
      if (answer?.type !== 'status' || answer.status !== status.ok || answer.data[0] !== 0) return null;
      return message('reader.no-region', { regions: Object.keys(regions) });
    }
    const answer = await this.#ask(commands.setRegion(wanted), opcode.setRegion, answerMs);
    return succeeded(answer) ? null : message('reader.refuses-region', { region, why: reasonOf(answer) });
  }

  /** All ports with an antenna; where the reader cannot tell, those that were set before. */
  async #setAntennas(): Promise<void> {
    const answer = await this.#ask(commands.detectAntennas(), opcode.getAntennas, answerMs);
    const antennas = answer?.type === 'status' ? detectedAntennas(answer) : [];
    if (antennas.length > 0) await this.#ask(commands.setAntennas(antennas), opcode.setAntennas, answerMs);
  }

  /** Resolves when the stream is over: said by the reader, or because it says nothing. */
  async #streamEnds(): Promise<void> {
    const { promise: ended, resolve } = Promise.withResolvers<true>();
    this.#endStream = () => resolve(true);
    const isOver = async () => {
      const before = this.#streamed;
      await pause(this.#line, streamSilenceMs);
      return before === this.#streamed;
    };
    while (!(await Promise.race([ended, isOver()])));
    this.#endStream = null;
  }

  #ask(bytes: Uint8Array, code: number, ms: number): Promise<ThingMagicMessage | null> {
    return this.#question.ask(bytes, (answer) => answer.opcode === code, ms);
  }
}

function succeeded(answer: ThingMagicMessage | null): boolean {
  return answer !== null && (answer.type !== 'status' || answer.status === status.ok);
}

function reasonOf(answer: ThingMagicMessage | null): ReaderMessage {
  return answer?.type === 'status' ? statusMessage(answer.status) : message('reader.no-answer-in-time');
}
