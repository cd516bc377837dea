import { a0Decoder, command, commands, errorMessage, idleGapMs, type A0Message } from '../protocol/a0.ts';
import { message } from '../../words/message.ts';
import type { ReaderMessage } from '../message.ts';
import type { Found } from '../protocol/protocol.ts';
import type { Conversation, Line, Protocol } from './conversation.ts';

/** An inventory that brought nothing for this long is asked for again. */
const roundMs = 800;
/** After the reader refused an inventory, it is left alone for a moment. */
const refusedPauseMs = 200;
/** Rounds that end at once, as with no antenna at all, are not asked for faster than this. */
const roundMinMs = 10;
/** So often fast switching is refused or not answered before the reader is taken for one that cannot do it. */
const refusalsMax = 3;
/** An antenna that is not connected is left out for so many rounds of the others. */
const leftOutRounds = 50;
const ok = 0x10;
const restarted = 0x20;
const antennaMissing = 0x22;
const noSuchAntenna = 0x47;

/**
 * How inventories are asked for. `4` and `8`: fast switching over so many ports, the usual. `1`: the one
 * antenna that is set, for readers with one port. `session`: the same in Gen2 session 1, where a chip that
 * stays on the mat is heard now and then and not all the time.
 */
const models = ['4', '8', '1', 'session'] as const;
type Model = (typeof models)[number];

export const a0: Protocol<A0Message> = {
  name: 'a0',
  models,
  decoder: () => a0Decoder(),
  converse: (line, { model = '4' }) => new A0Conversation(line, model as Model),
  probe: { bytes: commands.firmware(), answers: ['firmware'] },
  bauds: [115_200, 38_400],
  tcpPorts: [4001],
  idleGapMs,
  silenceMs: 2500,
  clock: 'none',
};

/** What is said on one connection: the firmware is asked for, then one inventory after the other. */
class A0Conversation implements Conversation {
  readonly #line: Line;
  readonly #model: Model;
  /** Set for a reader that cannot switch by itself: it is asked antenna by antenna. */
  #oneByOne: OneByOne | null = null;
  /** Counts questions, so that a late timer knows whether it still matters. */
  #asked = 0;
  #askedAt = 0;
  #frames = 0;
  #switches = false;
  #refusals = 0;
  #refused: ReaderMessage | null = null;
  readonly #heardOn = new Set<number>();
  /** Antennas that were heard before and are missing: in this round so far, and in the last one. */
  #missingNow: number[] = [];
  #missing: number[] = [];

  constructor(line: Line, model: Model) {
    this.#line = line;
    this.#model = model;
  }

  start(): void {
    this.#line.write(commands.firmware());
    this.#ask();
  }

  hear(found: readonly Found<A0Message>[]): void {
    const frames = found.filter((one) => one.type !== 'bad');
    if (frames.length === 0) return;
    this.#frames += frames.length;
    for (const frame of frames) this.#act(frame);
    this.#line.answered(this.#trouble());
  }

  #act(frame: Exclude<Found<A0Message>, { type: 'bad' }>): void {
    switch (frame.type) {
      case 'read':
        this.#heardOn.add(frame.antenna);
        this.#line.read(frame);
        return;
      case 'antenna-error':
        if (this.#heardOn.has(frame.antenna)) this.#missingNow.push(frame.antenna);
        return;
      case 'round-end':
        this.#roundIsOver(frame.command);
        return;
      case 'firmware':
        this.#line.about(message('about.firmware', { firmware: `${frame.major}.${frame.minor}` }));
        return;
      case 'status':
        this.#status(frame.command, frame.code);
        return;
      case 'buffered-tag':
      case 'other':
        return;
    }
  }

