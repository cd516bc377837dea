import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import {
  pushLinesMax,
  streamMetaSchema,
  syncProtocol,
  type ProbeReply,
  type PushConflict,
} from '../../contract/sync.ts';
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
import { parsed, parsedJson, Refuse, refusalReply } from './refusal.ts';

export interface SyncParts {
  db: Db;
  identity: ServerIdentity;
  /** New lines are stored. */
  onLines: () => void;
  /** A station used its token for the first time. */
  onTokenUsed: () => Promise<void>;
}

interface Env {
  Variables: { token: KnownToken };
}

const probeInput = z.object({ nonce: z.string().min(1).max(200) });
const linesInput = z.object({
  from: z.coerce.number().int().positive().default(1),
  limit: z.coerce.number().int().positive().max(pushLinesMax).default(pushLinesMax),
});

/** The calls of contract/sync.ts. */
export function syncRoutes(parts: SyncParts): Hono<Env> {
  const { db, identity } = parts;

  async function speakFor(token: KnownToken, station: string): Promise<void> {
    if (!(await mayActFor(db, token, station)))
      throw new Refuse(403, {
        code: 'token-of-another-station',
        message: 'this token belongs to another station: every station needs a token of its own',
      });
    if (token.station === null) await parts.onTokenUsed();
  }

  async function ownStream(context: Context<Env, '/:id'>): Promise<StreamRow> {
    const id = context.req.param('id');
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

  const streams = new Hono<Env>()
    .use(authenticate(db))
    .use(bodyLimit({ maxSize: bodyBytesMax, onError: (context) => refusalReply(context, tooLarge()) }))
    .put('/:id', async (context) => {
      const what = 'description of the stream';
      const text = (await bodyOf(context)).toString('utf8');
      const meta = parsed(streamMetaSchema, parsedJson(text, what), what);
      sameStream(context.req.param('id'), meta.stream);
      await speakFor(context.get('token'), meta.station);
      try {
        return context.json(stateOf(await registerStream(db, meta), identity));
      } catch (error) {
        if (!(error instanceof StreamMismatch)) throw error;
        throw new Refuse(422, { code: 'stream-mismatch', message: error.message });
      }
    })
    .get('/:id', async (context) => context.json(stateOf(await ownStream(context), identity)))
    .get('/:id/lines', async (context) => {
      const stream = await ownStream(context);
      const { from, limit } = parsed(linesInput, context.req.query(), 'query');
      const lines = await readLines(db, stream.id, from, limit);
      const body = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
      return context.body(new Uint8Array(body), 200, { 'Content-Type': 'application/x-ndjson' });
    })
    .post('/:id/lines', async (context) => {
      const { id } = await ownStream(context);
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
      if (conflict === null) return context.json(state);
      const reply: PushConflict = { conflict, state };
      return context.json(reply, 409);
    });

  return new Hono<Env>()
    .use(machinesOnly)
    .get('/probe', (context) => {
      const { nonce } = parsed(probeInput, context.req.query(), 'query');
      const reply: ProbeReply = { svc: 'goldline', ...identity, now: Date.now(), nonce };
      return context.json(reply);
    })
    .route('/streams', streams);
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
  return createMiddleware<Env>(async (context, next) => {
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
