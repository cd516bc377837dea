import type { Ms } from '../../timing/model/race.ts';
import { message } from '../../words/message.ts';
import type { ReaderMessage } from '../message.ts';
import { ReaderRefusal } from '../reader.ts';
import type { Found, TagRead } from '../protocol/protocol.ts';
import { commands, errorMessage, raceResultDecoder, type RaceResultMessage } from '../protocol/raceresult.ts';
import { ClockSetting } from './clock-setting.ts';
import type { Conversation, ConversationSettings, Line, Protocol } from './conversation.ts';
import { Dialogue } from './dialogue.ts';
import { ReadNumbers } from './read-numbers.ts';
import { instantOfLocal, localOfInstant, localSpan } from './zone.ts';

const pollMs: Ms = 2000;
/** Passings that are asked for at once. */
const batch = 64;
const fetchPatienceMs: Ms = 10_000;
/** The newest protocol that is understood here. */
const newest = 3.2;
const [lastCount, lastFile] = ['passings', 'file'];

export const raceresult: Protocol<RaceResultMessage> = {
  name: 'raceresult',
  decoder: raceResultDecoder,
  converse: (line, settings) => new RaceResultConversation(line, settings),
  // What was said before in other protocols must not stand in the same line.
  probe: { bytes: commands.onNewLine(commands.getProtocol()), answers: ['protocol', 'status', 'passings'] },
  bauds: [],
  tcpPorts: [3601],
  idleGapMs: 2500,
  silenceMs: 8000,
  clock: 'local',
};

interface Fetching {
  /** Older passings are not handed on; by the decoder's wall clock. */
  from: Ms;
  count: number;
}

/** The decoder sends passings by itself; it is asked for their number, so that none is missing, and for its clock. */
class RaceResultConversation implements Conversation {
  readonly #line: Line;
  readonly #zone: string;
  readonly #memory: Map<string, number>;
  readonly #dialogue: Dialogue<RaceResultMessage>;
  readonly #setting = new ClockSetting();
  readonly #numbers: ReadNumbers;
  #isCatchingUp = false;
  #trouble: ReaderMessage | null = null;
  #operates = true;
  #fetching: Fetching | null = null;

  constructor(line: Line, { zone, memory }: ConversationSettings) {
    this.#line = line;
    this.#zone = zone;
    this.#memory = memory;
    this.#numbers = new ReadNumbers(memory);
    this.#dialogue = new Dialogue(line);
  }

  start(): void {
    void this.#watch();
  }

  stop(): void {
    this.#dialogue.end();
  }

  hear(found: readonly Found<RaceResultMessage>[]): void {
    for (const one of found) {
      if (one.type === 'read') this.#read(one);
      else if (one.type !== 'bad') this.#take(one);
    }
  }

  setClock(): Promise<void> {
    return this.#setting.untilRight(
      async () => {
        const { roundTrip } = await this.#askTime();
        const local = localOfInstant(Math.round(this.#line.now() + roundTrip / 2), this.#zone);
        await this.#dialogue.ask(commands.setTime(local), isAnswerTo('SETTIME'));
      },
      () => this.#askTime(),
      async () => {
        await this.#askStatus();
        if (this.#operates) throw new ReaderRefusal(message('reader.clock-in-test-mode'));
      },
    );
  }

  async fetchStored(since: Ms): Promise<number> {
    if (this.#fetching !== null) throw new ReaderRefusal(message('reader.being-fetched'));
    const { offset } = await this.#askTime();
    const { earliest } = localSpan(since + offset, this.#line.now() + offset, this.#zone);
    const fetching = { from: earliest, count: 0 };
    const { answer } = await this.#dialogue.ask(commands.passings(), isPassings);
    this.#fetching = fetching;
    try {
      await this.#fetch(1, answer.count);
    } finally {
      this.#fetching = null;
    }
    return fetching.count;
  }

  #read(read: TagRead): void {
    const { sequence, stamp, stored } = read;
    const number = sequence ?? 0;
    const fetching = stored ? this.#fetching : null;
    if (fetching !== null && stamp !== null && stamp.ms < fetching.from) return;
    if (fetching !== null) fetching.count += 1;
    this.#line.read(!stored && this.#numbers.has(number) ? { ...read, counts: false } : read);
    this.#numbers.came(number);
    this.#askMissing();
    this.#line.answered(this.#trouble);
  }

  /** Passings are numbered without gaps: what is missing, also from while the line was cut, is asked for. */
  #askMissing(): void {
    const missing = this.#isCatchingUp ? null : this.#numbers.toAsk(this.#line.now());
    if (missing === null) return;
    this.#isCatchingUp = true;
    void this.#dialogue
      .tries(() => this.#fetch(missing.from, missing.to))
      .then(() => {
        this.#isCatchingUp = false;
      });
  }

  #take(heard: RaceResultMessage): void {
    if (heard.type === 'status') {
      this.#operates = heard.operates;
      this.#trouble = heard.operates ? errorMessage(heard.errors) : message('reader.test-mode');
    }
    if (heard.type === 'passings') this.#compare(heard.count, heard.file);
    if (heard.type === 'gun') this.#numbers.came(heard.sequence);
    this.#dialogue.hear(heard);
    if (heard.type !== 'text') this.#line.answered(this.#trouble);
  }

  async #watch(): Promise<void> {
    await this.#dialogue.tries(() => this.#greet());
    for (;;) {
      await this.#dialogue.tries(async () => {
        await this.#askStatus();
        await this.#dialogue.ask(commands.passings(), isPassings);
        if (!this.#setting.isRunning) await this.#askTime();
      });
      await this.#dialogue.pause(pollMs);
    }
  }

