import { raceTimeAt, wallTimeAt, type SimulatedClock } from '../readers/simulated-clock.ts';
import type { Ms } from '../timing/model/race.ts';
import type { Device, DeviceLine, MakeDevice } from './device.ts';
import { a0Device } from './devices/a0.ts';
import type { MatPort } from './mat-port.ts';
import type { MatRead } from './reads.ts';

/**
 * What truly happened at a mat, and what of it went out. All times are race time; `reads` were heard by
 * the antennas, `sent` were put on the line while a station had an inventory running.
 */
export interface Truth {
  /** Null for a chip that is not in the start list. */
  bib: string | null;
  chip: string;
  point: string;
  /** Id of the mat that the point lies on. */
  mat: string;
  /** When the runner crossed the line. */
  time: Ms;
  reads: number;
  firstRead: Ms | null;
  lastRead: Ms | null;
  sent: number;
  firstSent: Ms | null;
  lastSent: Ms | null;
}

/** A read that is to come, and the crossing that it is part of. */
export interface ScheduledRead extends MatRead {
  truth: Truth;
}

const timerMax = 2 ** 31 - 1;
/** After the last chip, what was held and what is on its way still has this long. */
const endMs = 120;
const hour = 3_600_000;

/** A mat that is not there: it speaks a reader's protocol on a real port and hears chips when their time has come. */
export class VirtualMat {
  readonly #openPort: () => Promise<MatPort>;
  readonly #clock: SimulatedClock;
  readonly #reads: readonly ScheduledRead[];
  readonly #passed = Promise.withResolvers<void>();
  readonly #device: Device;
  #port: MatPort;
  #next = 0;
  #held: { read: ScheduledRead; since: number }[] = [];
  #timer: NodeJS.Timeout | undefined;
  #silent = false;
  #pluggedIn = true;
  #cutNext = false;
  #twice = false;
  /** A chip is being heard: what the reader says now is about it. */
  #hearing = false;
  /** What it said of that chip was destroyed. */
  #lost = false;
  /** What the reader's clock shows: `shown` at race time `at`, and from there on at its own pace. */
  #ownClock = { at: 0, shown: 0, driftPerHour: 0 };

  private constructor(
    port: MatPort,
    openPort: () => Promise<MatPort>,
    clock: SimulatedClock,
    reads: readonly ScheduledRead[],
    makeDevice: MakeDevice,
    zone: string,
  ) {
    this.#openPort = openPort;
    this.#clock = clock;
    this.#reads = reads;
    this.#port = port;
    this.#device = makeDevice(this.#line(), zone);
    this.#listen();
    this.#hear();
  }

  /** Opens the port; `reads` in order of time. Reads from before the clock's beginning are never heard. */
  static async start(
    openPort: () => Promise<MatPort>,
    clock: SimulatedClock,
    reads: readonly ScheduledRead[],
    makeDevice: MakeDevice = a0Device,
    zone = 'UTC',
  ): Promise<VirtualMat> {
    const begin = clock[0]?.race ?? 0;
    const toCome = reads.filter((read) => read.time >= begin);
    return new VirtualMat(await openPort(), openPort, clock, toCome, makeDevice, zone);
  }

  get place(): MatPort['place'] {
    return this.#port.place;
  }

  /** Settles when the last chip has passed, or the mat was stopped. */
  get done(): Promise<void> {
    return this.#passed.promise;
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#next = this.#reads.length;
    this.#device.stop();
    await this.#port.close();
    this.#passed.resolve();
  }

  /** Fault: noise on the line. */
  garble(bytes: Uint8Array): void {
    this.#port.write(bytes);
  }

  /** Fault: the second half of what is said of the next chip gets lost. */
  cutNextFrame(): void {
    this.#cutNext = true;
  }

  /** Fault: each read is said twice, as by readers that repeat what nobody acknowledged. */
  sayTwice(twice: boolean): void {
    this.#twice = twice;
  }

  /** Fault: the port stays, but the reader says nothing any more, until `silent` is false again. */
  fallSilent(silent: boolean): void {
    this.#silent = silent;
  }

