import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Call } from '../../contract/calls/call.ts';
import type { MemberRole } from '../../contract/organiser.ts';
import { Refuse } from '../../http/refusal.ts';
import { sessionToken } from '../../http/session-cookie.ts';
import { message } from '../../words/message.ts';
import type { Account } from '../accounts/accounts.ts';
import { accountOfSession } from '../accounts/sessions.ts';
import type { Db } from '../database/schema.ts';
import { ownedEvent, roleIn } from '../organisers/events.ts';
import type { Decision } from '../rights/decisions.ts';
import type { KnownToken } from '../tokens.ts';
import { expectOwnPage } from './own-page.ts';

/** What is known of whoever asks, once the guard let them by. */
export interface ServiceEnv {
  Variables: {
    /** Of a station. */
    token: KnownToken;
    /** Of a person. */
    account: Account;
    /** What the account may do about the event that the call names. */
    role: MemberRole;
  };
}

export const sessionCookie = 'goldline_session';
const thisMachine = /^(127\.|::1$|::ffff:127\.)/;

/** Lets by who may do a call, before anything of it is read; all others are refused, and all where nothing is decided. */
export function guard(db: Db, call: Call, decision: Decision | undefined): MiddlewareHandler<ServiceEnv> {
  return createMiddleware<ServiceEnv>(async (context, next) => {
    if (decision === undefined) throw Refuse.told(403, message('problems.not-allowed'));
    if (call.path.startsWith('/api/') && call.method !== 'GET') expectOwnPage(context);
    if (decision === 'station') expectStation(context);
    else if (decision !== 'anybody') {
      context.header('Cache-Control', 'no-store');
      const account = await signedIn(db, context);
      if (account === undefined) throw Refuse.told(401, message('problems.sign-in-needed'));
      context.set('account', account);
      if (decision !== 'account') context.set('role', await roleFor(db, context, account, decision));
    }
    await next();
  });
}

/** The account whose session the browser has; undefined where it has none that lasts. */
export async function signedIn(db: Db, context: Context): Promise<Account | undefined> {
  const secret = sessionToken(context, sessionCookie);
  return secret === undefined ? undefined : accountOfSession(db, secret);
}

/** From where a call comes, for counting tries: of a proxy on this machine, what it says; of one on another, that proxy. */
export function addressOf(context: Context): string {
  const address = getConnInfo(context).remote.address ?? '';
  const before = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return thisMachine.test(address) && before !== undefined && before !== '' ? before : address;
}

function expectStation(context: Context<ServiceEnv>): void {
  // Set by what reads the tokens of stations.
  if ((context.get('token') as KnownToken | undefined) === undefined)
    throw Refuse.told(401, message('problems.token-unknown'));
}

/** Whether there is such an event is said only to those who have a role in it, and to who runs the service. */
async function roleFor(
  db: Db,
  context: Context,
  account: Account,
  decision: readonly MemberRole[],
): Promise<MemberRole> {
  const event = context.req.param('event') ?? '';
  const role = await roleIn(db, account, event);
  if (role === null || !decision.includes(role)) throw Refuse.told(403, message('problems.not-allowed'));
  if ((await ownedEvent(db, event)) === undefined)
    throw Refuse.told(404, message('problems.event-not-owned', { value: event }));
  return role;
}
