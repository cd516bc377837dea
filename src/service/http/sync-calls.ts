import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { syncCalls } from '../../contract/calls/service.ts';
import { syncProtocol, type PushConflict } from '../../contract/sync.ts';
import { refusals, Refuse } from '../../http/refusal.ts';
import type { Handlers } from '../../http/register.ts';
import { message, type Message } from '../../words/message.ts';
import type { Db } from '../database/schema.ts';
import type { ServerIdentity } from '../server-life.ts';
import { storePush } from '../streams/push.ts';
import {
  findStream,
  readLines,
  registerStream,
  setAsideOf,
  stateOf,
  StreamMismatch,
  type StreamRow,
} from '../streams/streams.ts';
import { findToken, mayActFor, nameToken, type KnownToken } from '../tokens.ts';
import { joinHandlers, type JoinParts } from './join-calls.ts';
import type { ServiceEnv } from './guard.ts';
import { bodyBytesMax, bodyOf, parsePush, tooLarge } from './body.ts';

export interface SyncParts extends JoinParts {
  identity: ServerIdentity;
  /** New lines are stored. */
  onLines: () => void;
  /** A station used its token for the first time. */
  onTokenUsed: () => Promise<void>;
}

/** The calls of contract/sync.ts, behind {@link stationsOnly}. */
export function syncHandlers(parts: SyncParts) {
  const { db, identity } = parts;

  async function speakFor(token: KnownToken, station: string): Promise<void> {
    if (!(await mayActFor(db, token, station))) {
      const isNew = token.station === null;
      throw Refuse.told(
        403,
        isNew
          ? message('problems.station-has-token', { value: station })
          : message('problems.token-of-another-station'),
      );
    }
    if (token.station === null) await parts.onTokenUsed();
  }

  async function ownStream(context: Context<ServiceEnv>, id: string): Promise<StreamRow> {
    const stream = await findStream(db, id);
    if (stream === undefined) throw Refuse.told(404, message('problems.stream-unknown', { value: id }));
    await speakFor(context.get('token'), stream.station);
    return stream;
  }

  return {
    probe: ({ query: { nonce } }) => ({ svc: 'goldline', ...identity, now: Date.now(), nonce }),
    ...joinHandlers(parts),
    openStream: async ({ params: { id }, query: { recorded, ahead }, body: meta }, context) => {
      sameStream(id, meta.stream);
      await speakFor(context.get('token'), meta.station);
      try {
        const stream = await registerStream(db, meta, { recorded, ahead });
        await nameToken(db, context.get('token'), meta.name);
        return { ...stateOf(stream, identity), setAside: await setAsideOf(db, stream.id) };
      } catch (error) {
        if (!(error instanceof StreamMismatch)) throw error;
        throw Refuse.told(422, message('problems.stream-mismatch', { value: id }));
      }
    },
    streamState: async ({ params: { id } }, context) => {
      const stream = await ownStream(context, id);
      return { ...stateOf(stream, identity), setAside: await setAsideOf(db, stream.id) };
    },
    streamLines: async ({ params: { id }, query: { from, limit } }, context) => {
      const stream = await ownStream(context, id);
      const lines = await readLines(db, stream.id, from, limit);
      const body = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
      return context.body(new Uint8Array(body), 200, { 'Content-Type': 'application/x-ndjson' });
    },
    pushLines: async ({ params: { id } }, context) => {
      await ownStream(context, id);
      const push = parsePush(await bodyOf(context));
      sameStream(id, push.header.stream);
      const { stream, conflict, added } = await storePush(db, push);
      if (conflict === 'garbled') throw Refuse.told(400, message('problems.bad-head'));
      if (added > 0) parts.onLines();
      const state = stateOf(stream, identity);
      if (conflict === null) return state;
      const reply: PushConflict = { conflict, state };
      return context.json(reply, 409);
    },
  } satisfies Handlers<typeof syncCalls, ServiceEnv>;
}

/** What every call of a station must have before it is looked at: no browser, this protocol, and for streams a token. */
export function stationsOnly(db: Db): Hono<ServiceEnv> {
  return new Hono<ServiceEnv>()
    .use(machinesOnly)
    .use('/streams/*', authenticate(db))
    .use('/leave', authenticate(db))
    .use(
      '/streams/*',
      bodyLimit({
        maxSize: bodyBytesMax,
        onError: (context) => refusals(context, 413, tooLarge().problems),
      }),
    );
}

/** Which of the two has to be updated. */
function otherProtocol(theirs: string): Message {
  const older = Number(theirs) < Number(syncProtocol) ? 'station' : 'service';
  return message(`problems.sync-protocol_${older}`, { own: syncProtocol, theirs });
}

/** Stations are no browsers: a page must not speak for one. */
const machinesOnly = createMiddleware(async (context, next) => {
  context.header('Cache-Control', 'no-store');
  const origin = context.req.header('origin');
  if (origin !== undefined) throw Refuse.told(403, message('problems.origin', { origin }));
  const protocol = context.req.header('sync-protocol') ?? syncProtocol;
  if (protocol !== syncProtocol) throw Refuse.told(426, otherProtocol(protocol));
  await next();
});

function authenticate(db: Db) {
  return createMiddleware<ServiceEnv>(async (context, next) => {
    const token = await findToken(db, context.req.header('authorization'));
    if (token === undefined) {
      context.header('WWW-Authenticate', 'Bearer');
      throw Refuse.told(401, message('problems.token-unknown'));
    }
    if (token.withdrawn !== null) throw Refuse.told(403, message('problems.token-withdrawn'));
    context.set('token', token);
    await next();
  });
}

function sameStream(inPath: string, inBody: string): void {
  if (inPath !== inBody) throw Refuse.told(400, message('problems.bad-input_stream', { inPath, inBody }));
}
