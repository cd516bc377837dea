import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { syncCalls } from '../../contract/calls/service.ts';
import { syncProtocol, type PushConflict } from '../../contract/sync.ts';
import { refusals, Refuse } from '../../http/refusal.ts';
import type { Handlers } from '../../http/register.ts';
import type { Db } from '../database/schema.ts';
import type { ServerIdentity } from '../server-life.ts';
import { storePush } from '../streams/push.ts';
import {
  findStream,
  readLines,
  registerStream,
  stateOf,
  StreamMismatch,
  type StreamRow,
} from '../streams/streams.ts';
import { findToken, mayActFor, type KnownToken } from '../tokens.ts';
import { bodyBytesMax, bodyOf, parsePush, tooLarge } from './body.ts';

export interface SyncParts {
  db: Db;
  identity: ServerIdentity;
  /** New lines are stored. */
  onLines: () => void;
  /** A station used its token for the first time. */
  onTokenUsed: () => Promise<void>;
}

export interface SyncEnv {
  Variables: { token: KnownToken };
}

/** The calls of contract/sync.ts, behind {@link stationsOnly}. */
export function syncHandlers(parts: SyncParts) {
  const { db, identity } = parts;

  async function speakFor(token: KnownToken, station: string): Promise<void> {
    if (!(await mayActFor(db, token, station)))
      throw new Refuse(403, {
        code: 'token-of-another-station',
        message: 'this token belongs to another station: every station needs a token of its own',
      });
    if (token.station === null) await parts.onTokenUsed();
  }

  async function ownStream(context: Context<SyncEnv>, id: string): Promise<StreamRow> {
    const stream = await findStream(db, id);
    if (stream === undefined)
      throw new Refuse(404, {
        code: 'stream-unknown',
        message: `stream ${id} is not known: make it known first`,
        value: id,
      });
    await speakFor(context.get('token'), stream.station);
    return stream;
  }

  return {
    probe: ({ query: { nonce } }) => ({ svc: 'goldline', ...identity, now: Date.now(), nonce }),
    openStream: async ({ params: { id }, body: meta }, context) => {
      sameStream(id, meta.stream);
      await speakFor(context.get('token'), meta.station);
      try {
        return stateOf(await registerStream(db, meta), identity);
      } catch (error) {
        if (!(error instanceof StreamMismatch)) throw error;
        throw new Refuse(422, { code: 'stream-mismatch', message: error.message });
      }
    },
    streamState: async ({ params: { id } }, context) => stateOf(await ownStream(context, id), identity),
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
      if (conflict === 'garbled')
        throw new Refuse(400, {
          code: 'bad-head',
          message: 'the lines do not add up to the head that came with them: they changed on the way',
        });
      if (added > 0) parts.onLines();
      const state = stateOf(stream, identity);
      if (conflict === null) return state;
      const reply: PushConflict = { conflict, state };
      return context.json(reply, 409);
    },
  } satisfies Handlers<typeof syncCalls, SyncEnv>;
}

/** What every call of a station must have before it is looked at: no browser, this protocol, and for streams a token. */
export function stationsOnly(db: Db): Hono<SyncEnv> {
  return new Hono<SyncEnv>()
    .use(machinesOnly)
    .use('/streams/*', authenticate(db))
    .use(
      '/streams/*',
      bodyLimit({
        maxSize: bodyBytesMax,
        onError: (context) => refusals(context, 413, tooLarge().problems),
      }),
    );
}

/** Stations are no browsers: a page must not speak for one. */
const machinesOnly = createMiddleware(async (context, next) => {
  context.header('Cache-Control', 'no-store');
  const origin = context.req.header('origin');
  if (origin !== undefined)
    throw new Refuse(403, { code: 'origin', message: 'these calls are for stations, not for web pages' });
  const protocol = context.req.header('sync-protocol') ?? syncProtocol;
  if (protocol !== syncProtocol)
    throw new Refuse(426, {
      code: 'sync-protocol',
      message:
        Number(protocol) < Number(syncProtocol)
          ? `this service speaks sync protocol ${syncProtocol}, the station ${protocol}: update Goldline on the station's laptop; what it has recorded stays there and is delivered then`
          : `this service speaks sync protocol ${syncProtocol}, the station ${protocol}: update Goldline on the service; the station keeps everything until then`,
      value: protocol,
    });
  await next();
});

function authenticate(db: Db) {
  return createMiddleware<SyncEnv>(async (context, next) => {
    const token = await findToken(db, context.req.header('authorization'));
    if (token === undefined) {
      context.header('WWW-Authenticate', 'Bearer');
      throw new Refuse(401, {
        code: 'token-unknown',
        message: 'this service did not issue the token: ask whoever runs it for the token of this station',
      });
    }
    context.set('token', token);
    await next();
  });
}

function sameStream(inPath: string, inBody: string): void {
  if (inPath !== inBody)
    throw new Refuse(400, {
      code: 'bad-input',
      message: `the address names stream ${inPath}, the body ${inBody}`,
      value: inBody,
    });
}
