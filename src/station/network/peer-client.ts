import { randomUUID } from 'node:crypto';
import { refusalSchema, type Problem } from '../../contract/problem.ts';
import {
  pairReplySchema,
  peerAboutSchema,
  peerLineMax,
  peerProtocol,
  type JournalPosition,
  type PairReply,
  type PairRequest,
  type PeerAbout,
} from '../../contract/peers.ts';
import type { StationEvent } from '../../timing/facts/station-event.ts';
import type { Peer } from './peer-book.ts';
import { proofOf, sameText } from './token.ts';

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

/** Pairs with the station at an address. Throws {@link PeerRefusal}, or what the network says. */
export async function pairWith(address: string, request: PairRequest): Promise<PairReply> {
  const response = await fetch(new URL('/peer/v1/pair', address), {
    method: 'POST',
    body: JSON.stringify(request),
    headers: { 'content-type': 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(answerMs),
  });
  const reply = pairReplySchema.safeParse(await answerOf(response));
  if (!reply.success) throw notGoldline(address);
  return reply.data;
}

/**
 * Asks who is at a peer's address and makes sure that it is the peer, before anything is told to it. `now`
 * is this station's clock. Throws {@link PeerRefusal} where it is another, or does not know us.
 */
export async function meet(peer: Peer, self: string, now: () => number, end: AbortSignal): Promise<Met> {
  const nonce = randomUUID();
  const sent = now();
  const response = await fetch(new URL(`/peer/v1/about?nonce=${nonce}&caller=${self}`, peer.address), {
    redirect: 'error',
    signal: AbortSignal.any([end, AbortSignal.timeout(answerMs)]),
  });
  const heard = now();
  const answer = await answerOf(response);
  const about = peerAboutSchema.safeParse(answer);
  if (!about.success) throw otherProtocol(answer) ?? notGoldline(peer.address);
  const { identity, name, proof } = about.data;
  if (identity.station !== peer.station)
    throw new PeerRefusal({
      code: 'other-station',
      message: `at ${peer.address} is "${name}" now, which is another station`,
    });
  if (proof === null || !sameText(proof, proofOf(peer.token, nonce)))
    throw new PeerRefusal({
      code: 'not-paired',
      message: `"${name}" does not know this station any more; pair the two again`,
    });
  return { about: about.data, sent, heard };
}

/** Bibs and chips mean nothing at another site: throws {@link PeerRefusal} where a peer is at another one of the same event. */
export function refuseOtherSite(own: StationEvent | null, { name, times }: PeerAbout): void {
  const [here, there] = [own?.site ?? null, times?.site ?? null];
  if (here === null || there === null || own?.event !== times?.event || here === there) return;
  throw new PeerRefusal({
    code: 'peers-site',
    message: `"${name}" is at the site "${there}", this station at "${here}": stations of one site belong together`,
  });
}

/**
 * The lines of a peer's journal from a position on, as they come, until the connection or `end` ends it. A
 * line that was cut by the end is not among them. Throws {@link PeerRefusal}.
 */
export async function* journalLines(
  peer: Peer,
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
  const response = await fetch(new URL(`/peer/v1/journal?${query}`, peer.address), {
    headers: { authorization: `Bearer ${peer.token}` },
    redirect: 'error',
    signal: AbortSignal.any([end, late.signal]),
  }).finally(() => clearTimeout(timer));
  if (!response.ok) await answerOf(response);
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body ?? []) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > peerLineMax) throw new Error('a line of the journal has no end');
    if (lines.length > 0) yield lines;
  }
}

/** What was answered; undefined where it is not JSON. Throws {@link PeerRefusal} where it is a refusal. */
async function answerOf(response: Response): Promise<unknown> {
  const text = await response.text();
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    answer = undefined;
  }
  if (response.ok) return answer;
  const problem = refusalSchema.safeParse(answer).data?.problems[0];
  throw problem === undefined ? notGoldline(response.url) : new PeerRefusal(problem);
}

function notGoldline(address: string): PeerRefusal {
  return new PeerRefusal({
    code: 'no-station',
    message: `at ${address} is no Goldline station that listens for others; its console shows the right address`,
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
