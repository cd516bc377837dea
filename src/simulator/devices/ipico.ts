import { answers, ipicoDecoder, type IpicoMessage } from '../../readers/protocol/ipico.ts';
import { commandTime } from '../../readers/protocol/ipico-fields.ts';
import { instruction } from '../../readers/protocol/ipico-codes.ts';
import { instantOfLocal, localOfInstant } from '../../readers/session/zone.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Device, DeviceLine, HeardChip } from '../device.ts';

const banner = 'ARM9 Controller for DF Dual DSP TTO (simulated) v1.4';
const unknownCommand = 0xf2;
/** What is left of the second before the one that is set begins. */
const setDelayMs = 490;
const tagDigits = 12;
const storedBytes = 32;
const download = { lines: 40, everyMs: 5 };

/** An IPICO reader in raw mode: it reports each chip at once and keeps it. Its tags are the last 12 digits of the chips. */
export function ipicoDevice(line: DeviceLine, zone: string): Device {
  return new IpicoDevice(line, zone);
}

class IpicoDevice implements Device {
  readonly #line: DeviceLine;
  readonly #zone: string;
  readonly #stored: { chip: string; local: Ms }[] = [];
  #decoder = ipicoDecoder();
  #sent = 0;
  #download: NodeJS.Timeout | null = null;

  constructor(line: DeviceLine, zone: string) {
    this.#line = line;
    this.#zone = zone;
  }

  obey(chunk: Uint8Array): void {
    for (const one of this.#decoder.push(chunk)) if (one.type === 'control') this.#obey(one);
  }

  hear({ chip }: HeardChip): boolean {
    const read = { chip: chip.slice(-tagDigits).padStart(tagDigits, '0'), local: this.#local() };
    this.#stored.push(read);
    return this.#line.write(answers.tag(read.chip, read.local));
  }

  restart(): void {
    this.stop();
    this.#decoder = ipicoDecoder();
    this.#sayBanner();
  }

  stop(): void {
    if (this.#download !== null) clearInterval(this.#download);
    this.#download = null;
  }

  #obey({ instruction: code, data, asks }: IpicoMessage & { type: 'control' }): void {
    switch (code) {
      case instruction.clock:
        this.#line.write(answers.clock(this.#local()));
        return;
      case instruction.setClock: {
        const local = commandTime(data);
        if (local !== null)
          this.#line.setClock(instantOfLocal(local, this.#zone, this.#line.clock()) - setDelayMs);
        this.#line.write(answers.accepted(code));
        return;
      }
      case instruction.mode:
        this.#line.write(asks ? answers.mode(0, 5) : answers.accepted(code));
        return;
      case instruction.banner:
        this.#sayBanner();
        return;
      case instruction.recording:
        this.#record(data);
        return;
      default:
        this.#line.write(answers.refused(unknownCommand));
    }
  }

  #record(data: string): void {
    if (data === '0101') {
      this.stop();
      this.#sent = 0;
      this.#download = setInterval(() => this.#sendStored(), download.everyMs);
    }
    if (data === '0100') this.stop();
    this.#sayStatus();
  }

  #sendStored(): void {
    for (const { chip, local } of this.#stored.slice(this.#sent, this.#sent + download.lines)) {
      this.#line.write(answers.tag(chip, local));
      this.#sent += 1;
    }
    if (this.#sent < this.#stored.length) return;
    this.stop();
    this.#sayStatus();
  }

  #sayStatus(): void {
    const [stored, sent] = [this.#stored.length * storedBytes, this.#sent * storedBytes];
    this.#line.write(answers.recordingStatus(this.#download !== null, stored, sent));
  }

  #sayBanner(): void {
    for (const part of answers.banner(banner)) this.#line.write(part);
  }

  #local(): Ms {
    return localOfInstant(this.#line.clock(), this.#zone);
  }
}
