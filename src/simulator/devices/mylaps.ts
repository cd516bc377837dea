import { answers } from '../../readers/protocol/mylaps.ts';
import { localOfInstant } from '../../readers/session/zone.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Device, DeviceLine, HeardChip } from '../device.ts';

/** What was not acknowledged is said again so often. */
const againMs = 500;

interface Delivery {
  location: string;
  tag: { chip: string; local: Ms; antenna: number; rssi: number };
}

/** MYLAPS Timing & Scoring with its toolkit: it says a passing again until the other side has acknowledged its number. */
export function mylapsDevice(line: DeviceLine, zone: string): Device {
  return new MylapsDevice(line, zone);
}

class MylapsDevice implements Device {
  readonly #line: DeviceLine;
  readonly #zone: string;
  readonly #open = new Map<number, Delivery>();
  readonly #again: NodeJS.Timeout;
  #number = 0;
  #isWelcome = false;
  #location = 'Toolkit';
  #text = '';

  constructor(line: DeviceLine, zone: string) {
    this.#line = line;
    this.#zone = zone;
    this.#again = setInterval(() => this.#sayOpen(), againMs);
  }

  connected(): void {
    this.#isWelcome = false;
    this.#text = '';
    this.#line.write(answers.pong(this.#location));
  }

  obey(chunk: Uint8Array): void {
    const messages = (this.#text + Buffer.from(chunk).toString('latin1')).split('$');
    this.#text = messages.pop() ?? '';
    for (const message of messages) this.#obey(message.split('@'));
  }

  hear({ chip, antenna, rssi, point }: HeardChip): boolean {
    this.#location = point;
    this.#number += 1;
    const tag = { chip, antenna, rssi, local: localOfInstant(this.#line.clock(), this.#zone) };
    this.#open.set(this.#number, { location: point, tag });
    if (this.#isWelcome) this.#line.write(answers.passings(point, this.#number, [tag]));
    // What did not go out goes out again, until it is acknowledged.
    return true;
  }

  /** Its program was started again: what was not acknowledged is still there. */
  restart(): void {
    this.connected();
  }

  stop(): void {
    clearInterval(this.#again);
  }

  #obey([, name = '', number = '']: string[]): void {
    if (name === 'AckPong') {
      this.#isWelcome = true;
      this.#sayOpen();
    }
    if (name === 'Ping') this.#line.write(answers.pingAnswer(this.#location));
    if (name === 'AckPassing') this.#open.delete(Number(number));
  }

  #sayOpen(): void {
    if (!this.#isWelcome) return;
    for (const [number, { location, tag }] of this.#open)
      this.#line.write(answers.passings(location, number, [tag]));
  }
}
