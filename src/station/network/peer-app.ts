import type { HttpBindings } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { stream } from 'hono/streaming';
import type { z } from 'zod';
import {
  journalPositionSchema,
  pairProofSchema,
  pairRequestSchema,
  peerProtocol,
  type PeerAbout,
} from '../../contract/peers.ts';
import type { StationEvent } from '../../timing/facts/station-event.ts';
import { refusal } from '../../http/refusal.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { JournalIdentity } from '../journal/schema.ts';
import type { JournalStream } from './journal-stream.ts';
import { PairingError, type PairingHost } from './pairing.ts';
import type { Peer, PeerBook } from './peer-book.ts';
import { callerOf } from './peer-tls.ts';

const bodyMax = 16 * 1024;

export interface PeerAppParts {
  identity: JournalIdentity;
  name: string;
  life: string;
  /** Where this station listens for others. */
  port: () => number;
  /** The laptop's clock: others compare theirs with it, and a PIN grows old by it. */
  now: () => Ms;
  pairing: PairingHost;
  book: PeerBook;
  /** What this station times; null before that is known. */
  times: () => StationEvent | null;
  /** Copies of other stations' journals that are here, with what people call the stations. */
  held: () => PeerAbout['held'];
  /** The journal of a station, this one's or another's; undefined where it is not here. */
  journal: (station: string) => JournalStream | undefined;
  onPaired: (peer: Peer) => void;
}

type Asked = Context<{ Bindings: HttpBindings }>;

/** What other stations on the network may ask of this one: contract/peers.ts, and nothing else. */
export function peerApp(parts: PeerAppParts) {
  const { identity, name, book } = parts;
  const app = new Hono<{ Bindings: HttpBindings }>()
    .use(
      bodyLimit({
        maxSize: bodyMax,
        onError: (context) => refusal(context, 413, 'too-large', 'that is too long for a request to pair'),
      }),
    )
    .post('/peer/v2/pair', async (context) => beginPair(context, parts, await context.req.text()))
    .post('/peer/v2/pair/proof', async (context) => endPair(context, parts, await context.req.text()))
    .get('/peer/v2/about', (context) => {
      if (book.peer(callerOf(context.env)) === undefined) return notPaired(context);
      const about: PeerAbout = {
        product: 'goldline',
        peer: peerProtocol,
        identity,
        name,
        life: parts.life,
        now: parts.now(),
        held: parts.held(),
        times: parts.times(),
      };
      return context.json(about);
    })
    .get('/peer/v2/journal', (context) => {
      const peer = book.peer(callerOf(context.env));
      if (peer === undefined) return notPaired(context);
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
  app.onError((error, context) =>
    error instanceof PairingError
      ? refusal(context, error.code === 'bad-input' ? 400 : 409, error.code, error.message)
      : refusal(context, 500, 'internal', error.message),
  );
  return app;
}

function beginPair(context: Asked, { pairing, identity, name, port }: PeerAppParts, body: string) {
  const request = parsed(pairRequestSchema, body);
  if (request === null) return refusal(context, 400, 'bad-input', 'this is not a request to pair');
  const reply = pairing.begin(request, { station: identity.station, name, port: port() });
  return reply === null ? wrongPin(context) : context.json(reply);
}

function endPair(context: Asked, { pairing, book, onPaired }: PeerAppParts, body: string) {
  const proof = parsed(pairProofSchema, body);
  if (proof === null) return refusal(context, 400, 'bad-input', 'this is not the end of a pairing');
  const paired = pairing.end(proof);
  if (paired === null) return wrongPin(context);
  const { about, secret, reply } = paired;
  const { station, name, port } = about;
  const peer = { station, name, address: addressOf(getConnInfo(context).remote.address, port), secret };
  book.put(peer);
  onPaired(peer);
  return context.json(reply);
}

function notPaired(context: Asked) {
  return refusal(context, 401, 'not-paired', 'this station was not paired with the one that asks');
}

function wrongPin(context: Asked) {
  return refusal(
    context,
    403,
    'wrong-pin',
    'that is not the PIN that the other station shows now; after five wrong ones and after ten minutes it needs a new one',
  );
}

function addressOf(host: string | undefined, port: number): string {
  const plain = (host ?? '127.0.0.1').replace(/^::ffff:/, '');
  return `http://${plain.includes(':') ? `[${plain}]` : plain}:${port}`;
}

function parsed<Schema extends z.ZodType>(schema: Schema, text: string): z.infer<Schema> | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