  get isSilent(): boolean {
    return this.#silent;
  }

  /** Fault: the reader loses its power for a moment; its port stays. */
  restart(): void {
    this.#device.restart();
  }

  /** Fault: the reader's clock moves by `step`. */
  jumpClock(step: Ms): void {
    this.#setClock(this.#readerClock() + step);
  }

  /** How far the reader's clock is ahead of race time. */
  get clockOffset(): Ms {
    return this.#readerClock() - this.#raceTime();
  }

  /** Fault: the reader's clock gains so many milliseconds in an hour. */
  driftClock(msPerHour: number): void {
    this.#setClock(this.#readerClock());
    this.#ownClock.driftPerHour = msPerHour;
  }

  /** Fault: the port vanishes, as when the plug is pulled. */
  async hangUp(): Promise<void> {
    this.#pluggedIn = false;
    await this.#port.close();
  }

  /** The port that vanished is there again. */
  async plugIn(): Promise<void> {
    this.#port = await this.#openPort();
    this.#listen();
    this.#pluggedIn = true;
  }

  get isPluggedIn(): boolean {
    return this.#pluggedIn;
  }

  #line(): DeviceLine {
    return {
      write: (bytes) => this.#write(bytes),
      clock: () => this.#readerClock(),
      setClock: (to) => this.#setClock(to),
    };
  }

  #write(bytes: Uint8Array): boolean {
    if (this.#silent) return false;
    if (!this.#hearing) return this.#port.write(bytes);
    if (this.#cutNext) {
      this.#cutNext = false;
      this.#lost = true;
      this.#port.write(bytes.subarray(0, bytes.length >> 1));
      return false;
    }
    const sent = this.#port.write(bytes);
    if (this.#twice) this.#port.write(bytes);
    return sent;
  }

  #readerClock(): Ms {
    const { at, shown, driftPerHour } = this.#ownClock;
    const passed = this.#raceTime() - at;
    return Math.round(shown + passed + (passed / hour) * driftPerHour);
  }

  #setClock(shown: Ms): void {
    this.#ownClock = { ...this.#ownClock, at: this.#raceTime(), shown };
  }

  #raceTime(): Ms {
    return raceTimeAt(this.#clock, Date.now());
  }

  #listen(): void {
    this.#port.onConnect(() => {
      if (!this.#silent) this.#device.connected?.();
    });
    this.#port.onData((chunk) => {
      if (this.#silent) return;
      this.#device.obey(chunk);
      this.#offerHeld();
    });
  }

  /** Hears all chips whose time has come, and waits for the next. */
  #hear(): void {
    const now = Date.now();
    const race = raceTimeAt(this.#clock, now);
    let read = this.#reads[this.#next];
    while (read !== undefined && read.time <= race) {
      if (!this.#offer(read)) this.#held.push({ read, since: now });
      this.#next += 1;
      read = this.#reads[this.#next];
    }
    if (read === undefined) {
      this.#timer = setTimeout(() => this.#passed.resolve(), endMs);
      return;
    }
    const wait = Math.ceil(wallTimeAt(this.#clock, read.time) - Date.now());
    this.#timer = setTimeout(() => this.#hear(), Math.min(timerMax, Math.max(1, wait)));
  }

  /** Chips that did not go on the line are heard again while they are still in the field. */
  #offerHeld(): void {
    if (this.#held.length === 0) return;
    const now = Date.now();
    const { holdMs = 0 } = this.#device;
    this.#held = this.#held.filter(({ read, since }) => now - since <= holdMs && !this.#offer(read));
  }

  /** Whether the chip need not be heard again. */
  #offer({ truth, antenna, rssi }: ScheduledRead): boolean {
    const time = this.#raceTime();
    this.#hearing = true;
    this.#lost = false;
    const sent = this.#device.hear({ chip: truth.chip, antenna, rssi, time, point: truth.mat });
    this.#hearing = false;
    if (!sent) return this.#lost;
    truth.sent += 1;
    truth.firstSent ??= time;
    truth.lastSent = time;
    return true;
  }
}
