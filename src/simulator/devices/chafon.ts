import {
  answers,
  chafonCommandDecoder,
  type ChafonCommand,
  type EncodedTag,
} from '../../readers/protocol/chafon.ts';
import { command, status, type ChafonModel } from '../../readers/protocol/chafon-codes.ts';
import type { Device, DeviceLine, HeardChip } from '../device.ts';

const readerTypes: Readonly<Record<ChafonModel, number>> = { '18': 0x09, '288': 0x20 };
const factoryScanTime = 10;
const scanStepMs = 100;
/** Tags of the usual length in a frame. */
const frameTagsMax = 8;
const heartbeatStepMs = 30_000;

/** What this reader is, and what it cannot do. */
interface ChafonTraits {
  model?: ChafonModel;
  /** It refuses real-time mode, as older ones of the 288 family do. */
  noRealTime?: boolean;
  /** It was left in real-time mode. */
  realTime?: boolean;
  /** Its memory is worn out: without power it forgets its mode. */
  forgetsMode?: boolean;
}

/** A Chafon reader: it keeps its mode without power, and forgets an inventory that runs. */
export function chafonDevice(line: DeviceLine, traits: ChafonTraits = {}): Device {
  return new ChafonDevice(line, traits);
}

class ChafonDevice implements Device {
  /** Between two inventories a chip is still there: it is heard by the next one, if that comes soon. */
  readonly holdMs = 60;
  readonly #line: DeviceLine;
  readonly #model: ChafonModel;
  readonly #traits: ChafonTraits;
  #decoder = chafonCommandDecoder();
  #realTime: boolean;
  #scanTime = factoryScanTime;
  #heartbeatMs = 0;
  #reads = 0;
  #heartbeat: NodeJS.Timeout | undefined;
  #scan: { timer: NodeJS.Timeout; antenna: number; found: EncodedTag[] } | null = null;

  constructor(line: DeviceLine, traits: ChafonTraits) {
    this.#line = line;
    this.#traits = traits;
    this.#model = traits.model ?? '288';
    this.#realTime = traits.realTime ?? false;
  }

  obey(chunk: Uint8Array): void {
    for (const found of this.#decoder.push(chunk)) if (found.type === 'command') this.#obey(found);
    // A command comes in one piece: the maker's receiver forgets the rest after 15 ms.
    if (this.#decoder.pending > 0) this.#decoder.idle();
  }

  hear({ chip, antenna, rssi }: HeardChip): boolean {
    // The maker's numbers are higher for stronger tags, as dBm are.
    const tag = { epc: chip, antenna, rssi: Math.max(0, rssi + 140) };
    if (this.#realTime) {
      this.#reads += 1;
      this.#beatLater();
      return this.#line.write(answers.realTimeTag(tag));
    }
    const scan = this.#scan;
    if (scan === null) return false;
    if (this.#model === '288') {
      if (scan.antenna !== antenna) return false;
      return this.#line.write(answers.inventory288(status.moreFollows, antenna, [tag]));
    }
    scan.found.push(tag);
    return true;
  }

  restart(): void {
    this.stop();
    this.#decoder = chafonCommandDecoder();
    this.#reads = 0;
    if (this.#traits.forgetsMode === true) this.#realTime = false;
  }

  stop(): void {
    clearTimeout(this.#heartbeat);
    clearTimeout(this.#scan?.timer);
    this.#scan = null;
  }

  #obey({ command: code, data }: ChafonCommand): void {
    const inRealTime: readonly number[] = [command.info, command.getMode, command.setMode];
    // What comes while an inventory runs is lost, but for the command that stops it.
    if (this.#scan !== null && code !== command.stopInventory) return;
    if (this.#realTime && !inRealTime.includes(code)) return;
    if (this.#model === '18') this.#obey18(code, data);
    else this.#obey288(code, data);
  }

  #obey18(code: number, data: Uint8Array): void {
    switch (code) {
      case command.info:
        this.#sayInfo();
        return;
      case command.inventory:
        this.#startScan(1, this.#scanTime);
        return;
      case command.scanTime:
        this.#setScanTime(data);
        return;
      case command.setWorkMode18:
        this.#line.write(answers.status(code, status.ok));
        return;
      default:
        this.#line.write(answers.status(0, status.unknownCommand));
    }
  }

  #obey288(code: number, data: Uint8Array): void {
    const [first = 0] = data;
    switch (code) {
      case command.info:
        this.#sayInfo();
        return;
      case command.inventory:
        this.#startScan((data[3] ?? 0x80) - 0x80 + 1, data[4] ?? this.#scanTime);
        return;
      case command.stopInventory:
        this.#endScan();
        return;
      case command.scanTime:
        this.#setScanTime(data);
        return;
      case command.getMode:
        this.#line.write(answers.mode(this.#realTime));
        return;
      case command.setMode:
        if (this.#traits.noRealTime === true && first !== 0)
          this.#line.write(answers.status(code, status.badParameter));
        else this.#setMode(first !== 0);
        return;
      case command.realTimeParameters:
        this.#line.write(answers.status(code, data.length === 5 ? status.ok : status.wrongLength));
        return;
      case command.heartbeat:
        this.#heartbeatMs = (first & 0x7f) * heartbeatStepMs;
        this.#line.write(answers.status(code, status.ok, [first & 0x7f]));
        return;
      default:
        this.#line.write(answers.status(0, status.unknownCommand));
    }
  }

  #sayInfo(): void {
    this.#line.write(answers.info({ readerType: readerTypes[this.#model], scanTime: this.#scanTime }));
  }

  #setScanTime([time = factoryScanTime]: Uint8Array): void {
    this.#scanTime = time;
    this.#line.write(answers.status(command.scanTime, status.ok));
  }

  #setMode(realTime: boolean): void {
    this.#realTime = realTime;
    this.#line.write(answers.status(command.setMode, status.ok));
    clearTimeout(this.#heartbeat);
    if (realTime) this.#beatLater();
  }

  #beatLater(): void {
    clearTimeout(this.#heartbeat);
    if (this.#heartbeatMs === 0) return;
    this.#heartbeat = setTimeout(() => {
      this.#line.write(answers.heartbeat(['connected', 'connected', 'unused', 'unused'], this.#reads));
      this.#beatLater();
    }, this.#heartbeatMs);
  }

  #startScan(antenna: number, time: number): void {
    this.#scan = { antenna, found: [], timer: setTimeout(() => this.#endScan(), time * scanStepMs) };
  }

  #endScan(): void {
    const scan = this.#scan;
    if (scan === null) return;
    clearTimeout(scan.timer);
    this.#scan = null;
    if (this.#model === '288') this.#line.write(answers.inventory288(status.inventoryDone, scan.antenna, []));
    else this.#report18(scan.found.map(({ epc }) => epc));
  }

  /** No frame is long enough for all. */
  #report18(found: readonly string[]): void {
    if (found.length === 0) this.#line.write(answers.status(command.inventory, status.noTag));
    for (let at = 0; at < found.length; at += frameTagsMax) {
      const isLast = at + frameTagsMax >= found.length;
      const epcs = found.slice(at, at + frameTagsMax);
      this.#line.write(answers.inventory18(isLast ? status.inventoryDone : status.moreFollows, epcs));
    }
  }
}
