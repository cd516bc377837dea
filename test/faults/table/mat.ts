import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { answers, command } from '../../../src/readers/protocol/a0.ts';
import type { Ms } from '../../../src/timing/model/race.ts';
import type { Crossing, Ledger } from './ledger.ts';

/** Between two reads of one crossing. */
const againMs = 25;

export interface MatSettings {
  point: string;
  /** `csv` says the time of its own clock with each read, `a0` says none. */
  protocol: 'csv' | 'a0';
  /** First digits of its chips. */
  chips: string;
}

/**
 * A mat on a real TCP port, over which one runner after the other goes, each with a chip of their own. Whatever it
 * says stands in the ledger.
 */
export class Mat implements AsyncDisposable {
  readonly #settings: MatSettings;
  readonly #ledger: Ledger;
  readonly #sockets = new Set<Socket>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #log: Uint8Array[] = [];
  #server: Server | null = null;
  #port = 0;
  #crossings = 0;
  #running: NodeJS.Timeout | undefined;
  #held: Uint8Array[] | null = null;
  /** How far its clock is ahead. */
  clockOffset: Ms = 0;
  /** It keeps its lines, and says all of them again to whoever connects. */
  repeats = false;

  private constructor(settings: MatSettings, ledger: Ledger) {
    this.#settings = settings;
    this.#ledger = ledger;
  }

  static async open(settings: MatSettings, ledger: Ledger): Promise<Mat> {
    const mat = new Mat(settings, ledger);
    await mat.plugIn();
    return mat;
  }

  /** The reader address for a station. */
  get address(): string {
    const { point, protocol } = this.#settings;
    return `tcp:127.0.0.1:${this.#port}?protocol=${protocol}&point=${point}`;
  }

  /** One runner in so many milliseconds, from now on. */
  run(everyMs: number): void {
    clearInterval(this.#running);
    this.#running = setInterval(() => this.cross(), everyMs);
  }

  rest(): void {
    clearInterval(this.#running);
  }

  /** One runner now, who is heard up to three times. */
  cross(): void {
    this.#crossings += 1;
    const number = this.#crossings;
    const chip = `${this.#settings.chips}${number.toString(16).toUpperCase().padStart(20, '0')}`;
    const crossing: Crossing = { chip, mat: this.#settings.point, said: [] };
    for (let read = 0; read < 1 + (number % 3); read += 1) {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        this.#hear(crossing);
      }, read * againMs);
      this.#timers.add(timer);
    }
  }

  /** Puts noise on the line. */
  garble(bytes: Uint8Array): void {
    for (const socket of this.#sockets) socket.write(bytes);
  }

  /** The cable is out, and nobody noticed: what the mat says waits, as TCP has it. */
  hold(): void {
    this.#held ??= [];
  }

  /** The cable is in again: all of it comes at once. */
  deliver(): void {
    const waiting = this.#held ?? [];
    this.#held = null;
    for (const line of waiting) this.#write(line);
  }

  /** Says the last so many lines once more. */
  sayAgain(count: number): void {
    for (const line of this.#log.slice(-count)) this.#write(line);
  }

  /** Whether a station is connected. */
  get isHeard(): boolean {
    return this.#sockets.size > 0;
  }

  /** Breaks the connection; the station may come back at once. */
  hangUp(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** It is off: nobody can connect. */
  async unplug(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    this.hangUp();
    if (server === null) return;
    server.close();
    await once(server, 'close');
  }

  /** It is on, at the port that it had before. */
  async plugIn(): Promise<void> {
    if (this.#server !== null) return;
    this.#server = createServer({ noDelay: true }, (socket) => this.#connected(socket));
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.rest();
    for (const timer of this.#timers) clearTimeout(timer);
    await this.unplug();
  }

  #connected(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.resume();
    if (this.repeats) for (const line of this.#log) socket.write(line);
  }

  #hear(crossing: Crossing): void {
    if (this.#sockets.size === 0 && !this.repeats && this.#held === null) return;
    const moment = Date.now();
    const stamp = this.#settings.protocol === 'csv' ? moment + this.clockOffset : null;
    crossing.said.push({ stamp, moment });
    this.#ledger.crossings.set(crossing.chip, crossing);
    const line = this.#lineOf(crossing.chip, stamp);
    this.#log.push(line);
    if (this.#held === null) this.#write(line);
    else this.#held.push(line);
  }

  #lineOf(chip: string, stamp: Ms | null): Uint8Array {
    return stamp === null
      ? answers.tag(1, command.fastInventory, { epc: chip, antenna: 1, rssi: -60 })
      : Buffer.from(`${new Date(stamp).toISOString()},${chip},${this.#settings.point},1,-60\n`);
  }

  #write(line: Uint8Array): void {
    for (const socket of this.#sockets) socket.write(line);
  }
}
