import type { Ms } from '../../timing/model/race.ts';
import { commands, ipicoDecoder, type IpicoMessage } from '../protocol/ipico.ts';
import { recordingStatus } from '../protocol/ipico-fields.ts';
import { instruction, refusalMessage } from '../protocol/ipico-codes.ts';
import { message } from '../../words/message.ts';
import type { ReaderMessage } from '../message.ts';
import { ReaderRefusal } from '../reader.ts';
import type { Found, TagRead } from '../protocol/protocol.ts';
import { ClockSetting, nextSecond } from './clock-setting.ts';
import type { Conversation, ConversationSettings, Line, Protocol } from './conversation.ts';
import { Dialogue } from './dialogue.ts';
import { Repeats } from './repeats.ts';
import { instantOfLocal, localOfInstant, localSpan } from './zone.ts';

type Control = IpicoMessage & { type: 'control' };

/** The clock is asked this often: that measures it, and shows that the reader is there. */
const pollMs: Ms = 2000;
const downloadPollMs: Ms = 500;
const downloadPatienceMs: Ms = 10_000;
/** The reader begins the second that it is told this long after it heard it. */
const setDelayMs: Ms = 490;
const setMarginMs: Ms = 60;

export const ipico: Protocol<IpicoMessage> = {
  name: 'ipico',
  decoder: ipicoDecoder,
  converse: (line, settings) => new IpicoConversation(line, settings),
  probe: { bytes: commands.clock(), answers: ['clock'] },
  bauds: [9600, 115_200, 57_600, 38_400, 19_200, 4800],
  tcpPorts: [10_000],
  idleGapMs: 500,
  silenceMs: 7000,
  clock: 'local',
};

interface Download {
  /** The reader's wall clock when it began: what is older comes from the memory. */
  begun: Ms;
  from: Ms;
  seen: Set<string>;
  count: number;
}

/** The reader sends tags by itself; it is asked for its clock, and to send what it stored. */
class IpicoConversation implements Conversation {
  readonly #line: Line;
  readonly #zone: string;
  readonly #dialogue: Dialogue<IpicoMessage>;
  readonly #setting = new ClockSetting();
  readonly #repeats = new Repeats();
  #banner: string | null = null;
  #mode: ReaderMessage | null = null;
  #download: Download | null = null;

  constructor(line: Line, { zone }: ConversationSettings) {
    this.#line = line;
    this.#zone = zone;
    this.#dialogue = new Dialogue(line);
  }

  start(): void {
    void this.#watchClock();
  }

  stop(): void {
    this.#dialogue.end();
  }

  hear(found: readonly Found<IpicoMessage>[]): void {
    for (const one of found) {
      if (one.type === 'read') this.#read(one);
      else if (one.type !== 'bad') this.#take(one);
    }
  }

