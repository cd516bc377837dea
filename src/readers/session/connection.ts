import type { Ms } from '../../timing/model/race.ts';
import type { ReaderAddress } from '../address.ts';
import { message } from '../../words/message.ts';
import type { ReaderMessage } from '../message.ts';
import type { Bad, Found, TagRead } from '../protocol/protocol.ts';
import type { Ports, ReaderOptions, Stall } from '../reader.ts';
import { Backlog } from './backlog.ts';
import type { Conversation, Line, Protocol } from './conversation.ts';
import type { HealthMeter } from './health-meter.ts';
import { pulseOf } from './pulses.ts';
import type { ReaderTime } from './reader-time.ts';

/**
 * Time without a byte is counted in ticks, not read from a clock, and in those alone that came on time: where the
 * computer was held or slept, what the reader said meanwhile still waits in the port, behind a late tick.
 */
const tickMs = { min: 20, max: 100 };
/** One tick may begin just before the last byte. */
const idleTicks = 2;
/** A tick is late from so many milliseconds on. */
const lateMs = 10;
/** What is due only now was held up: the answers that it waits for may wait as well. */
const waitedMs = 150;
const bitsPerByte = 10;
/** A device whose clock agrees so far is believed. */
const onTimeMs: Ms = 2000;

export interface ConnectionParts {
  address: ReaderAddress;
  protocol: Protocol;
  options: ReaderOptions;
  ports: Ports;
  zone: string;
  meter: HealthMeter;
  time: ReaderTime;
  memory: Map<string, number>;
  /** Speed of the line; null where it is no serial one. */
  baud: number | null;
  /** The reader said something, and this is wrong, or nothing (null). */
  onAnswer: (trouble: ReaderMessage | null) => void;
  onAbout: (what: ReaderMessage) => void;
}

