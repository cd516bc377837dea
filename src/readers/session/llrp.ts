import type { Ms } from '../../timing/model/race.ts';
import { commands, llrpDecoder, type LlrpFound, type LlrpMessage } from '../protocol/llrp.ts';
import { connectionRefusal, message } from '../protocol/llrp-codes.ts';
import { message as say } from '../../words/message.ts';
import type { ReaderMessage } from '../message.ts';
import type { Conversation, Line, Protocol } from './conversation.ts';
import { pause, Question } from './question.ts';

export const llrp: Protocol<LlrpMessage> = {
  name: 'llrp',
  decoder: llrpDecoder,
  converse: (line) => new LlrpConversation(line),
  // Such a reader speaks first.
  probe: { bytes: null, answers: ['reader-event'] },
  bauds: [],
  tcpPorts: [5084],
  idleGapMs: 1000,
  silenceMs: 5000,
  clock: 'instant',
};

const keepaliveMs = 2000;
const answerMs = 3000;
const failedPauseMs = 2000;
/** An error that the reader reported is shown for so long. */
const exceptionShownMs = 30_000;
/** Stored reads come one after the other: without one for so long, they are all there. */
const storedGapMs = 1000;

type Event = Extract<LlrpMessage, { type: 'reader-event' }>;

/** Takes what the reader kept, replaces its inventories by one of its own, and listens. */
class LlrpConversation implements Conversation {
  readonly #line: Line;
  readonly #question: Question<LlrpMessage>;
  #id = 0;
  /** What the reader's clock showed when it took the connection: what it heard before was kept by it. */
  #connectedAt: Ms | null = null;
  /** Instants of the kept reads that came. */
  #stored: Ms[] = [];
  #isRunning = false;
  #endRun: () => void = () => undefined;
  readonly #missing = new Set<number>();
  #refused: ReaderMessage | null = null;
  #exception: ReaderMessage | null = null;
  #areReportsLost = false;

  constructor(line: Line) {
    this.#line = line;
    this.#question = new Question(line);
  }

  start(): void {
    void this.#talk();
  }

  hear(found: readonly LlrpFound[]): void {
    const good = found.filter((one) => one.type !== 'bad');
    if (good.length === 0) return;
    for (const one of good) {
      if (one.type === 'read') this.#read(one);
      else this.#take(one);
    }
    this.#line.answered(this.#trouble());
  }

  stop(): void {
    this.#line.write(commands.deleteRoSpecs(this.#nextId()));
    this.#line.write(commands.closeConnection(this.#nextId()));
  }

  /** LLRP gives away what it keeps and cannot be asked twice: all comes, whenever it was. */
  async fetchStored(since: Ms): Promise<number> {
    const before = this.#stored.length;
    this.#line.write(commands.getReport(this.#nextId()));
    for (let count = -1; count !== this.#stored.length;) {
      count = this.#stored.length;
      await pause(this.#line, storedGapMs);
    }
    return this.#stored.slice(before).filter((seen) => seen >= since).length;
  }

  #read(read: Extract<LlrpFound, { type: 'read' }>): void {
    const seen = read.stamp?.kind === 'instant' ? read.stamp.ms : null;
    const stored = seen !== null && this.#connectedAt !== null && seen < this.#connectedAt;
    if (stored) this.#stored.push(seen);
    // How long a reader has been on is no clock: over hours it runs away from the station's.
    this.#line.read({ ...read, stored, stamp: seen === null ? null : read.stamp });
  }

