import { chafonDecoder, commands, type ChafonFound, type ChafonMessage } from '../protocol/chafon.ts';
import { command, modelNamed, status, statusMessage, type ChafonModel } from '../protocol/chafon-codes.ts';
import { message } from '../../words/message.ts';
import type { ReaderMessage } from '../message.ts';
import type { Conversation, Line, Protocol } from './conversation.ts';
import { pause, Question } from './question.ts';

export const chafon: Protocol<ChafonMessage> = {
  name: 'chafon',
  models: ['288', '18'],
  decoder: chafonDecoder,
  converse: (line, settings) => new ChafonConversation(line, modelNamed(settings.model)),
  probe: { bytes: commands.info(), answers: ['info', 'heartbeat'] },
  bauds: [57_600, 115_200, 38_400, 9600],
  tcpPorts: [6000, 27_011],
  // The maker ends a frame after 15 ms; USB adapters and networks hold bytes back for longer.
  idleGapMs: 40,
  silenceMs: 4000,
  clock: 'none',
};

/** A command is answered within this time, or not at all. */
const answerMs = 300;
/** A command that comes while an inventory runs is lost, and is said again. */
const triesMax = 3;
/** In real-time mode a reader without tags is silent: it is asked for its mode so often. */
const pollMs = 1000;
/** One inventory of a reader that has to be asked for each, and of one antenna of several. */
const scanMs = { one: 300, ofSeveral: 100 };
/** An inventory that did not end so long after its time is lost. */
const overdueMs = 700;
const refusedPauseMs = 200;

/** So many frames may wait. */
const unclearMax = 1000;

type Info = Extract<ChafonMessage, { type: 'info' }>;
type Unclear = Extract<ChafonMessage, { type: 'unclear' }>;

/**
 * The 288 family is switched to real-time mode, where it reports each tag when it is heard; where that is
 * refused, and with the 18 family, one inventory is asked for after the other.
 */
class ChafonConversation implements Conversation {
  readonly #line: Line;
  readonly #model: ChafonModel | null;
  readonly #question: Question<ChafonMessage>;
  #messages = 0;
  #trouble: ReaderMessage | null = null;
  /** Frames that wait until the reader has said of which family it is. */
  #unclear: Unclear[] = [];
  /** How the reader was found, as far as it is changed here. */
  #foundRealTime: boolean | null = null;
  #foundScanMs: number | null = null;

  constructor(line: Line, model: ChafonModel | null) {
    this.#line = line;
    this.#model = model;
    this.#question = new Question(line);
  }

  start(): void {
    void this.#talk();
  }

  hear(found: readonly ChafonFound[]): void {
    const good = found.filter((one) => one.type !== 'bad');
    if (good.length === 0) return;
    this.#messages += good.length;
    for (const one of good) {
      if (one.type === 'read') this.#line.read(one);
      else if (one.type === 'unclear') this.#wait(one);
      else {
        if (one.type === 'info') this.#takeUnclear(this.#model ?? one.model);
        if (one.type === 'heartbeat') this.#trouble = missingAntennas(one.antennas);
        this.#question.hear(one);
      }
    }
    this.#line.answered(this.#trouble);
  }

