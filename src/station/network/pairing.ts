import { randomBytes } from 'node:crypto';
import {
  pairAboutSchema,
  type PairAbout,
  type Paired,
  type PairProof,
  type PairReply,
  type PairRequest,
} from '../../contract/peers.ts';
import { message } from '../../words/message.ts';
import { ToldError } from '../../words/told-error.ts';
import { agree, half, isSame, type Agreement, type Half, type Side } from './cpace.ts';
import type { Pin } from './pin.ts';

/**
 * Two stations become a pair by a PIN that one shows and that is typed on the other: CPace between the two gives the
 * secret of the pair. Who typed it proves it first, so that a stranger who asks gets nothing to try a PIN on.
 */
const context = 'goldline pairing 2';
/** Exchanges that were begun and not ended; a crew pairs one laptop at a time. */
const begunMax = 8;

/** What the other side of a pairing sent cannot be gone on with; tells a code of `problems`. */
export class PairingError extends ToldError {
  override name = 'PairingError';
}

/** The other station of a pairing that came to its end, and the secret that both have. */
export interface NewPair {
  about: PairAbout;
  secret: string;
}

interface Begun {
  code: string;
  about: PairAbout;
  agreement: Agreement;
}

/** The side that shows the PIN. */
export class PairingHost {
  readonly #pin: Pin;
  readonly #begun = new Map<string, Begun>();

  constructor(pin: Pin) {
    this.#pin = pin;
  }

  /** Answers who asks to be paired; null while no PIN is shown. Throws {@link PairingError}. */
  begin({ sid, share, about }: PairRequest, self: PairAbout): PairReply | null {
    const { code } = this.#pin.shown ?? {};
    if (code === undefined) return null;
    const initiator = { share: fromText(share), about: Buffer.from(about) };
    const own = half(code, context, fromText(sid));
    const reply = { share: toText(own.share), about: JSON.stringify(self) };
    const responder = { share: own.share, about: Buffer.from(reply.about) };
    const begun = {
      code,
      about: otherThan(self, about),
      agreement: agreed(own, 'responder', initiator, responder),
    };
    const [oldest] = this.#begun.keys();
    if (oldest !== undefined && this.#begun.size >= begunMax) this.#begun.delete(oldest);
    this.#begun.set(sid, begun);
    return reply;
  }

  /** Ends a pairing; null where the other had not the PIN that is shown. */
  end({ sid, tag }: PairProof): (NewPair & { reply: Paired }) | null {
    const begun = this.#begun.get(sid);
    this.#begun.delete(sid);
    if (begun === undefined) return null;
    const { code, about, agreement } = begun;
    if (!this.#pin.tried(code, isSame(fromText(tag), agreement.initiatorTag))) return null;
    return {
      about,
      secret: toText(agreement.secret),
      reply: { tag: toText(agreement.responderTag) },
    };
  }
}

/** The side on which the PIN is typed. */
export class PairingGuest {
  readonly #sid = randomBytes(16);
  readonly #self: PairAbout;
  readonly #own: Half;
  readonly #side: Side;
  /** What is sent first. */
  readonly request: PairRequest;
  #host: { about: PairAbout; agreement: Agreement } | null = null;

  constructor(pin: string, self: PairAbout) {
    this.#self = self;
    this.#own = half(pin, context, this.#sid);
    const about = JSON.stringify(self);
    this.#side = { share: this.#own.share, about: Buffer.from(about) };
    this.request = { sid: toText(this.#sid), share: toText(this.#own.share), about };
  }

  /** What is sent after the host's answer. Throws {@link PairingError}. */
  proof({ share, about }: PairReply): PairProof {
    const host = { share: fromText(share), about: Buffer.from(about) };
    const agreement = agreed(this.#own, 'initiator', this.#side, host);
    this.#host = { about: otherThan(this.#self, about), agreement };
    return { sid: toText(this.#sid), tag: toText(agreement.initiatorTag) };
  }

  /** The pair that was made; null where the host has not proven that it had the PIN. */
  end({ tag }: Paired): NewPair | null {
    if (this.#host === null) return null;
    const { about, agreement } = this.#host;
    return isSame(fromText(tag), agreement.responderTag) ? { about, secret: toText(agreement.secret) } : null;
  }
}

/** What was sent is no step of a pairing. */
export const notAPairing = message('problems.bad-input_pairing');

function agreed(own: Half, role: 'initiator' | 'responder', initiator: Side, responder: Side): Agreement {
  try {
    return agree(own, role, initiator, responder);
  } catch {
    throw new PairingError(notAPairing);
  }
}

/** What the other says of itself. */
function otherThan({ station }: PairAbout, text: string): PairAbout {
  const about = pairAboutSchema.safeParse(jsonOf(text));
  if (!about.success) throw new PairingError(notAPairing);
  if (about.data.station === station) throw new PairingError(message('problems.same-station'));
  return about.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

function fromText(text: string): Buffer {
  return Buffer.from(text, 'base64url');
}