  #take(one: LlrpMessage): void {
    if (one.type === 'keepalive') this.#line.write(commands.keepaliveAck(one.id));
    if (one.type === 'reader-event') this.#event(one);
    if (one.type === 'capabilities')
      this.#line.about(
        say('about.model', {
          maker: makers[one.manufacturer] ?? 'LLRP',
          model: String(one.model),
          firmware: one.firmware,
        }),
      );
    this.#question.hear(one);
  }

  #event(event: Event): void {
    if (event.utc !== null) this.#line.clock({ kind: 'instant', ms: event.utc }, event.arrived, 0);
    if (event.connection === 0) this.#connectedAt = event.utc;
    if (event.antenna?.connected === true) this.#missing.delete(event.antenna.antenna);
    if (event.antenna?.connected === false) this.#missing.add(event.antenna.antenna);
    if (event.running === false && this.#isRunning) this.#endRun();
    this.#areReportsLost ||= event.reportsLost;
    if (event.exception === null) return;
    const exception =
      event.exception === ''
        ? say('reader.reports-nothing')
        : say('reader.reports', { text: event.exception });
    this.#exception = exception;
    this.#line.after(exceptionShownMs, () => {
      if (this.#exception === exception) this.#exception = null;
    });
  }

  async #talk(): Promise<never> {
    const connected = (one: LlrpMessage) => one.type === 'reader-event' && one.connection !== null;
    const greeting = await this.#question.expect(connected, answerMs);
    if (greeting?.type === 'reader-event' && greeting.connection !== 0) {
      this.#refused = connectionRefusal(greeting.connection);
      this.#line.answered(this.#trouble());
      return new Promise<never>(() => undefined);
    }
    await this.#ask(commands.getCapabilities);
    const configured = await this.#ask((id) => commands.setConfig(id, keepaliveMs, true));
    if (refusal(configured) !== null) {
      const plainly = await this.#ask((id) => commands.setConfig(id, keepaliveMs, false));
      if (refusal(plainly) !== null) this.#poll();
    }
    this.#line.write(commands.enableEventsAndReports(this.#nextId()));
    this.#line.write(commands.getReport(this.#nextId()));
    for (;;) {
      this.#refused = await this.#run();
      this.#line.answered(this.#trouble());
      if (this.#refused === null) await this.#runEnds();
      else await pause(this.#line, failedPauseMs);
    }
  }

  /** A reader that gives no keepalives is asked what it is, again and again. */
  #poll(): void {
    this.#line.after(keepaliveMs, () => {
      this.#line.write(commands.getCapabilities(this.#nextId()));
      this.#poll();
    });
  }

  /** Gives what stands in the way, or null when the inventory runs. */
  async #run(): Promise<ReaderMessage | null> {
    await this.#ask(commands.deleteRoSpecs);
    // Some readers have their own way of choosing a session and want none told.
    const added = refusal(await this.#ask((id) => commands.addRoSpec(id, true)));
    const addedPlainly =
      added === null ? null : refusal(await this.#ask((id) => commands.addRoSpec(id, false)));
    return (
      addedPlainly ??
      refusal(await this.#ask(commands.enableRoSpec)) ??
      refusal(await this.#ask(commands.startRoSpec))
    );
  }

  /** Resolves when the reader says that the inventory ended. */
  async #runEnds(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#endRun = resolve;
    this.#isRunning = true;
    await promise;
    this.#isRunning = false;
  }

  /** Gives the answer with the same id, or the complaint that the reader could not read the question. */
  #ask(command: (id: number) => Uint8Array): Promise<LlrpMessage | null> {
    const id = this.#nextId();
    const isAnswer = (one: LlrpMessage) =>
      (one.id === id && (one.type === 'response' || one.type === 'capabilities')) ||
      (one.type === 'response' && one.message === message.error);
    return this.#question.ask(command(id), isAnswer, answerMs);
  }

  #nextId(): number {
    this.#id += 1;
    return this.#id;
  }

  #trouble(): ReaderMessage | null {
    if (this.#refused !== null) return this.#refused;
    if (this.#exception !== null) return this.#exception;
    if (this.#areReportsLost) return say('reader.reads-lost');
    if (this.#missing.size === 0) return null;
    const antennas = [...this.#missing].sort((one, other) => one - other).map(String);
    return say('reader.antennas-missing', { antennas });
  }
}

/** Numbers of makers as registered with IANA. */
const makers: Readonly<Record<number, string>> = { 161: 'Motorola', 10_642: 'Zebra', 25_882: 'Impinj' };

/** What the reader has against a command, or null. */
function refusal(answer: LlrpMessage | null): ReaderMessage | null {
  if (answer === null) return say('reader.command-unanswered');
  if (answer.type !== 'response' || answer.status === 0) return null;
  const why = answer.text || say('device.status', { number: String(answer.status) });
  return say('reader.refuses-command', { why });
}
