import { a0Device } from '../../src/simulator/devices/a0.ts';
import type { Port, Transport, TransportEvents } from '../../src/readers/transport/transport.ts';
import { TransportError } from '../../src/readers/transport/transport.ts';
import { message } from '../../src/words/message.ts';
import type { Ms } from '../../src/timing/model/race.ts';
import { trueTime } from './clocks.ts';

/** A tag's frame that came whole to a station that lived. */
export interface Delivered {
  chip: string;
  arrived: Ms;
}

/** How long a byte is on its way. */
const lineMs = 1;

/** A reader, its cable, and the port that the cable is in. */
export class Line implements Port {
  readonly waitsFor = null;
  readonly #device = a0Device(
    {
      write: (bytes) => this.#send(bytes),
      clock: () => trueTime(),
      setClock: () => undefined,
    },
    'UTC',
  );
  readonly #delivered: (read: Delivered) => void;
  #station: TransportEvents | null = null;
  #plugged = true;
  /** What becomes of the next frame of a tag. */
  #next: 'cut' | 'twice' | 'in-pieces' | null = null;
  /** The chip that the reader is just telling of. */
  #chip: string | null = null;

  /** @param delivered hears of each read that came whole */
  constructor(delivered: (read: Delivered) => void) {
    this.#delivered = delivered;
  }

  open(events: TransportEvents): Promise<Transport> {
    if (!this.#plugged) return Promise.reject(new TransportError(message('port.missing', { place: 'mat' })));
    this.#station = events;
    const close = async () => {
      if (this.#station === events) this.#station = null;
    };
    return Promise.resolve({
      write: (bytes) => void setTimeout(() => this.#station === events && this.#device.obey(bytes), lineMs),
      close,
    });
  }

  async close(): Promise<void> {}

  /** A chip is in the field of the antenna. */
  hear(chip: string): void {
    this.#chip = chip;
    this.#device.hear({ chip, point: 'finish', antenna: 1, rssi: -60, time: trueTime() });
    this.#chip = null;
  }

  /** The process at the other end is gone: nobody closes anything. */
  letGo(): void {
    this.#station = null;
  }

  plug(plugged: boolean): void {
    this.#plugged = plugged;
    if (plugged) return;
    const station = this.#station;
    this.#station = null;
    station?.onClose(message('port.unplugged', { place: 'mat' }));
  }

  restart(): void {
    this.#device.restart();
  }

  /** Noise without the byte that frames begin with. */
  garble(bytes: Uint8Array): void {
    this.#give(bytes.map((byte) => (byte === 0xa0 ? 0xa1 : byte)));
  }

  spoilNext(how: 'cut' | 'twice' | 'in-pieces'): void {
    this.#next = how;
  }

  stop(): void {
    this.#device.stop();
  }

  #send(bytes: Uint8Array): boolean {
    if (this.#station === null) return false;
    const chip = this.#chip;
    const how = chip === null ? null : this.#next;
    if (chip !== null) this.#next = null;
    const middle = bytes.length >> 1;
    if (how === 'cut') this.#give(bytes.subarray(0, middle));
    else if (how === 'in-pieces') {
      this.#give(bytes.subarray(0, middle));
      this.#give(bytes.subarray(middle), chip);
    } else this.#give(bytes, chip);
    if (how === 'twice') this.#give(bytes, chip);
    return true;
  }

  #give(bytes: Uint8Array, chip: string | null = null): void {
    const station = this.#station;
    setTimeout(() => {
      if (station === null || station !== this.#station) return;
      if (chip !== null) this.#delivered({ chip, arrived: trueTime() });
      station.onData(bytes, performance.now());
    }, lineMs);
  }
}

/** The only port of the laptop. */
export const port = { line: null as Line | null };

/** In the place of the real one. */
export function portOfDay(): Port {
  if (port.line === null) throw new Error('no line today');
  return port.line;
}
