import type { Context } from 'hono';
import type { accountCalls } from '../../contract/calls/organiser.ts';
import { plainNameSchema, type LinkView, type OwnAccount } from '../../contract/organiser.ts';
import { Refuse } from '../../http/refusal.ts';
import type { Handlers } from '../../http/register.ts';
import { giveSession, sessionToken, takeSession } from '../../http/session-cookie.ts';
import { message } from '../../words/message.ts';
import { accountNamed, accountOf, makeAccount, setPassword, type Account } from '../accounts/accounts.ts';
import { linkOf, spendLink, type Link } from '../accounts/links.ts';
import { beginSession, endSession, sessionMs } from '../accounts/sessions.ts';
import type { Tries } from '../accounts/tries.ts';
import type { Db } from '../database/schema.ts';
import { note, ofService } from '../organisers/audit.ts';
import { ownedEvent } from '../organisers/events.ts';
import { putMember } from '../organisers/members.ts';
import { addressOf, sessionCookie, signedIn, type ServiceEnv } from './guard.ts';
import { isSecure } from './own-page.ts';

export interface AccountParts {
  db: Db;
  tries: Tries;
}

/** Who a browser is signed in as, and how it gets in. */
export function accountHandlers({ db, tries }: AccountParts) {
  async function enter(context: Context<ServiceEnv>, account: Account): Promise<OwnAccount> {
    const secret = await beginSession(db, account.id, sessionToken(context, sessionCookie));
    giveSession(context, sessionCookie, secret, { seconds: sessionMs / 1000, secure: isSecure(context) });
    return ownAccount(account);
  }

  /** The account of a name and a password, with the tries counted. */
  async function proven(context: Context<ServiceEnv>, name: string, password: string): Promise<Account> {
    const address = addressOf(context);
    await tries.begin(address, `account ${name.toLowerCase()}`);
    const account = await accountOf(db, name, password);
    if (account === null) throw Refuse.told(403, message('problems.sign-in'));
    await tries.wasRight(address, `account ${name.toLowerCase()}`);
    return account;
  }

  async function workingLink(context: Context<ServiceEnv>, secret: string): Promise<Link> {
    const address = addressOf(context);
    await tries.begin(address, `link ${address}`);
    const link = await linkOf(db, secret);
    if (link === undefined) throw Refuse.told(404, message('problems.link-unknown'));
    await tries.wasRight(address, `link ${address}`);
    return link;
  }

  return {
    whoAmI: async (_asked, context) => {
      context.header('Cache-Control', 'no-store');
      const account = await signedIn(db, context);
      return { account: account === undefined ? null : ownAccount(account) };
    },
    signIn: async ({ body: { name, password } }, context) => {
      const account = await proven(context, name, password);
      await note(db, { event: ofService, by: account.name, act: 'account.sign-in' });
      return enter(context, account);
    },
    signOut: async (_asked, context) => {
      const secret = sessionToken(context, sessionCookie);
      if (secret !== undefined) await endSession(db, secret);
      takeSession(context, sessionCookie);
      return {};
    },
    changePassword: async ({ body: { before, password } }, context) => {
      const { name } = context.get('account');
      const account = await proven(context, name, before);
      await setPassword(db, account.id, password);
      await note(db, { event: ofService, by: name, act: 'account.password' });
      await enter(context, account);
      return {};
    },
    readLink: async ({ body }, context) => viewOf(db, await workingLink(context, body.link)),
    takeLink: async ({ body: { link: secret, name, password } }, context) => {
      const link = await workingLink(context, secret);
      if (link.account !== null) {
        if (password === undefined) throw Refuse.told(422, message('problems.account-needed'));
        await spend(db, link);
        await setPassword(db, link.account, password);
        const account = (await accountNamed(db, link.name))!;
        await note(db, { event: ofService, by: account.name, act: 'account.password' });
        return enter(context, account);
      }
      const account = (await signedIn(db, context)) ?? (await newAccount(db, name, password));
      await spend(db, link);
      const { event, role } = link as { event: string; role: NonNullable<Link['role']> };
      await putMember(db, { event, account: account.id, role });
      await note(db, { event, by: account.name, act: 'member.join', params: { role, invited: link.name } });
      return enter(context, account);
    },
  } satisfies Handlers<typeof accountCalls, ServiceEnv>;
}

async function spend(db: Db, link: Link): Promise<void> {
  if (!(await spendLink(db, link))) throw Refuse.told(404, message('problems.link-unknown'));
}

function ownAccount({ name, operator }: Account): OwnAccount {
  return { name, operator };
}

async function newAccount(db: Db, name: string | undefined, password: string | undefined): Promise<Account> {
  const plain = plainNameSchema.safeParse(name);
  if (!plain.success || password === undefined) throw Refuse.told(422, message('problems.account-needed'));
  const account = await makeAccount(db, { name: plain.data, password, operator: false });
  if (account === null) throw Refuse.told(422, message('problems.name-taken'));
  return account;
}

async function viewOf(db: Db, { name, account, event, role, expires }: Link): Promise<LinkView> {
  const of = event === null ? undefined : await ownedEvent(db, event);
  return { kind: account === null ? 'member' : 'password', name, event: of ?? null, role, expires };
}
