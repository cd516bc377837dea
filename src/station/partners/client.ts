import type { Socket } from 'node:net';
import type { Gone, HandedOn, HandedOnPassings } from './handed-on.ts';

/** Passings that are taken from the journal at a time. */
const pageMax = 100;
/** A client that takes nothing for so long is gone. */
const stuckMs = 60_000;
/** What a client may say without an end of line, and at a time. */
const saidMax = 4096;
const linesMax = 200;

/** What is said to one program, and what it says. */
export interface Talk {
  /** What is written for these; empty where nothing is. */
  encode(passings: readonly (HandedOn | Gone)[], client: PartnerClient): Uint8Array;
  /** What comes first. */
  hello?(): Uint8Array;
  /** Takes a line, or a message, of the other side; gives what to answer. */
  hear?(line: string, client: PartnerClient): Uint8Array | null;
  /** What ends a line of the other side. */
  ends: RegExp;
  /** Said now and then, so that a connection that is dead is noticed. */
  alive?(client: PartnerClient): Uint8Array;
  /** Passings are sent once the other side has said so. */
  waits: boolean;
}

/**
 * A program that takes passings, over one connection. It gets a page when it has taken the one before: of one that is slow nothing
 * is kept but where it is, and it holds up nobody.
 */
export class PartnerClient {
  readonly #socket: Socket;
  readonly #passings: HandedOnPassings;
  readonly #talk: Talk;
  readonly #alive: NodeJS.Timeout;
  /** The number of the last one that was sent. */
  at: number;
  /** Up to here the other side has acknowledged, in dialects in which it does. */
  acknowledged = 0;
  isWaiting: boolean;
  #isFull = false;
  #said = '';

  constructor(socket: Socket, passings: HandedOnPassings, talk: Talk, onEnd: () => void, aliveMs: number) {
    this.#socket = socket;
    this.#passings = passings;
    this.#talk = talk;
    this.at = passings.last;
    this.isWaiting = talk.waits;
    socket.setNoDelay(true);
    socket.setTimeout(stuckMs, () => {
      if (this.#isFull) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => this.#hear(chunk.toString('latin1')));
    socket.on('drain', () => {
      this.#isFull = false;
      socket.resume();
      this.goOn();
    });
    this.#alive = setInterval(() => this.#sayAlive(), aliveMs);
    socket.on('close', () => {
      clearInterval(this.#alive);
      onEnd();
    });
    const hello = talk.hello?.();
    if (hello !== undefined) this.write(hello);
  }

  /** Sends what is there and was not sent, as far as it is taken. */
  goOn(): void {
    this.#orEnd(() => this.#sendPages());
  }

  #sendPages(): void {
    while (!this.isWaiting && !this.#isFull && !this.#socket.destroyed && this.at < this.#passings.last) {
      const { passings, last } = this.#passings.after(this.at, pageMax);
      if (last === this.at) return;
      this.at = last;
      const bytes = this.#talk.encode(passings, this);
      if (bytes.length > 0) this.write(bytes);
    }
  }

  write(bytes: Uint8Array): void {
    if (this.#socket.write(bytes)) return;
    this.#isFull = true;
    this.#socket.pause();
  }

  end(): void {
    this.#socket.destroy();
  }

  #sayAlive(): void {
    const bytes = this.#talk.alive?.(this);
    if (bytes !== undefined && !this.#isFull) this.write(bytes);
  }

  #hear(text: string): void {
    const lines = (this.#said + text).split(this.#talk.ends);
    this.#said = (lines.pop() ?? '').slice(-saidMax);
    if (lines.length > linesMax) return this.end();
    this.#orEnd(() => {
      for (const line of lines) {
        const answer = this.#talk.hear?.(line, this) ?? null;
        if (answer !== null) this.write(answer);
      }
      this.#sendPages();
    });
  }

  /** A disk that does not read ends the connection, and nothing else. */
  #orEnd(act: () => void): void {
    try {
      act();
    } catch {
      this.end();
    }
  }
}
