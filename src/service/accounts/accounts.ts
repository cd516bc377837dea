import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Db, Tables } from '../database/schema.ts';
import { hashOfPassword, isPassword } from './password.ts';

export type Account = Selectable<Tables['accounts']>;

/** Two names that people would confuse are one. */
function keyOf(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

export function accountNamed(db: Db, name: string): Promise<Account | undefined> {
  return db.selectFrom('accounts').selectAll().where('key', '=', keyOf(name)).executeTakeFirst();
}

/** Makes an account; null where its name is taken. Without a password nobody signs in to it before one is set. */
export async function makeAccount(
  db: Db,
  { name, password, operator }: { name: string; password: string | null; operator: boolean },
): Promise<Account | null> {
  const hash = password === null ? null : await hashOfPassword(password);
  const made = await db
    .insertInto('accounts')
    .values({
      id: randomUUID(),
      key: keyOf(name),
      name: name.normalize('NFC').trim(),
      password: hash,
      operator,
      created: Date.now(),
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returningAll()
    .executeTakeFirst();
  return made ?? null;
}

/** The account of a name and a password; null where they do not belong together. */
export async function accountOf(db: Db, name: string, password: string): Promise<Account | null> {
  const account = await accountNamed(db, name);
  return (await isPassword(password, account?.password ?? null)) && account !== undefined ? account : null;
}

/** Sets a password. All sessions of the account end. */
export async function setPassword(db: Db, account: string, password: string): Promise<void> {
  const hash = await hashOfPassword(password);
  await db.transaction().execute(async (transaction) => {
    await transaction.updateTable('accounts').set({ password: hash }).where('id', '=', account).execute();
    await transaction.deleteFrom('sessions').where('account', '=', account).execute();
  });
}
