import type { Db } from '../database/schema.ts';
import type { Account } from './accounts.ts';
import { hashOfSecret, newSecret } from './secret.ts';

/** A session lasts so long, used or not. */
export const sessionMs = 7 * 24 * 3_600_000;

/** Begins a session and gives its secret; the one that the browser had before is over. */
export async function beginSession(db: Db, account: string, before: string | undefined): Promise<string> {
  const secret = newSecret();
  const now = Date.now();
  if (before !== undefined) await endSession(db, before);
  await db.deleteFrom('sessions').where('expires', '<=', now).execute();
  await db
    .insertInto('sessions')
    .values({ hash: hashOfSecret(secret), account, created: now, expires: now + sessionMs })
    .execute();
  return secret;
}

export async function endSession(db: Db, secret: string): Promise<void> {
  await db.deleteFrom('sessions').where('hash', '=', hashOfSecret(secret)).execute();
}

/** Whose session this is; undefined where it is none, or over. */
export async function accountOfSession(db: Db, secret: string): Promise<Account | undefined> {
  return db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account')
    .selectAll('accounts')
    .where('sessions.hash', '=', hashOfSecret(secret))
    .where('sessions.expires', '>', Date.now())
    .executeTakeFirst();
}