  async #greet(): Promise<void> {
    const { answer } = await this.#dialogue.ask(commands.getProtocol(), isProtocol);
    const version = Number(answer.max) > newest ? newest.toFixed(1) : answer.max;
    this.#line.about(message('about.protocol', { version }));
    await this.#dialogue.ask(commands.setProtocol(version), isAnswerTo('SETPROTOCOL'));
    await this.#dialogue.ask(commands.pushPassings(), isAnswerTo('SETPUSHPASSINGS'));
    for (let index = 0; index < 3; index += 1) await this.#askTime();
  }

  /**
   * So many passings are in the decoder. It begins a new file with each operation; where passings did not come by
   * themselves, it is told once more to send them.
   */
  #compare(count: number, file: number | null): void {
    const known = this.#memory.get(lastFile);
    const before = this.#memory.get(lastCount) ?? 0;
    if (count < before || (file !== null && known !== undefined && file !== known)) this.#numbers.restart(1);
    if (file !== null) this.#memory.set(lastFile, file);
    this.#memory.set(lastCount, count);
    if (count > 0 && !this.#numbers.has(count)) this.#line.write(commands.pushPassings());
    this.#numbers.exists(count);
    this.#askMissing();
  }

  /** In pieces, so that the clock can be asked in between. */
  async #fetch(from: number, to: number): Promise<void> {
    for (let next = from; next <= to; next += batch) {
      const count = Math.min(batch, to - next + 1);
      await this.#dialogue.ask(commands.fetch(next, count), isEnd, fetchPatienceMs);
    }
  }

  async #askStatus(): Promise<void> {
    await this.#dialogue.ask(commands.status(), isStatus);
  }

  async #askTime(): Promise<{ offset: Ms; roundTrip: Ms }> {
    const { answer, at, roundTrip, sure } = await this.#dialogue.ask(commands.time(), isTime);
    if (sure) this.#line.clock({ kind: 'local', ms: answer.local }, at, roundTrip);
    return { offset: instantOfLocal(answer.local, this.#zone, at) - at, roundTrip };
  }
}

type Told<Type> = RaceResultMessage & { type: Type };
const isStatus = (message: RaceResultMessage): message is Told<'status'> => message.type === 'status';
const isPassings = (message: RaceResultMessage): message is Told<'passings'> => message.type === 'passings';
const isProtocol = (message: RaceResultMessage): message is Told<'protocol'> => message.type === 'protocol';
const isTime = (message: RaceResultMessage): message is Told<'time'> => message.type === 'time';
const isEnd = (message: RaceResultMessage): message is Told<'end'> | Told<'only'> =>
  message.type === 'end' || message.type === 'only';
const isAnswerTo =
  (command: string) =>
  (message: RaceResultMessage): message is Told<'answer'> =>
    message.type === 'answer' && message.command === command;
