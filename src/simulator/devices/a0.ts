import { a0Decoder, answers, command } from '../../readers/protocol/a0.ts';
import type { Device, DeviceLine, HeardChip } from '../device.ts';

/** A round stays this long on each connected antenna for each stay asked for. */
const stayMs = 30;
const connectedAntennas = 2;
const missingAntennas = [3, 4];
const readerAddress = 1;
const firmware = { major: 1, minor: 9 };
const invalidParameter = 0x41;
const antennaMissing = 0x22;

/** What this reader cannot do, as older ones cannot. */
interface Limits {
  /** It refuses fast switching. */
  noSwitching?: boolean;
}

/** A reader that speaks 0xA0: it hears chips while a round runs and remembers nothing. */
export function a0Device(line: DeviceLine, _zone: string, limits: Limits = {}): Device {
  return new A0Device(line, limits);
}

interface Round {
  code: number;
  reads: number;
  startedAt: number;
  timer: NodeJS.Timeout;
}

class A0Device implements Device {
  /** Between two rounds a chip is still there: it is heard by the next one, if that comes soon. */
  readonly holdMs = 60;
  readonly #line: DeviceLine;
  readonly #limits: Limits;
  #decoder = a0Decoder();
  #antenna = 1;
  #round: Round | null = null;

  constructor(line: DeviceLine, limits: Limits) {
    this.#line = line;
    this.#limits = limits;
  }

  obey(chunk: Uint8Array): void {
    // A command may look like an answer, even like a tag: only its frame is sure.
    for (const { type, raw } of this.#decoder.push(chunk)) if (type !== 'bad') this.#obey(raw[3] ?? 0, raw);
  }

  hear({ chip, antenna, rssi }: HeardChip): boolean {
    const round = this.#round;
    if (round === null || (round.code !== command.fastInventory && antenna !== this.#antenna)) return false;
    const sent = this.#line.write(answers.tag(readerAddress, round.code, { epc: chip, antenna, rssi }));
    if (sent) round.reads += 1;
    return sent;
  }

  restart(): void {
    this.stop();
    this.#decoder = a0Decoder();
    this.#antenna = 1;
  }

  stop(): void {
    clearTimeout(this.#round?.timer);
    this.#round = null;
  }

  #obey(code: number, raw: Uint8Array): void {
    switch (code) {
      case command.firmware:
        this.#line.write(answers.firmware(readerAddress, firmware.major, firmware.minor));
        return;
      case command.reset:
        this.restart();
        return;
      case command.setAntenna:
        this.#antenna = (raw[4] ?? 0) + 1;
        this.#line.write(answers.status(readerAddress, code));
        return;
      case command.fastInventory:
        if (this.#limits.noSwitching === true)
          this.#line.write(answers.status(readerAddress, code, invalidParameter));
        else this.#startRound(code, connectedAntennas * Math.max(1, raw.at(-2) ?? 1));
        return;
      case command.inventory:
      case command.sessionInventory:
        if (this.#antenna > connectedAntennas)
          this.#line.write(answers.status(readerAddress, code, antennaMissing));
        else this.#startRound(code, 1);
        return;
      default:
        this.#line.write(answers.status(readerAddress, code));
    }
  }

  #startRound(code: number, stays: number): void {
    this.stop();
    const timer = setTimeout(() => this.#finishRound(), stays * stayMs);
    this.#round = { code, reads: 0, startedAt: performance.now(), timer };
  }

  #finishRound(): void {
    const round = this.#round;
    if (round === null) return;
    this.stop();
    if (round.code !== command.fastInventory) {
      this.#line.write(answers.roundEnd(readerAddress, round.code, this.#antenna, 0, round.reads));
      return;
    }
    for (const antenna of missingAntennas) this.#line.write(answers.antennaError(readerAddress, antenna));
    const took = Math.round(performance.now() - round.startedAt);
    this.#line.write(answers.fastRoundEnd(readerAddress, round.reads, took));
  }
}
