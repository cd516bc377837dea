import type { Ms } from '../../timing/model/race.ts';
import { message } from '../../words/message.ts';
import type { ReaderMessage } from '../message.ts';
import { ReaderRefusal } from '../reader.ts';
import type { Found, TagRead } from '../protocol/protocol.ts';
import { commands, ultraDecoder, type UltraMessage } from '../protocol/ultra.ts';
import { ClockSetting, nextSecond } from './clock-setting.ts';
import type { Conversation, ConversationSettings, Line, Protocol } from './conversation.ts';
import { Dialogue } from './dialogue.ts';
import { ReadNumbers } from './read-numbers.ts';
import { instantOfLocal, localOfInstant, localSpan } from './zone.ts';

const pollMs: Ms = 3000;
/** It starts within five seconds, a Joey within twelve, and says nothing meanwhile. */
const startMs: Ms = 13_000;
/** The clock is told in whole seconds: it is asked until the next one begins, in steps of this length. */
const clockStepMs: Ms = 60;
const clockStepsMax = 30;
const clockEveryMs: Ms = 60_000;
/** Rewound reads have no end mark: no more come when none came for this long. */
const rewindQuietMs: Ms = 3000;
const rewindStepMs: Ms = 100;
const lowVolts = 23;

export const ultra: Protocol<UltraMessage> = {
  name: 'ultra',
  decoder: ultraDecoder,
  converse: (line, settings) => new UltraConversation(line, settings),
  probe: { bytes: commands.status(), answers: ['status', 'connected', 'voltage', 'clock'] },
  bauds: [115_200],
  tcpPorts: [23],
  idleGapMs: 2500,
  silenceMs: 20_000,
  clock: 'local',
};

interface Rewind {
  count: number;
  /** When the last of them came. */
  heard: Ms;
}

/** The reader is told to read, asked now and then whether it does, and asked again for what got lost on the way. */
class UltraConversation implements Conversation {
  readonly #line: Line;
  readonly #zone: string;
  readonly #numbers: ReadNumbers;
  readonly #dialogue: Dialogue<UltraMessage>;
  readonly #setting = new ClockSetting();
  /** Log number of the last read that came as it was made. */
  #lastLive = -1;
  #trouble: ReaderMessage | null = null;
  #isLow = false;
  /** How far the clock is ahead, as far as is known. */
  #offset: Ms = 0;
  #measuredAt: Ms | null = null;
  #rewind: Rewind | null = null;

  constructor(line: Line, { zone, memory }: ConversationSettings) {
    this.#line = line;
    this.#zone = zone;
    this.#numbers = new ReadNumbers(memory);
    this.#dialogue = new Dialogue(line);
  }

  start(): void {
    void this.#watch();
  }

  stop(): void {
    this.#dialogue.end();
  }

  hear(found: readonly Found<UltraMessage>[]): void {
    for (const one of found) {
      if (one.type === 'read') this.#read(one);
      else if (one.type !== 'bad') this.#take(one);
    }
  }

  setClock(): Promise<void> {
    return this.#setting.untilRight(
      () => this.#setOnce(),
      () => this.#measure(),
    );
  }

  async fetchStored(since: Ms): Promise<number> {
    if (this.#rewind !== null) throw new ReaderRefusal(message('reader.being-fetched'));
    if (this.#measuredAt === null) await this.#measure();
    const rewind: Rewind = { count: 0, heard: this.#line.now() + rewindQuietMs };
    this.#rewind = rewind;
    const [from, to] = [since + this.#offset, this.#line.now() + this.#offset];
    const { earliest, latest } = localSpan(from, to, this.#zone);
    this.#line.write(commands.rewindTime(earliest, latest));
    try {
      while (this.#line.now() - rewind.heard < rewindQuietMs) await this.#dialogue.pause(rewindStepMs);
    } finally {
      this.#rewind = null;
    }
    return rewind.count;
  }

  #read(read: TagRead): void {
    const log = read.sequence ?? 0;
    if (read.stored) {
      if (this.#rewind !== null) {
        this.#rewind.heard = this.#line.now();
        this.#rewind.count += 1;
      }
      this.#numbers.came(log);
      this.#line.read(read);
    } else {
      this.#line.read(log === this.#lastLive ? { ...read, counts: false } : read);
      this.#follow(log);
    }
    this.#line.answered(this.#trouble);
  }

  /** What is missing, also from while the line was cut, is asked for. */
  #follow(log: number): void {
    const isNewLog = this.#lastLive < 0 ? this.#numbers.has(log) : log < this.#lastLive;
    if (isNewLog) this.#numbers.restart(log);
    this.#lastLive = log;
    this.#numbers.came(log);
    this.#askMissing();
  }

  #askMissing(): void {
    const missing = this.#numbers.toAsk(this.#line.now());
    if (missing !== null) this.#line.write(commands.rewindLog(missing.from, missing.to));
  }

  #take(heard: UltraMessage): void {
    if (heard.type === 'voltage') this.#isLow = heard.volts < lowVolts;
    if (heard.type === 'gun' && !heard.stored) this.#follow(heard.sequence);
    if (heard.type === 'status') this.#trouble = heard.reading ? null : message('reader.not-started');
    this.#dialogue.hear(heard);
    if (heard.type !== 'text')
      this.#line.answered(this.#trouble ?? (this.#isLow ? message('reader.battery-low') : null));
  }

  async #watch(): Promise<void> {
    for (;;) {
      await this.#dialogue.tries(async () => {
        this.#askMissing();
        const { answer } = await this.#dialogue.ask(commands.status(), isStatus);
        if (!answer.reading) await this.#dialogue.ask(commands.start(), isReading, startMs);
        if (this.#clockIsDue && !this.#setting.isRunning) await this.#measure();
      });
      await this.#dialogue.pause(pollMs);
    }
  }

  get #clockIsDue(): boolean {
    return this.#measuredAt === null || this.#line.now() - this.#measuredAt > clockEveryMs;
  }

  /** How far the clock is ahead of the station's, told from the moment at which its next second begins. */
  async #measure(): Promise<{ offset: Ms; roundTrip: Ms }> {
    let before = await this.#dialogue.ask(commands.clock(), isClock);
    for (let step = 0; step < clockStepsMax; step += 1) {
      await this.#dialogue.pause(clockStepMs);
      const now = await this.#dialogue.ask(commands.clock(), isClock);
      const { local } = now.answer;
      if (local - before.answer.local === 1000 && now.sure) {
        const at = Math.round((before.at + now.at) / 2);
        this.#offset = instantOfLocal(local, this.#zone, at) - at;
        this.#measuredAt = at;
        const roundTrip = now.at - before.at;
        this.#line.clock({ kind: 'local', ms: local }, at, roundTrip);
        return { offset: this.#offset, roundTrip };
      }
      before = now;
    }
    throw new ReaderRefusal(message('reader.clock-stands-still'));
  }

  /** It takes a second when it hears of it. */
  async #setOnce(): Promise<void> {
    const { roundTrip } = await this.#dialogue.ask(commands.clock(), isClock);
    const second = nextSecond(this.#line.now(), roundTrip / 2);
    await this.#dialogue.pause(second - roundTrip / 2 - this.#line.now());
    await this.#dialogue.ask(commands.setClock(localOfInstant(second, this.#zone)), isClock);
  }
}

type Told<Type> = UltraMessage & { type: Type };
const isStatus = (message: UltraMessage): message is Told<'status'> => message.type === 'status';
const isReading = (message: UltraMessage): message is Told<'status'> => isStatus(message) && message.reading;
const isClock = (message: UltraMessage): message is Told<'clock'> => message.type === 'clock';
