import type { ReaderAddress } from '../address.ts';
import {
  A0Decoder,
  command,
  commands,
  errorText,
  idleGapMs,
  type Decoded,
  type Frame,
} from '../protocol/a0.ts';
import type { ReaderOptions } from '../reader.ts';
import type { HealthMeter } from './health-meter.ts';

/**
 * Time without a byte is counted in ticks of this length, not read from a clock: when the computer was too
 * busy or asleep, what the reader said meanwhile still waits in the port and is taken before the next tick.
 */
const tickMs = idleGapMs;
/** One tick may begin just before the last byte. */
const idleTicks = 2;
/** An inventory that brought nothing for this long is asked for again. */
const roundTicks = 8;
/** A reader that said nothing for this long is gone, whatever its port says. */
const silenceTicks = 25;
/** After the reader refused an inventory, it is left alone for a moment. */
const refusedPauseMs = 200;
/** Rounds that end at once, as with no antenna at all, are not asked for faster than this. */
const roundMinMs = 10;
const bitsPerByte = 10;
const ok = 0x10;

/** What is said on one connection: the firmware is asked for, then one inventory after the other. */
export class A0Conversation {
  readonly #options: ReaderOptions;
  readonly #meter: HealthMeter;
  readonly #onAnswer: (detail: string | null) => void;
  readonly #decoder = new A0Decoder();
  /** How long the line takes for a byte; 0 where that is not known. */
  readonly #byteMs: number;
  readonly #baud: number | null;
  #write: (bytes: Uint8Array) => void = () => undefined;
  #askTimer: NodeJS.Timeout | undefined;
  #lastAsked = 0;
  /** Ticks since the last byte, the last frame, and the last inventory. */
  #sinceByte = 0;
  #sinceFrame = 0;
  #sinceAsked = 0;
  #garbage = false;
  #refused: string | null = null;
  /** Antennas that were heard before and are missing: in this round so far, and in the last one. */
  #missingNow: number[] = [];
  #missing: number[] = [];
  heard = false;

  /** `onAnswer` is called when the reader said something, with what is wrong or null. */
  constructor(
    address: ReaderAddress,
    options: ReaderOptions,
    meter: HealthMeter,
    onAnswer: (detail: string | null) => void,
  ) {
    this.#options = options;
    this.#meter = meter;
    this.#onAnswer = onAnswer;
    this.#baud = address.transport === 'serial' ? address.baud : null;
    this.#byteMs = this.#baud === null || address.clock !== null ? 0 : (bitsPerByte * 1000) / this.#baud;
  }

  /** Begins to ask; gives what ends it. `onSilence` is called when the reader says nothing any more. */
  start(write: (bytes: Uint8Array) => void, onSilence: (detail: string) => void): () => void {
    this.#write = write;
    this.#write(commands.firmware());
    this.#ask();
    const timer = setInterval(() => this.#tick(onSilence), tickMs);
    return () => {
      clearInterval(timer);
      clearTimeout(this.#askTimer);
      this.#write = () => undefined;
      this.#take(this.#decoder.idle());
    };
  }

  /** Takes a piece of what came; its moment is taken before anything else. */
  hear(chunk: Uint8Array): void {
    const arrived = this.#options.now();
    this.#sinceByte = 0;
    this.#take(this.#decoder.push(chunk, arrived));
  }

  #tick(onSilence: (detail: string) => void): void {
    this.#sinceByte += 1;
    this.#sinceFrame += 1;
    this.#sinceAsked += 1;
    if (this.#decoder.pending > 0 && this.#sinceByte >= idleTicks) this.#take(this.#decoder.idle());
    if (this.#sinceFrame >= silenceTicks) onSilence(this.#silence());
    else if (Math.min(this.#sinceAsked, this.#sinceFrame) >= roundTicks) {
      this.#write(commands.firmware());
      this.#ask();
    }
  }

  #silence(): string {
    if (this.heard) return 'the reader does not answer any more';
    if (!this.#garbage) return 'the port is open, but no reader answers';
    const speed = this.#baud === null ? '' : ` at ${this.#baud} baud`;
    return `what comes from the port${speed} is not from a reader of this protocol`;
  }

  #ask(): void {
    clearTimeout(this.#askTimer);
    this.#lastAsked = performance.now();
    this.#sinceAsked = 0;
    this.#write(commands.fastInventory());
  }

  #askIn(ms: number): void {
    clearTimeout(this.#askTimer);
    const wait = Math.max(ms, this.#lastAsked + roundMinMs - performance.now());
    if (wait > 0) this.#askTimer = setTimeout(() => this.#ask(), wait);
    else this.#ask();
  }

  #take({ frames, dropped }: Decoded): void {
    for (const { reason, bytes } of dropped) {
      this.#meter.bytesDropped += bytes;
      if (reason !== 'garbage') this.#meter.badFrames += 1;
    }
    this.#garbage ||= dropped.length > 0;
    if (frames.length === 0) return;
    this.#sinceFrame = 0;
    this.heard = true;
    for (const frame of frames) this.#act(frame);
    this.#onAnswer(this.#trouble());
  }

  #act(frame: Frame): void {
    switch (frame.type) {
      case 'tag':
        this.#read(frame);
        return;
      case 'antenna-error':
        if (this.#meter.hasHeard(frame.antenna)) this.#missingNow.push(frame.antenna);
        return;
      case 'round-end':
        this.#refused = null;
        this.#missing = this.#missingNow;
        this.#missingNow = [];
        this.#askIn(0);
        return;
      case 'status':
        if (frame.command !== command.fastInventory) return;
        this.#refused = frame.code === ok ? null : errorText(frame.code);
        this.#askIn(frame.code === ok ? 0 : refusedPauseMs);
        return;
      case 'firmware':
      case 'other':
        return;
    }
  }

  /** Frames that came in one piece were sent one after the other: the line tells how long ago. */
  #read({ epc, antenna, rssi, raw, arrived, behind }: Frame & { type: 'tag' }): void {
    this.#meter.read(antenna, rssi, arrived);
    const time = Math.round(arrived - behind * this.#byteMs);
    this.#options.onRead({ chip: epc, antenna, rssi, time, readerTime: null, arrived, raw });
  }

  #trouble(): string | null {
    if (this.#refused !== null) return this.#refused;
    if (this.#missing.length === 0) return null;
    return `antenna ${this.#missing.join(', ')} was connected before and is not now`;
  }
}
