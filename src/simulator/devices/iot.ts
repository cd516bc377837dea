import { answers } from '../../readers/protocol/iot.ts';
import type { Device, DeviceLine, HeardChip } from '../device.ts';

/** An Impinj reader with its IoT device interface: it streams its events to who asked for them, in chunks. */
export function iotDevice(line: DeviceLine): Device {
  return new IotDevice(line);
}

class IotDevice implements Device {
  readonly #line: DeviceLine;
  #isAsked = false;

  constructor(line: DeviceLine) {
    this.#line = line;
  }

  connected(): void {
    this.#isAsked = false;
  }

  obey(chunk: Uint8Array): void {
    if (!Buffer.from(chunk).includes('/data/stream')) return;
    this.#isAsked = true;
    this.#line.write(answers.streamBegins());
  }

  hear({ chip, antenna, rssi }: HeardChip): boolean {
    if (!this.#isAsked) return false;
    return this.#line.write(answers.chunk(answers.impinj({ chip, antenna, rssi, time: this.#line.clock() })));
  }

  restart(): void {
    // Its web server is back before its connection is given up.
  }

  stop(): void {
    this.#isAsked = false;
  }
}