  stop(): void {
    if (this.#foundRealTime === false) this.#line.write(commands.setMode(false));
    if (this.#foundScanMs !== null) this.#line.write(commands.setScanTime(this.#foundScanMs));
  }

  #wait(frame: Unclear): void {
    this.#unclear.push(frame);
    if (this.#unclear.length > unclearMax) this.#unclear.shift();
    this.#trouble = message('reader.two-readings');
  }

  #takeUnclear(model: ChafonModel): void {
    for (const { readings, raw, arrived, behind } of this.#unclear.splice(0))
      for (const read of readings[model]) this.#line.read({ ...read, raw, arrived, behind });
    if (this.#trouble?.code === 'reader.two-readings') this.#trouble = null;
  }

  async #talk(): Promise<never> {
    this.#line.write(commands.stopInventory());
    for (;;) {
      const info = await this.#ask(commands.info(), command.info);
      if (info?.type !== 'info') {
        await this.#askForQuiet();
        continue;
      }
      const type = `0x${info.readerType.toString(16).padStart(2, '0')}`;
      this.#line.about(message('about.type', { type, firmware: info.firmware }));
      const model = this.#model ?? info.model;
      if (model === '288' && (await this.#startRealTime())) await this.#realTimeEnds();
      else await this.#inventories(model, info);
    }
  }

  /** A reader in real-time mode may be too busy to say what it is. */
  async #askForQuiet(): Promise<void> {
    await this.#askOnce(commands.setMode(false), command.setMode);
    await this.#askOnce(commands.answerMode18(), command.setWorkMode18);
  }

  /** False where the reader cannot do it. */
  async #startRealTime(): Promise<boolean> {
    const mode = await this.#ask(commands.getMode(), command.getMode);
    if (mode?.type === 'mode') this.#foundRealTime ??= mode.realTime;
    await this.#ask(commands.setMode(false), command.setMode);
    await this.#ask(commands.heartbeat(), command.heartbeat);
    if (!succeeded(await this.#ask(commands.realTimeParameters(), command.realTimeParameters))) return false;
    return succeeded(await this.#ask(commands.setMode(true), command.setMode));
  }

  /** Resolves when the reader is no longer in real-time mode, as after a restart. */
  async #realTimeEnds(): Promise<void> {
    for (;;) {
      const before = this.#messages;
      await pause(this.#line, pollMs);
      if (before !== this.#messages) continue;
      const mode = await this.#ask(commands.getMode(), command.getMode);
      if (mode?.type === 'mode' && !mode.realTime) return;
    }
  }

  /** Resolves when the reader does not answer any more. */
  async #inventories(model: ChafonModel, info: Info): Promise<void> {
    const antennas = info.antennas.length === 0 ? [1] : info.antennas;
    const stayMs = antennas.length === 1 ? scanMs.one : scanMs.ofSeveral;
    const reportMs = model === '18' ? await this.#shortenScan(info.scanTimeMs) : stayMs;
    for (let round = 0, lost = 0; lost < triesMax; round += 1) {
      const antenna = antennas[round % antennas.length] ?? 1;
      const bytes = model === '18' ? commands.inventory18() : commands.inventory288(antenna, stayMs);
      const end = await this.#question.ask(bytes, endsInventory, reportMs + overdueMs);
      lost = end === null ? lost + 1 : 0;
      this.#trouble = end === null ? this.#trouble : troubleIn(end);
      if (end !== null && this.#trouble !== null) {
        this.#line.answered(this.#trouble);
        await pause(this.#line, refusedPauseMs);
      }
    }
  }

  /** Tags are reported when the scan is over, so that it must be short; gives how long it is now. */
  async #shortenScan(foundMs: number): Promise<number> {
    if (foundMs <= scanMs.one) return scanMs.one;
    if (!succeeded(await this.#ask(commands.setScanTime(scanMs.one), command.scanTime))) return foundMs;
    this.#foundScanMs ??= foundMs;
    return scanMs.one;
  }

  async #ask(bytes: Uint8Array, code: number): Promise<ChafonMessage | null> {
    for (let tries = 0; tries < triesMax; tries += 1) {
      const answer = await this.#askOnce(bytes, code);
      if (answer !== null) return answer;
    }
    return null;
  }

  #askOnce(bytes: Uint8Array, code: number): Promise<ChafonMessage | null> {
    return this.#question.ask(bytes, (answer) => answer.command === code || isUnknown(answer), answerMs);
  }
}

/** An unknown command is answered with command 0. */
function isUnknown(answer: ChafonMessage): boolean {
  return answer.type === 'status' && answer.command === 0 && answer.status === status.unknownCommand;
}

function succeeded(answer: ChafonMessage | null): boolean {
  return answer?.type === 'status' && answer.status === status.ok;
}

function endsInventory(answer: ChafonMessage): boolean {
  if (answer.type === 'inventory-end') return !answer.more;
  return answer.type === 'status' && (answer.command === command.inventory || isUnknown(answer));
}

function troubleIn(end: ChafonMessage): ReaderMessage | null {
  return end.type === 'status' && end.status !== status.noTag ? statusMessage(end.status) : null;
}

function missingAntennas(antennas: readonly string[]): ReaderMessage | null {
  const missing = antennas.flatMap((state, index) => (state === 'missing' ? [index + 1] : []));
  return missing.length === 0 ? null : message('reader.antennas-missing', { antennas: missing.map(String) });
}
