import type { ReaderAddress } from '../address.ts';
import { A0Decoder, commands, errorText, idleGapMs, type Decoded, type Frame } from '../protocol/a0.ts';
import type { ConnectReader, Reader, ReaderHealth, ReaderOptions } from '../reader.ts';
import { openSerial } from '../transport/serial.ts';
import { openTcp } from '../transport/tcp.ts';
import type { Transport, TransportEvents } from '../transport/transport.ts';
import { HealthMeter } from './health-meter.ts';

/** An inventory that brought nothing for this long is asked for again. */
const roundTimeoutMs = 800;
/** A reader that said nothing for this long is gone, whatever its port says. */
const silenceMs = 2500;
const backoffMs = { first: 500, max: 2000 };
/** After the reader refused an inventory, it is left alone for a moment. */
const refusedPauseMs = 200;
const ok = 0x10;
const antennaMissing = 0x22;

/** Connects a reader that speaks 0xA0; see {@link ConnectReader}. */
export const connectReader: ConnectReader = (address, options) => new A0Reader(address, options);

class A0Reader implements Reader {
  readonly address: ReaderAddress;
  readonly #options: ReaderOptions;
  readonly #meter = new HealthMeter();
  #state: ReaderHealth['state'] = 'connecting';
  #since: number;
  #detail: string | null = null;
  #closed = false;
  #wake: () => void = () => undefined;
  readonly #loop: Promise<void>;

  constructor(address: ReaderAddress, options: ReaderOptions) {
    this.address = address;
    this.#options = options;
    this.#since = options.now();
    this.#loop = this.#run();
  }

  health(): ReaderHealth {
    return {
      state: this.#state,
      since: this.#since,
      detail: this.#detail,
      ...this.#meter.report(this.#options.now()),
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#wake();
    await this.#loop;
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#closed) {
      const heardBefore = this.#state === 'reading';
      const { reason, heard } = await this.#connection();
      if (this.#closed) return;
      failures = heard || heardBefore ? 1 : failures + 1;
      this.#say(reason.state, reason.detail);
      await this.#sleep(Math.min(backoffMs.max, backoffMs.first * 2 ** (failures - 1)));
    }
  }

  /** One connection from opening to its end; why it ended, and whether the reader ever answered. */
  async #connection(): Promise<{ reason: Ended; heard: boolean }> {
    const conversation = new Conversation(this.#options, this.#meter, (detail) =>
      this.#say('reading', detail),
    );
    const { promise: ended, resolve: end } = Promise.withResolvers<Ended>();
    let transport: Transport;
    try {
      transport = await open(this.address, {
        onData: (chunk) => conversation.hear(chunk),
        onClose: (detail) => end({ state: 'gone', detail }),
      });
    } catch (error) {
      return { reason: { state: 'gone', detail: (error as Error).message }, heard: false };
    }
    this.#wake = () => end({ state: 'gone', detail: 'closed' });
    if (this.#closed) this.#wake();
    const stop = conversation.start(
      (bytes) => transport.write(bytes),
      (detail) => end({ state: 'silent', detail }),
    );
    const reason = await ended;
    stop();
    await transport.close();
    return { reason, heard: conversation.heard };
  }

  #say(state: ReaderHealth['state'], detail: string | null): void {
    if (state === this.#state && detail === this.#detail) return;
    if (state !== this.#state) this.#since = this.#options.now();
    this.#state = state;
    this.#detail = detail;
    this.#options.onState(this.health());
  }

  async #sleep(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    this.#wake = resolve;
    await promise;
    clearTimeout(timer);
  }
}

interface Ended {
  state: 'gone' | 'silent';
  detail: string;
}

function open(address: ReaderAddress, events: TransportEvents): Promise<Transport> {
  return address.transport === 'serial'
    ? openSerial(address.path, address.baud, events)
    : openTcp(address.host, address.port, events);
}

/** What is said on one connection: the firmware is asked for once, then one inventory after the other. */
class Conversation {
  readonly #options: ReaderOptions;
  readonly #meter: HealthMeter;
  readonly #onAnswer: (detail: string | null) => void;
  readonly #decoder = new A0Decoder();
  #write: (bytes: Uint8Array) => void = () => undefined;
  /** When the reader last said something, and when it was last asked; monotonic. */
  #lastFrame = 0;
  #lastAsked = 0;
  #lastByte = 0;
  /** Why the reader refuses inventories. */
  #refused: string | null = null;
  heard = false;

  constructor(options: ReaderOptions, meter: HealthMeter, onAnswer: (detail: string | null) => void) {
    this.#options = options;
    this.#meter = meter;
    this.#onAnswer = onAnswer;
  }

  /** Begins to ask; gives what ends it. `onSilence` is called when the reader says nothing any more. */
  start(write: (bytes: Uint8Array) => void, onSilence: (detail: string) => void): () => void {
    this.#write = write;
    this.#lastFrame = performance.now();
    this.#write(commands.firmware());
    this.#ask();
    const timer = setInterval(() => {
      const now = performance.now();
      if (this.#decoder.pending > 0 && now - this.#lastByte > idleGapMs) this.#take(this.#decoder.idle());
      if (now - this.#lastFrame > silenceMs) onSilence(this.#silence());
      else if (now - Math.max(this.#lastAsked, this.#lastFrame) > roundTimeoutMs) this.#ask();
    }, idleGapMs);
    return () => {
      clearInterval(timer);
      this.#write = () => undefined;
    };
  }

  hear(chunk: Uint8Array): void {
    const arrived = this.#options.now();
    this.#lastByte = performance.now();
    this.#take(this.#decoder.push(chunk), arrived);
  }

  #silence(): string {
    return this.heard ? 'the reader does not answer any more' : 'the port is open, but no reader answers';
  }

  #ask(): void {
    this.#lastAsked = performance.now();
    this.#write(commands.fastInventory());
  }

  #take({ frames, dropped }: Decoded, arrived = this.#options.now()): void {
    for (const { reason, bytes } of dropped) {
      this.#meter.bytesDropped += bytes;
      if (reason !== 'garbage') this.#meter.badFrames += 1;
    }
    if (frames.length === 0) return;
    this.#lastFrame = performance.now();
    this.heard = true;
    for (const frame of frames) this.#act(frame, arrived);
    this.#onAnswer(this.#refused);
  }

  #act(frame: Frame, arrived: number): void {
    switch (frame.type) {
      case 'tag':
        this.#meter.read(frame.antenna, frame.rssi, arrived);
        this.#options.onRead({
          chip: frame.epc,
          antenna: frame.antenna,
          rssi: frame.rssi,
          time: arrived,
          readerTime: null,
          arrived,
          raw: frame.raw,
        });
        return;
      case 'round-end':
        this.#refused = null;
        this.#ask();
        return;
      case 'status':
        if (frame.code === ok) return;
        this.#refused = frame.code === antennaMissing ? null : errorText(frame.code);
        setTimeout(() => this.#ask(), refusedPauseMs);
        return;
      case 'antenna-error':
      case 'firmware':
      case 'other':
        return;
    }
  }
}
