import { A0Decoder, answers, command, type Frame } from '../readers/protocol/a0.ts';
import { raceTimeAt, wallTimeAt, type SimulatedClock } from '../readers/simulated-clock.ts';
import type { Ms } from '../timing/race.ts';
import type { MatPort } from './mat-port.ts';
import type { MatRead } from './reads.ts';

/**
 * What truly happened at a mat, and what of it went out. All times are race time; `reads` were heard by
 * the antennas, `sent` were put on the line while a station had an inventory running.
 */
export interface Truth {
  /** Null for a chip that is not in the start list. */
  bib: string | null;
  chip: string;
  point: string;
  /** When the runner crossed the line. */
  time: Ms;
  reads: number;
  firstRead: Ms | null;
  lastRead: Ms | null;
  sent: number;
  firstSent: Ms | null;
  lastSent: Ms | null;
}

/** A read that is to come, and the crossing that it is part of. */
export interface ScheduledRead extends MatRead {
  truth: Truth;
}

/** A round stays this long on each connected antenna for each stay asked for. */
const stayMs = 30;
const connectedAntennas = 2;
const missingAntennas = [3, 4];
/** Between two rounds a chip is still there: it is heard by the next one, if that comes soon. */
const heldMs = 60;
const timerMax = 2 ** 31 - 1;
const readerAddress = 1;
const firmware = { major: 1, minor: 9 };

/** A mat that is not there: it speaks 0xA0 on a real port and hears chips when their time has come. */
export class VirtualMat {
  readonly #openPort: () => Promise<MatPort>;
  readonly #clock: SimulatedClock;
  readonly #reads: readonly ScheduledRead[];
  readonly #passed = Promise.withResolvers<void>();
  #port: MatPort;
  #decoder = new A0Decoder();
  #next = 0;
  #held: { read: ScheduledRead; since: number }[] = [];
  #round: { code: number; reads: number; startedAt: number; timer: NodeJS.Timeout } | null = null;
  #timer: NodeJS.Timeout | undefined;
  #silent = false;
  #cutNext = false;

  private constructor(
    port: MatPort,
    openPort: () => Promise<MatPort>,
    clock: SimulatedClock,
    reads: readonly ScheduledRead[],
  ) {
    this.#openPort = openPort;
    this.#clock = clock;
    this.#reads = reads;
    this.#port = port;
    this.#listen();
    this.#hear();
  }

  /** Opens the port; `reads` in order of time. Reads from before the clock's beginning are never heard. */
  static async start(
    openPort: () => Promise<MatPort>,
    clock: SimulatedClock,
    reads: readonly ScheduledRead[],
  ): Promise<VirtualMat> {
    const begin = clock[0]?.race ?? 0;
    const toCome = reads.filter((read) => read.time >= begin);
    return new VirtualMat(await openPort(), openPort, clock, toCome);
  }

  get place(): MatPort['place'] {
    return this.#port.place;
  }

  /** Settles when the last chip has passed, or the mat was stopped. */
  get done(): Promise<void> {
    return this.#passed.promise;
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#next = this.#reads.length;
    await this.hangUp();
    this.#passed.resolve();
  }

  /** Fault: noise on the line. */
  garble(bytes: Uint8Array): void {
    this.#port.write(bytes);
  }

  /** Fault: the second half of the next tag's frame gets lost. */
  cutNextFrame(): void {
    this.#cutNext = true;
  }

  /** Fault: the port stays, but the reader says nothing any more, until `silent` is false again. */
  fallSilent(silent: boolean): void {
    this.#silent = silent;
    this.#endRound();
  }

  /** Fault: the port vanishes, as when the plug is pulled. */
  async hangUp(): Promise<void> {
    this.#endRound();
    await this.#port.close();
  }

  /** The port that vanished is there again. */
  async plugIn(): Promise<void> {
    this.#port = await this.#openPort();
    this.#decoder = new A0Decoder();
    this.#listen();
  }

  #listen(): void {
    this.#port.onData((chunk) => {
      for (const frame of this.#decoder.push(chunk).frames) if (!this.#silent) this.#obey(frame);
    });
  }

  #obey({ command: code, raw }: Frame): void {
    switch (code) {
      case command.firmware:
        this.#port.write(answers.firmware(readerAddress, firmware.major, firmware.minor));
        return;
      case command.reset:
        this.#endRound();
        return;
      case command.fastInventory:
      case command.inventory:
      case command.sessionInventory:
        this.#startRound(code, raw.at(-2) ?? 1);
        return;
      default:
        this.#port.write(answers.status(readerAddress, code));
    }
  }

  #startRound(code: number, repeat: number): void {
    this.#endRound();
    // For a single antenna FF means the shortest rounds there are.
    const stays = code === command.fastInventory ? connectedAntennas * Math.max(1, repeat) : 1;
    const timer = setTimeout(() => this.#finishRound(), stays * stayMs);
    this.#round = { code, reads: 0, startedAt: Date.now(), timer };
    this.#send();
  }

  #finishRound(): void {
    const round = this.#round;
    if (round === null) return;
    this.#endRound();
    if (round.code !== command.fastInventory) {
      this.#port.write(answers.roundEnd(readerAddress, round.code, 1, 0, round.reads));
      return;
    }
    for (const antenna of missingAntennas) this.#port.write(answers.antennaError(readerAddress, antenna));
    this.#port.write(answers.fastRoundEnd(readerAddress, round.reads, Date.now() - round.startedAt));
  }

  #endRound(): void {
    clearTimeout(this.#round?.timer);
    this.#round = null;
  }

  /** Hears all chips whose time has come, and waits for the next. */
  #hear(): void {
    const now = Date.now();
    const race = raceTimeAt(this.#clock, now);
    let read = this.#reads[this.#next];
    while (read !== undefined && read.time <= race) {
      this.#held.push({ read, since: now });
      this.#next += 1;
      read = this.#reads[this.#next];
    }
    this.#send();
    if (read === undefined) {
      this.#timer = setTimeout(() => this.#passed.resolve(), heldMs * 2);
      return;
    }
    const wait = Math.ceil(wallTimeAt(this.#clock, read.time) - Date.now());
    this.#timer = setTimeout(() => this.#hear(), Math.min(timerMax, Math.max(1, wait)));
  }

  /** Sends what was heard while an inventory runs; what waited too long is not heard any more. */
  #send(): void {
    const now = Date.now();
    this.#held = this.#held.filter(({ since }) => now - since <= heldMs);
    const round = this.#round;
    if (round === null) return;
    for (const { read } of this.#held) this.#sendTag(read, round);
    this.#held = [];
  }

  #sendTag(read: ScheduledRead, round: { code: number; reads: number }): void {
    const { truth, antenna, rssi } = read;
    const frame = answers.tag(readerAddress, round.code, { epc: truth.chip, antenna, rssi });
    if (this.#cutNext) {
      this.#cutNext = false;
      this.#port.write(frame.subarray(0, frame.length >> 1));
      return;
    }
    if (!this.#port.write(frame)) return;
    round.reads += 1;
    const time = raceTimeAt(this.#clock, Date.now());
    truth.sent += 1;
    truth.firstSent ??= time;
    truth.lastSent = time;
  }
}