/** One connection to a reader: bytes in, reads out, and what is said on it. */
export class Connection {
  readonly #parts: ConnectionParts;
  readonly #decoder;
  readonly conversation: Conversation;
  readonly #timers = new Set<NodeJS.Timeout>();
  /** How long the line takes for a byte; 0 where that is not known. */
  readonly #byteMs: number;
  #write: ((bytes: Uint8Array) => void) | null = null;
  /** Ticks on time since the last byte, and ticks since the last sensible answer. */
  #sinceByte = 0;
  #sinceAnswer = 0;
  #garbage = false;
  readonly #backlog = new Backlog();
  /** Whether the latest chunk waited in a buffer. */
  #isWaited = false;
  #stall: Stall | null;
  /** The reader answered at least once. */
  heard = false;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    const { address, protocol, baud, zone, memory } = parts;
    const model = address.model === undefined ? {} : { model: address.model };
    this.#decoder = protocol.decoder(model);
    this.#stall = parts.ports.stall();
    this.#byteMs = baud === null || address.clock !== null ? 0 : (bitsPerByte * 1000) / baud;
    this.conversation = protocol.converse(this.#line(), {
      zone,
      memory,
      isCalled: address.transport === 'tcp-listen',
      ...model,
    });
  }

  /**
   * Begins to talk; gives what ends it, in order or not. `onSilence` is called when the reader says nothing any
   * more: what is then written to it might arrive late, so that no farewell is said.
   */
  start(
    write: (bytes: Uint8Array) => void,
    onSilence: (detail: ReaderMessage) => void,
  ): (inOrder: boolean) => void {
    const { idleGapMs, silenceMs } = this.#parts.protocol;
    const tick = Math.min(tickMs.max, Math.max(tickMs.min, idleGapMs));
    const silenceTicks = this.#parts.address.transport === 'file' ? Infinity : Math.ceil(silenceMs / tick);
    this.#write = write;
    this.#parts.time.connected(this.#parts.options.now());
    this.conversation.start();
    let due = performance.now() + tick;
    const timer = setInterval(() => {
      const isLate = performance.now() > due + lateMs || this.#parts.ports.lookedAt() < due - tick;
      due = performance.now() + tick;
      this.#lookForStall();
      this.#sinceAnswer += 1;
      // What came meanwhile is heard right after a late tick, or where nobody looked at the ports: that tick says nothing of
      // how quiet the line is.
      if (!isLate) this.#countQuietTick(tick);
      if (this.#sinceAnswer >= silenceTicks) onSilence(this.#silence());
    }, tick);
    return (inOrder) => {
      clearInterval(timer);
      this.#take(this.#decoder.idle());
      if (inOrder) this.conversation.stop?.();
      for (const waiting of this.#timers) clearTimeout(waiting);
      this.#write = null;
    };
  }

  /** Takes a piece of what came at a moment of `performance.now()`. */
  hear(chunk: Uint8Array, at: number): void {
    this.#lookForStall();
    const arrived = this.#parts.options.now(at);
    this.#backlog.take(chunk.length, arrived, at);
    this.#isWaited = this.#backlog.earliestOf(arrived) !== null;
    this.#sinceByte = 0;
    this.#take(this.#decoder.push(chunk, arrived));
  }

  #countQuietTick(tick: Ms): void {
    this.#sinceByte += 1;
    if (this.#sinceByte >= idleTicks) this.#backlog.end();
    const { idleGapMs } = this.#parts.protocol;
    if (this.#decoder.pending > 0 && this.#sinceByte * tick >= idleTicks * idleGapMs) this.#giveUp();
  }

  /** Nothing came for long. What is missing of a line on its way is lost; in a log it is written when its writer gets to it. */
  #giveUp(): void {
    if (this.#parts.address.transport === 'file') this.#answered(message('reader.line-without-end'));
    else this.#take(this.#decoder.idle());
  }

  #lookForStall(): void {
    const stall = this.#parts.ports.stall();
    if (stall === this.#stall) return;
    this.#stall = stall;
    this.#sinceByte = 0;
    if (stall !== null) this.#backlog.begin(stall);
  }

  #take(found: readonly Found[]): void {
    if (found.length === 0) return;
    const { meter } = this.#parts;
    for (const piece of found) {
      this.#pulse(piece);
      if (piece.type !== 'bad') continue;
      this.#garbage = true;
      meter.bad(piece as Bad, this.#parts.options.now());
    }
    this.conversation.hear(found);
  }

  /** A gun or a time without a chip: its own time counts where it comes at once, else it is dated as a read is. */
  #pulse(piece: Found): void {
    const { address, options, time } = this.#parts;
    const pulse = options.onPulse === undefined ? null : pulseOf(piece);
    if (pulse === null) return;
    const { arrived } = piece;
    const { point = address.point } = pulse;
    const since = this.#backlog.earliestOf(arrived);
    const { time: dated, readerTime } = time.date(pulse, arrived, pulse.stored, undefined, since);
    const own = readerTime ?? dated;
    const isOnTime = !pulse.stored && Math.abs(arrived - own) <= onTimeMs;
    options.onPulse?.({ ...pulse, point, arrived, time: isOnTime ? own : dated, readerTime: own });
  }

  #line(): Line {
    const { options, time, onAbout } = this.#parts;
    return {
      write: (bytes) => this.#write?.(bytes),
      now: () => options.now(),
      read: (read, cycleStart) => this.#read(read, cycleStart),
      recorded: () => this.#recorded(),
      answered: (trouble) => this.#answered(trouble),
      about: onAbout,
      clock: (shown, at, roundTrip) => {
        // When the answer came that waited in a buffer, and with it what the clock's offset is, nobody knows.
        if (!this.#isWaited) time.heard(shown, at, roundTrip);
      },
      after: (ms, task) => this.#after(ms, task),
    };
  }

  /** Frames that came in one piece were sent one after the other: the line tells how long ago. */
  #read(tag: TagRead, cycleStart?: Ms): void {
    const { address, options, meter, time } = this.#parts;
    this.#sinceAnswer = 0;
    if (!this.heard) this.#answered(null);
    const { chip, antenna, rssi, arrived, raw, behind, point = address.point } = tag;
    const stored = tag.stored || address.transport === 'file';
    if (!tag.stored) meter.read(antenna, rssi, arrived);
    if (!tag.counts) return;
    const since = stored ? null : this.#backlog.earliestOf(arrived);
    const dated = time.date(tag, Math.round(arrived - behind * this.#byteMs), stored, cycleStart, since);
    options.onRead({ chip, antenna, rssi, ...dated, arrived, raw, point, stored });
  }

  #answered(trouble: ReaderMessage | null): void {
    this.#sinceAnswer = 0;
    this.heard = true;
    this.#parts.onAnswer(trouble);
  }

  async #recorded(): Promise<void> {
    await this.#parts.options.recorded?.();
    if (this.#parts.options.recorded === undefined || this.#write === null)
      await Promise.withResolvers<never>().promise;
  }

  /** A task that is due while the computer stands still is done a moment after it goes on: what the reader said comes first. */
  #after(ms: number, task: () => void): void {
    const due = performance.now() + ms;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (performance.now() > due + waitedMs) this.#after(tickMs.max, task);
      else task();
    }, ms);
    this.#timers.add(timer);
  }

  #silence(): ReaderMessage {
    if (this.heard) return message('reader.no-answer-any-more');
    if (!this.#garbage) return message('reader.no-answer');
    const { baud } = this.#parts;
    return baud === null
      ? message('reader.not-of-protocol')
      : message('reader.not-of-protocol-at', { baud: String(baud) });
  }
}
