import type { MemberRole } from '../../contract/organiser.ts';
import type { Account } from '../accounts/accounts.ts';
import type { Db } from '../database/schema.ts';

export interface OwnedEvent {
  id: string;
  name: string;
}

/** An event that belongs to somebody; undefined where there is none. */
export function ownedEvent(db: Db, id: string): Promise<OwnedEvent | undefined> {
  return db.selectFrom('events').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
}

/** The events in which an account has a role, the newest first; whoever runs the service has it in all. */
export async function eventsOf(db: Db, account: Account): Promise<(OwnedEvent & { role: MemberRole })[]> {
  if (account.operator) {
    const all = await db.selectFrom('events').select(['id', 'name']).orderBy('created', 'desc').execute();
    return all.map((event) => ({ ...event, role: 'owner' }));
  }
  return db
    .selectFrom('members')
    .innerJoin('events', 'events.id', 'members.event')
    .select(['events.id', 'events.name', 'members.role'])
    .where('members.account', '=', account.id)
    .orderBy('events.created', 'desc')
    .execute();
}

/** What an account may do about an event; null where it has no role there. */
export async function roleIn(db: Db, account: Account, event: string): Promise<MemberRole | null> {
  if (account.operator) return 'owner';
  const member = await db
    .selectFrom('members')
    .select('role')
    .where('event', '=', event)
    .where('account', '=', account.id)
    .executeTakeFirst();
  return member?.role ?? null;
}

/** Who runs the service, and who owns an event already, may make events. */
export async function mayMakeEvents(db: Db, account: Account): Promise<boolean> {
  if (account.operator) return true;
  const owned = await db
    .selectFrom('members')
    .select('event')
    .where('account', '=', account.id)
    .where('role', '=', 'owner')
    .executeTakeFirst();
  return owned !== undefined;
}

/** Makes an event of an account; false where it belongs to somebody already. */
export async function makeEvent(db: Db, { id, name }: OwnedEvent, account: Account): Promise<boolean> {
  const now = Date.now();
  return db.transaction().execute(async (transaction) => {
    const made = await transaction
      .insertInto('events')
      .values({ id, name, created: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made === undefined) return false;
    await transaction
      .insertInto('members')
      .values({ event: id, account: account.id, role: 'owner', since: now })
      .execute();
    return true;
  });
}

/** The sites that organisers named, in the order of their names. */
export function namedSites(db: Db, event: string): Promise<OwnedEvent[]> {
  return db.selectFrom('sites').select(['id', 'name']).where('event', '=', event).orderBy('name').execute();
}

/** Names a site; false where there is one of that id. */
export async function addSite(db: Db, event: string, { id, name }: OwnedEvent): Promise<boolean> {
  const made = await db
    .insertInto('sites')
    .values({ event, id, name })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}
