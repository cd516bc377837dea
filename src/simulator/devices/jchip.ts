import { answers } from '../../readers/protocol/jchip.ts';
import { localOfInstant } from '../../readers/session/zone.ts';
import type { Device, DeviceLine, HeardChip } from '../device.ts';

/** A bridge that speaks J-Chip: it keeps what it heard and sends it when it is told that it may. */
export function jChipDevice(line: DeviceLine, zone: string): Device {
  return new JChipDevice(line, zone);
}

class JChipDevice implements Device {
  readonly #line: DeviceLine;
  readonly #zone: string;
  readonly #kept: Uint8Array[] = [];
  #sent = 0;
  #isStarted = false;

  constructor(line: DeviceLine, zone: string) {
    this.#line = line;
    this.#zone = zone;
  }

  connected(): void {
    this.#isStarted = false;
    this.#line.write(answers.name('bridge-1'));
  }

  obey(chunk: Uint8Array): void {
    for (const line of Buffer.from(chunk).toString('latin1').split('\r')) {
      if (line === 'GT') this.#line.write(answers.time(this.#local()));
      if (line === 'S0000') this.#start();
    }
  }

  hear({ chip }: HeardChip): boolean {
    const tag = answers.tag({ chip, local: this.#local(), count: this.#kept.length });
    this.#kept.push(tag);
    if (this.#isStarted && this.#line.write(tag)) this.#sent = this.#kept.length;
    return true;
  }

  restart(): void {
    this.connected();
  }

  stop(): void {
    this.#isStarted = false;
  }

  #start(): void {
    this.#isStarted = true;
    // The last of what was sent may have been lost with the connection.
    for (const tag of this.#kept.slice(Math.max(0, this.#sent - 20))) this.#line.write(tag);
    this.#sent = this.#kept.length;
  }

  #local(): number {
    return localOfInstant(this.#line.clock(), this.#zone);
  }
}
