import type { MemberRole } from '../../contract/organiser.ts';
import type { Db } from '../database/schema.ts';

export interface Member {
  id: string;
  name: string;
  role: MemberRole;
  since: number;
}

/** Who has a role in an event, by name. */
export function membersOf(db: Db, event: string): Promise<Member[]> {
  return db
    .selectFrom('members')
    .innerJoin('accounts', 'accounts.id', 'members.account')
    .select(['accounts.id', 'accounts.name', 'members.role', 'members.since'])
    .where('members.event', '=', event)
    .orderBy('accounts.name')
    .execute();
}

/** Takes an account in; one that has a role already gets this one. */
export async function putMember(
  db: Db,
  { event, account, role }: { event: string; account: string; role: MemberRole },
): Promise<void> {
  await db
    .insertInto('members')
    .values({ event, account, role, since: Date.now() })
    .onConflict((conflict) => conflict.columns(['event', 'account']).doUpdateSet({ role }))
    .execute();
}

/**
 * Gives a member another role, or with null none any more. Gives the member's name, and `unknown` or `last-owner` where that
 * cannot be: an event without an owner would be nobody's.
 */
export function setMember(
  db: Db,
  { event, account, role }: { event: string; account: string; role: MemberRole | null },
): Promise<{ name: string } | 'unknown' | 'last-owner'> {
  return db.transaction().execute(async (transaction) => {
    // Two owners must not make each other viewers at the same moment.
    await transaction.selectFrom('events').select('id').where('id', '=', event).forUpdate().execute();
    const members = await membersOf(transaction, event);
    const member = members.find(({ id }) => id === account);
    if (member === undefined) return 'unknown';
    const others = members.filter((one) => one !== member && one.role === 'owner');
    if (member.role === 'owner' && role !== 'owner' && others.length === 0) return 'last-owner';
    const row = transaction.deleteFrom('members').where('event', '=', event).where('account', '=', account);
    if (role === null) await row.execute();
    else await putMember(transaction, { event, account, role });
    return { name: member.name };
  });
}
