import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { stream } from 'hono/streaming';
import {
  journalPositionSchema,
  pairRequestSchema,
  peerProtocol,
  type PairReply,
  type PeerAbout,
} from '../../contract/peers.ts';
import type { StationEvent } from '../../timing/facts/station-event.ts';
import type { Ms } from '../../timing/model/race.ts';
import { refusal } from '../../http/refusal.ts';
import type { JournalIdentity } from '../journal/schema.ts';
import type { JournalStream } from './journal-stream.ts';
import type { Peer, PeerBook } from './peer-book.ts';
import { peerGuard } from './peer-guard.ts';
import type { Pin } from './pin.ts';
import { newToken, proofOf, sameText } from './token.ts';

const bodyMax = 16 * 1024;

export interface PeerAppParts {
  identity: JournalIdentity;
  name: string;
  life: string;
  now: () => Ms;
  pin: Pin;
  book: PeerBook;
  /** What this station times; null before that is known. */
  times: () => StationEvent | null;
  /** Copies of other stations' journals that are here, with what people call the stations. */
  held: () => NonNullable<PeerAbout['held']>;
  /** The journal of a station, this one's or another's; undefined where it is not here. */
  journal: (station: string) => JournalStream | undefined;
  onPaired: (peer: Peer) => void;
}

/** What other stations on the network may ask of this one: contract/peers.ts, and nothing else. */
export function peerApp(parts: PeerAppParts) {
  const { identity, name, book } = parts;
  const app = new Hono()
    .use(peerGuard)
    .use(
      bodyLimit({
        maxSize: bodyMax,
        onError: (context) => refusal(context, 413, 'too-large', 'that is too long for a request to pair'),
      }),
    )
    .get('/peer/v1/about', (context) => {
      const { nonce = '', caller = '' } = context.req.query();
      const token = book.peer(caller)?.token;
      const about: PeerAbout = {
        product: 'goldline',
        peer: peerProtocol,
        identity,
        name,
        life: parts.life,
        now: parts.now(),
        times: parts.times(),
        held: token === undefined ? [] : parts.held(),
        proof: token === undefined ? null : proofOf(token, nonce),
      };
      return context.json(about);
    })
    .post('/peer/v1/pair', async (context) => pair(context, parts, await context.req.text()))
    .get('/peer/v1/journal', (context) => {
      const peer = callerOf(context.req.header('authorization'), book);
      if (peer === undefined)
        return refusal(context, 401, 'not-paired', 'this station was not paired with the one that asks');
      const position = journalPositionSchema.safeParse(context.req.query());
      if (!position.success)
        return refusal(context, 400, 'bad-input', 'say from which commit on the journal is wanted');
      const journal = parts.journal(position.data.station ?? identity.station);
      if (journal === undefined)
        return refusal(context, 404, 'no-journal', 'there is no copy of that journal here');
      const misfit = journal.misfit(peer.station, position.data);
      if (misfit !== null) return refusal(context, 409, 'diverged', misfit);
      context.header('Content-Type', 'application/x-ndjson');
      return stream(context, async (out) => {
        const gone = new AbortController();
        out.onAbort(() => gone.abort());
        for await (const lines of journal.follow(peer.station, position.data, gone.signal))
          await out.write(lines);
      });
    });
  app.all('*', (context) =>
    refusal(context, 404, 'no-such-call', `${context.req.path} is not for other stations`),
  );
  app.onError((error, context) => refusal(context, 500, 'internal', error.message));
  return app;
}

function pair(context: Context, parts: PeerAppParts, body: string) {
  const request = pairRequestSchema.safeParse(jsonOf(body));
  if (!request.success) return refusal(context, 400, 'bad-input', 'this is not a request to pair');
  const { pin, station, name, port } = request.data;
  if (station === parts.identity.station)
    return refusal(
      context,
      409,
      'same-station',
      'both laptops say that they are the same station: one data directory was copied from the other; start one of them with a new, empty --data',
    );
  if (!parts.pin.take(pin))
    return refusal(
      context,
      403,
      'wrong-pin',
      'that is not the PIN that the other station shows now; after five wrong ones and after ten minutes it needs a new one',
    );
  const token = newToken();
  const peer = { station, name, address: addressOf(getConnInfo(context).remote.address, port), token };
  parts.book.put(peer);
  parts.onPaired(peer);
  const reply: PairReply = { station: parts.identity.station, name: parts.name, token };
  return context.json(reply);
}

function addressOf(host: string | undefined, port: number): string {
  const plain = (host ?? '127.0.0.1').replace(/^::ffff:/, '');
  return `http://${plain.includes(':') ? `[${plain}]` : plain}:${port}`;
}

function callerOf(authorization: string | undefined, book: PeerBook): Peer | undefined {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  return book.peers.find((peer) => sameText(peer.token, token));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
