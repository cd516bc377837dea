import {
  answers,
  thingMagicCommandDecoder,
  type ThingMagicCommand,
} from '../../readers/protocol/thingmagic.ts';
import { opcode, status } from '../../readers/protocol/thingmagic-codes.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Device, DeviceLine, HeardChip } from '../device.ts';

const searchMs = 1000;
const streamSubcommand = 2;
const start = 1;
const antennas = [1, 2];
const missingAntennas = [3, 4];
const regionEu = 2;

/** What this module forgets, and how it was left. */
interface ThingMagicTraits {
  /** It has no region until it is told one, as a Nano. */
  noRegion?: boolean;
  /** It was left streaming. */
  streaming?: boolean;
}

/** A ThingMagic module: without power it forgets all, and begins in its bootloader. */
export function thingMagicDevice(line: DeviceLine, traits: ThingMagicTraits = {}): Device {
  return new ThingMagicDevice(line, traits);
}

class ThingMagicDevice implements Device {
  /** Between two searches a chip is still there. */
  readonly holdMs = 60;
  readonly #line: DeviceLine;
  readonly #noRegion: boolean;
  #decoder = thingMagicCommandDecoder();
  #booted = true;
  #region: number;
  /** When the search that runs began, on the reader's clock. */
  #searchBegan: Ms | null = null;
  #tags = 0;
  #search: NodeJS.Timeout | undefined;

  constructor(line: DeviceLine, { noRegion = false, streaming = false }: ThingMagicTraits) {
    this.#line = line;
    this.#noRegion = noRegion;
    this.#region = noRegion ? 0 : regionEu;
    if (streaming) this.#startSearch();
  }

  obey(chunk: Uint8Array): void {
    for (const found of this.#decoder.push(chunk)) if (found.type === 'command') this.#obey(found);
  }

  hear({ chip, antenna, rssi }: HeardChip): boolean {
    if (this.#searchBegan === null) return false;
    const offset = Math.max(0, this.#line.clock() - this.#searchBegan);
    this.#tags += 1;
    return this.#line.write(answers.tag({ epc: chip, antenna, rssi, offset }));
  }

  restart(): void {
    this.stop();
    this.#decoder = thingMagicCommandDecoder();
    this.#booted = false;
    this.#region = this.#noRegion ? 0 : regionEu;
  }

  stop(): void {
    clearTimeout(this.#search);
    this.#searchBegan = null;
  }

  #obey({ opcode: code, data }: ThingMagicCommand): void {
    // While it streams, the module listens to nothing but the end of the stream.
    if (this.#searchBegan !== null && !(code === opcode.multiProtocol && data[2] === streamSubcommand))
      return;
    switch (code) {
      case opcode.version:
        this.#line.write(answers.version(code));
        return;
      case opcode.bootFirmware:
        this.#line.write(this.#booted ? answers.status(code, status.badOpcode) : answers.version(code));
        this.#booted = true;
        return;
      default:
        if (this.#booted) this.#obeyBooted(code, data);
        else this.#line.write(answers.status(code, status.badOpcode));
    }
  }

  #obeyBooted(code: number, data: Uint8Array): void {
    switch (code) {
      case opcode.getRegion:
        this.#line.write(answers.status(code, status.ok, [this.#region]));
        return;
      case opcode.setRegion:
        this.#region = data[0] ?? 0;
        this.#line.write(answers.status(code));
        return;
      case opcode.getAntennas: {
        const ports = [...antennas.map((port) => [port, 1]), ...missingAntennas.map((port) => [port, 0])];
        this.#line.write(answers.status(code, status.ok, [data[0] ?? 0, ...ports.flat()]));
        return;
      }
      case opcode.multiProtocol:
        this.#obeyMultiProtocol(data[2]);
        return;
      default:
        this.#line.write(answers.status(code));
    }
  }

  #obeyMultiProtocol(option: number | undefined): void {
    if (option === streamSubcommand) {
      this.stop();
      this.#line.write(answers.stopped());
    } else if (this.#region === 0) this.#line.write(answers.status(opcode.multiProtocol, status.badRegion));
    else if (option === start) {
      this.#line.write(answers.status(opcode.multiProtocol));
      this.#startSearch();
    }
  }

  #startSearch(): void {
    this.#searchBegan = this.#line.clock();
    this.#tags = 0;
    this.#search = setTimeout(() => {
      this.#line.write(this.#tags === 0 ? answers.keepalive() : answers.searchEnd());
      this.#startSearch();
    }, searchMs);
  }
}
