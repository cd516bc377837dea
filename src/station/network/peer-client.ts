import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { z } from 'zod';
import {
  pairedSchema,
  pairReplySchema,
  peerAboutSchema,
  peerLineMax,
  peerProtocol,
  type JournalPosition,
  type PairAbout,
  type PeerAbout,
} from '../../contract/peers.ts';
import { refusalSchema, type Problem } from '../../contract/problem.ts';
import { PairingError, PairingGuest } from './pairing.ts';
import type { StationEvent } from '../../timing/facts/station-event.ts';
import { secretOf, type Peer } from './peer-book.ts';
import { ask, keyTrouble, stranger, type Asking, type Caller } from './peer-tls.ts';

/** How long another station may take to begin an answer. */
const answerMs = 3000;

/** The other station understood and said no, or is not the one that was meant; `code` as in a Problem. */
export class PeerRefusal extends Error {
  override name = 'PeerRefusal';
  readonly code: string;

  constructor({ code, message }: Pick<Problem, 'code' | 'message'>) {
    super(message);
    this.code = code;
  }
}

/** An answer about who is there, with the moments on our clock between which it was given. */
export interface Met {
  about: PeerAbout;
  sent: number;
  heard: number;
}

/** Pairs with the station at an address by the PIN that it shows. Throws {@link PeerRefusal}, or what the network says. */
export async function pairWith(address: string, pin: string, self: PairAbout): Promise<Peer> {
  const guest = new PairingGuest(pin, self);
  const post = async <Schema extends z.ZodType>(path: string, content: unknown, schema: Schema) => {
    const asking = { path, body: JSON.stringify(content), signal: AbortSignal.timeout(answerMs) };
    const answer = schema.safeParse(await answerOf(await askAt(address, stranger, asking), address));
    if (!answer.success) throw notGoldline(address);
    return answer.data;
  };
  try {
    const proof = guest.proof(await post('/peer/v2/pair', guest.request, pairReplySchema));
    const paired = guest.end(await post('/peer/v2/pair/proof', proof, pairedSchema));
    if (paired === null)
      throw new PeerRefusal({
        code: 'not-proven',
        message: `what answers at ${address} does not know the PIN that was typed: it is not the station that shows it`,
      });
    const { station, name } = paired.about;
    return { station, name, address: new URL(address).origin, secret: paired.secret };
  } catch (error) {
    if (error instanceof PairingError) throw new PeerRefusal(error);
    throw error;
  }
}

/**
 * Asks who is at a peer's address; only the peer can answer. `now` is this station's clock. Throws
 * {@link PeerRefusal} where it is another, or does not know us.
 */
export async function meet(peer: Peer, self: string, now: () => number, end: AbortSignal): Promise<Met> {
  let sent = now();
  // The clocks are compared by the question alone: the handshake before it takes longer.
  const onSecure = () => {
    sent = now();
  };
  const signal = AbortSignal.any([end, AbortSignal.timeout(answerMs)]);
  const response = await askPeer(peer, self, { path: '/peer/v2/about', signal, onSecure });
  const heard = now();
  const answer = await answerOf(response, peer.address);
  const about = peerAboutSchema.safeParse(answer);
  if (!about.success) throw otherProtocol(answer) ?? notGoldline(peer.address);
  const { identity, name } = about.data;
  if (identity.station !== peer.station)
    throw new PeerRefusal({
      code: 'other-station',
      message: `at ${peer.address} is "${name}" now, which is another station`,
    });
  return { about: about.data, sent, heard };
}

/** Bibs and chips mean nothing at another site: throws {@link PeerRefusal} where a peer is at another one of the same event. */
export function refuseOtherSite(own: StationEvent | null, { name, times }: PeerAbout): void {
  const [here, there] = [own?.site ?? null, times?.site ?? null];
  if (here === null || there === null || own?.event !== times?.event || here === there) return;
  throw new PeerRefusal({
    code: 'site-of-peer',
    message: `"${name}" is at the site "${there}", this station at "${here}": stations of one site belong together`,
  });
}

/**
 * The lines of a peer's journal from a position on, as they come, until the connection or `end` ends it. A
 * line that was cut by the end is not among them. Throws {@link PeerRefusal}.
 */
export async function* journalLines(
  peer: Peer,
  self: string,
  position: JournalPosition,
  end: AbortSignal,
): AsyncGenerator<string[]> {
  const query = new URLSearchParams({
    ...position,
    commit: `${position.commit}`,
    passingLine: `${position.passingLine}`,
  }).toString();
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new Error('no answer')), answerMs);
  const response = await askPeer(peer, self, {
    path: `/peer/v2/journal?${query}`,
    signal: AbortSignal.any([end, late.signal]),
  }).finally(() => clearTimeout(timer));
  if (response.statusCode !== 200) await answerOf(response, peer.address);
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > peerLineMax) throw new Error('a line of the journal has no end');
    if (lines.length > 0) yield lines;
  }
}

async function askPeer(peer: Peer, self: string, asking: Asking): Promise<IncomingMessage> {
  const { name, address } = peer;
  const secret = secretOf(peer);
  if (secret === null)
    throw new PeerRefusal({
      code: 'pair-again',
      message: `"${name}" was paired by an older Goldline, which did not encrypt; pair the two again, once`,
    });
  return askAt(address, { identity: self, secret }, asking, name);
}

async function askAt(address: string, caller: Caller, asking: Asking, name = ''): Promise<IncomingMessage> {
  try {
    return await ask(address, caller, asking);
  } catch (error) {
    const trouble = keyTrouble(error);
    if (trouble === null) throw error;
    if (trouble === 'not-tls' || caller === stranger) throw notGoldline(address);
    throw new PeerRefusal(
      trouble === 'unknown'
        ? {
            code: 'not-paired',
            message: `the station at ${address} does not know this one: "${name}" was parted from it, or another station is there now; pair the two again`,
          }
        : {
            code: 'not-proven',
            message: `what answers at ${address} is not "${name}" as it was paired: another station is there, or somebody is between the two; pair the two again, on a network that is the crew's own`,
          },
    );
  }
}

/** What was answered; undefined where it is not JSON. Throws {@link PeerRefusal} where it is a refusal. */
async function answerOf(response: IncomingMessage, address: string): Promise<unknown> {
  const body = await text(response);
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    answer = undefined;
  }
  if (response.statusCode === 200) return answer;
  const problem = refusalSchema.safeParse(answer).data?.problems[0];
  throw problem === undefined ? notGoldline(address) : new PeerRefusal(problem);
}

function notGoldline(address: string): PeerRefusal {
  return new PeerRefusal({
    code: 'no-station',
    message: `at ${address} is no Goldline station that listens for others, or an older one that does not encrypt yet; its console shows the right address, and both laptops need the same Goldline`,
  });
}

function otherProtocol(answer: unknown): PeerRefusal | null {
  const { product, peer } = (answer ?? {}) as { product?: unknown; peer?: unknown };
  if (product !== 'goldline' || peer === peerProtocol) return null;
  return new PeerRefusal({
    code: 'peer-protocol',
    message: `the other station speaks peer protocol ${String(peer)}, this one ${peerProtocol}: update the older of the two`,
  });
}