  setClock(): Promise<void> {
    return this.#setting.untilRight(
      () => this.#setOnce(),
      () => this.#askClock(),
    );
  }

  async fetchStored(since: Ms): Promise<number> {
    if (this.#download !== null) throw new ReaderRefusal(message('reader.being-fetched'));
    const { local, offset } = await this.#askClock();
    const { earliest: from } = localSpan(since + offset, this.#line.now() + offset, this.#zone);
    const download = { begun: local, from, seen: new Set<string>(), count: 0 };
    this.#download = download;
    try {
      for (const command of commands.beginDownload()) await this.#askRecording(command);
      while (await this.#downloads()) await this.#dialogue.pause(downloadPollMs);
      for (const command of commands.endDownload()) await this.#askRecording(command);
    } catch (error) {
      if (!(error instanceof ReaderRefusal)) throw error;
      throw new ReaderRefusal(
        message('reader.stored-interrupted', { why: error.told, count: download.count }),
        { cause: error },
      );
    } finally {
      this.#download = null;
    }
    return download.count;
  }

  #read(read: TagRead): void {
    const download = this.#download;
    const { chip, stamp } = read;
    if (download === null || stamp === null || stamp.ms >= download.begun) {
      const isRepeat = this.#repeats.isRepeat(read);
      this.#line.read(isRepeat ? { ...read, counts: false } : read);
      return;
    }
    const key = `${chip} ${stamp.ms}`;
    if (stamp.ms < download.from || download.seen.has(key)) return;
    download.seen.add(key);
    if (read.counts) download.count += 1;
    this.#line.read({ ...read, stored: true });
  }

  #take(heard: IpicoMessage): void {
    if (heard.type === 'text' && heard.text !== '') this.#banner = heard.text;
    if (heard.type === 'control' && heard.instruction === instruction.mode)
      this.#mode = modeOf(heard.data) ?? this.#mode;
    const about = [this.#banner, this.#mode].filter((part) => part !== null);
    if (about.length > 0) this.#line.about(message('about.parts', { parts: about }));
    this.#dialogue.hear(heard);
    // Text alone may come from anything.
    if (heard.type !== 'text') this.#line.answered(null);
  }

  async #watchClock(): Promise<void> {
    await this.#dialogue.tries(() => this.#tripTime());
    await this.#dialogue.tries(() => this.#dialogue.ask(commands.mode(), isAnswerTo(instruction.mode)));
    await this.#dialogue.tries(() => this.#dialogue.ask(commands.banner(), isAnswerTo(instruction.banner)));
    for (;;) {
      await this.#dialogue.pause(pollMs);
      if (!this.#setting.isRunning) await this.#dialogue.tries(() => this.#askClock());
    }
  }

  /** What the clock shows, and how far it is ahead of the station's. */
  async #askClock(): Promise<{ local: Ms; offset: Ms; roundTrip: Ms }> {
    const { answer, at, roundTrip, sure } = await this.#dialogue.ask(commands.clock(), isClock);
    const { local } = answer;
    if (sure) this.#line.clock({ kind: 'local', ms: local }, at, roundTrip);
    return { local, offset: instantOfLocal(local, this.#zone, at) - at, roundTrip };
  }

  /** How long a question takes: the median of three. */
  async #tripTime(): Promise<Ms> {
    const trips: Ms[] = [];
    for (let index = 0; index < 3; index += 1) trips.push((await this.#askClock()).roundTrip);
    return trips.sort((one, other) => one - other)[1]!;
  }

  /** So that the reader's second begins when the station's does. */
  async #setOnce(): Promise<void> {
    const lead = setDelayMs + (await this.#tripTime()) / 2;
    const second = nextSecond(this.#line.now(), lead + setMarginMs);
    await this.#dialogue.pause(second - lead - this.#line.now());
    const command = commands.setClock(localOfInstant(second, this.#zone));
    const { answer } = await this.#dialogue.ask(command, isAnswerTo(instruction.setClock));
    if (answer.type === 'refused')
      throw new ReaderRefusal(message('reader.clock-refused', { why: refusalMessage(answer.code) }));
    await this.#dialogue.pause(second + setMarginMs - this.#line.now());
  }

  async #downloads(): Promise<boolean> {
    const { answer } = await this.#askRecording(commands.recordingStatus());
    return answer.type === 'control' && recordingStatus(answer.data)?.downloads === true;
  }

  async #askRecording(command: Uint8Array) {
    const asked = await this.#dialogue.ask(command, isAnswerTo(instruction.recording), downloadPatienceMs);
    if (asked.answer.type === 'refused')
      throw new ReaderRefusal(message('reader.stored-refused', { why: refusalMessage(asked.answer.code) }));
    return asked;
  }
}

const isClock = (message: IpicoMessage): message is IpicoMessage & { type: 'clock' } =>
  message.type === 'clock';

function isAnswerTo(code: number) {
  return (message: IpicoMessage): message is Control | (IpicoMessage & { type: 'refused' }) =>
    message.type === 'refused' || (message.type === 'control' && message.instruction === code);
}

/** How the reader reports, as crews call it; its data may be longer than what is known. */
function modeOf(data: string): ReaderMessage | null {
  switch (data.slice(0, 2)) {
    case '00':
      return message('about.raw-mode');
    case '03':
      return message('about.event-mode');
    case '05':
      return message('about.first-and-last');
    default:
      return null;
  }
}
