import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { MemberRole } from '../../contract/organiser.ts';
import type { Db, Tables } from '../database/schema.ts';
import { hashOfSecret, newSecret } from './secret.ts';

export type Link = Selectable<Tables['links']>;

/** How long a link for a password works, and one for a role. */
export const linkMs = { password: 24 * 3_600_000, member: 14 * 24 * 3_600_000 };

export type LinkPurpose =
  { name: string; account: string } | { name: string; event: string; role: MemberRole };

/** Makes a link that works once; gives its secret, which is kept nowhere. */
export async function makeLink(db: Db, purpose: LinkPurpose): Promise<{ secret: string; expires: number }> {
  const secret = newSecret();
  const created = Date.now();
  const expires = created + ('account' in purpose ? linkMs.password : linkMs.member);
  await db
    .insertInto('links')
    .values({ hash: hashOfSecret(secret), id: randomUUID(), ...purpose, created, expires })
    .execute();
  return { secret, expires };
}

/** The link of a secret, while it works. */
export async function linkOf(db: Db, secret: string): Promise<Link | undefined> {
  return working(db).where('hash', '=', hashOfSecret(secret)).executeTakeFirst();
}

/** Invitations to an event that still work. */
export async function invitationsOf(db: Db, event: string): Promise<Link[]> {
  return working(db).where('event', '=', event).orderBy('created').execute();
}

/** Uses a link up; tells whether it still worked: of two at once, one does. */
export async function spendLink(db: Db, { hash }: Link): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('links')
    .set({ used: Date.now() })
    .where('hash', '=', hash)
    .where('used', 'is', null)
    .where('withdrawn', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Withdraws an invitation to an event; gives whom it was for, or undefined where there is none that works. */
export async function withdrawInvitation(db: Db, event: string, id: string): Promise<string | undefined> {
  const link = await db
    .updateTable('links')
    .set({ withdrawn: Date.now() })
    .where('event', '=', event)
    .where('id', '=', id)
    .where('used', 'is', null)
    .where('withdrawn', 'is', null)
    .returning('name')
    .executeTakeFirst();
  return link?.name;
}

function working(db: Db) {
  return db
    .selectFrom('links')
    .selectAll()
    .where('used', 'is', null)
    .where('withdrawn', 'is', null)
    .where('expires', '>', Date.now());
}
