import { access } from 'node:fs/promises';
import { connect } from 'node:net';
import { parseReaderAddress } from '../../readers/address.ts';
import { UsbSerial } from '../../readers/transport/usb-serial.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Follower } from './follower.ts';

const tryMs: Ms = 1500;
/** A try to take over that found no reader is not repeated sooner. */
const againMs: Ms = 5000;

type Other = Pick<Follower, 'station' | 'silentFor'>;

export interface TakeOverParts {
  /** Addresses of the readers that are a station's to read, as things stand. */
  readersOf: (station: string) => readonly string[];
  /** Connects readers here that were another station's. */
  takeOver: (station: string, addresses: readonly string[]) => Promise<unknown>;
  /** After twice so long without a word from a station its readers may be taken over. */
  goneAfter: Ms;
}

/** Takes over the readers of stations that are gone, without being asked. */
export class TakeOver {
  readonly #parts: TakeOverParts;
  #lastTry = -Infinity;
  #isTrying = false;

  constructor(parts: TakeOverParts) {
    this.#parts = parts;
  }

  /** Looks whether one of these stations is gone and has readers that can be reached from here. */
  async look(stations: readonly Other[]): Promise<void> {
    // What waits for the disk is not done again meanwhile.
    if (this.#isTrying || performance.now() - this.#lastTry < againMs) return;
    this.#isTrying = true;
    try {
      for (const other of stations) await this.#tryAt(other);
    } finally {
      this.#isTrying = false;
    }
  }

  async #tryAt(other: Other): Promise<void> {
    const { readersOf, takeOver } = this.#parts;
    const readers = this.#isGone(other) ? readersOf(other.station) : [];
    if (readers.length === 0) return;
    this.#lastTry = performance.now();
    const reached = await reachable(readers);
    // Meanwhile it may be back, and a third station may have taken them over.
    const left = readersOf(other.station).filter((address) => reached.includes(address));
    if (left.length > 0 && this.#isGone(other)) await takeOver(other.station, left);
  }

  #isGone({ silentFor }: Other): boolean {
    return silentFor >= 2 * this.#parts.goneAfter;
  }
}

/**
 * Of these readers, those that this laptop could read: who is cut off from the network itself must not
 * take readers from a station that is well.
 */
async function reachable(addresses: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(addresses.map(canReach));
  return addresses.filter((_, index) => answers[index]);
}

async function canReach(address: string): Promise<boolean> {
  try {
    const reader = parseReaderAddress(address);
    if (reader.transport === 'tcp') return await answers(reader.host, reader.port);
    // A reader that calls a laptop is told there which one: it will not call this one by itself.
    if (reader.transport === 'tcp-listen') return false;
    const usb = reader.transport === 'serial' ? reader.usb : undefined;
    await access(await new UsbSerial(reader.path, usb).find());
    return true;
  } catch {
    return false;
  }
}

function answers(host: string, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host, port, timeout: tryMs });
  socket.once('connect', () => resolve(true));
  socket.once('timeout', () => resolve(false));
  socket.once('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
}