  #roundIsOver(code: number): void {
    this.#refused = null;
    if (code === command.fastInventory) {
      this.#switches = true;
      this.#refusals = 0;
      this.#missing = this.#missingNow;
      this.#missingNow = [];
    } else this.#missing = this.#oneByOne?.next(false).filter((antenna) => this.#heardOn.has(antenna)) ?? [];
    this.#askIn(0);
  }

  #status(code: number, status: number): void {
    if (status === restarted) this.#ask();
    else if (code === command.setAntenna) this.#antennaIsSet(status);
    else if (code === this.#inventoryCode()) this.#inventoryEnded(status);
  }

  #antennaIsSet(status: number): void {
    if (this.#oneByOne === null) return;
    if (status === ok) this.#line.write(commands.inventory());
    else this.#antennaFailed(this.#oneByOne, status);
  }

  #inventoryEnded(status: number): void {
    if (status === ok) {
      this.#refused = null;
      this.#askIn(0);
    } else if (this.#oneByOne !== null) this.#antennaFailed(this.#oneByOne, status);
    else {
      this.#refused = errorMessage(status);
      this.#failedToSwitch();
      this.#askIn(refusedPauseMs);
    }
  }

  #antennaFailed(oneByOne: OneByOne, status: number): void {
    const isMissing = status === antennaMissing || status === noSuchAntenna;
    this.#refused = isMissing ? null : errorMessage(status);
    this.#missing = oneByOne.next(isMissing).filter((antenna) => this.#heardOn.has(antenna));
    this.#askIn(isMissing && oneByOne.hasAntenna ? 0 : refusedPauseMs);
  }

  #failedToSwitch(): void {
    this.#refusals += 1;
    if (this.#switches || this.#refusals < refusalsMax || this.#inventoryCode() !== command.fastInventory)
      return;
    this.#refused = null;
    this.#oneByOne = new OneByOne(this.#model === '8' ? 8 : 4);
  }

  #inventoryCode(): number {
    if (this.#model === 'session') return command.sessionInventory;
    return this.#model === '1' || this.#oneByOne !== null ? command.inventory : command.fastInventory;
  }

  #question(): Uint8Array {
    if (this.#oneByOne !== null) return commands.setAntenna(this.#oneByOne.antenna);
    if (this.#model === 'session') return commands.sessionInventory();
    return this.#model === '1' ? commands.inventory() : commands.fastInventory(this.#model === '8' ? 8 : 4);
  }

  #ask(): void {
    this.#asked += 1;
    this.#askedAt = performance.now();
    this.#line.write(this.#question());
    this.#watch(this.#asked, this.#frames, false);
  }

  #askIn(ms: number): void {
    const wait = Math.max(ms, this.#askedAt + roundMinMs - performance.now());
    if (wait <= 0) {
      this.#ask();
      return;
    }
    const asked = (this.#asked += 1);
    this.#line.after(wait, () => {
      if (asked === this.#asked) this.#ask();
    });
  }

  /** Asks again where the reader has nothing more to say to this question. */
  #watch(asked: number, frames: number, answeredElse: boolean): void {
    this.#line.after(roundMs, () => {
      if (asked !== this.#asked) return;
      if (frames !== this.#frames) {
        this.#watch(asked, this.#frames, true);
        return;
      }
      if (answeredElse) this.#failedToSwitch();
      this.#line.write(commands.firmware());
      this.#ask();
    });
  }

  #trouble(): ReaderMessage | null {
    if (this.#refused !== null) return this.#refused;
    if (this.#missing.length === 0) return null;
    return message('reader.antennas-lost', { antennas: this.#missing.map(String) });
  }
}

/** Antennas in turn, for readers that do not switch by themselves; those that are missing are left out for a while. */
class OneByOne {
  readonly #antennas: number;
  /** Rounds that an antenna is still left out. */
  readonly #leftOut = new Map<number, number>();
  antenna = 1;

  constructor(antennas: number) {
    this.#antennas = antennas;
  }

  /** Whether any antenna is there. */
  get hasAntenna(): boolean {
    return this.#leftOut.size < this.#antennas;
  }

  /** Goes on to the next antenna; tells which are left out. */
  next(isMissing: boolean): number[] {
    if (isMissing) this.#leftOut.set(this.antenna, leftOutRounds);
    for (let step = 0; step < this.#antennas; step += 1) {
      this.antenna = (this.antenna % this.#antennas) + 1;
      const rounds = this.#leftOut.get(this.antenna) ?? 0;
      if (rounds <= 0) break;
      this.#leftOut.set(this.antenna, rounds - 1);
      if (rounds === 1) this.#leftOut.delete(this.antenna);
    }
    return [...this.#leftOut.keys()];
  }
}
