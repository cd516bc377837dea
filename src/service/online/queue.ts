import { sql } from 'kysely';
import { notify } from '../database/notices.ts';
import type { Db } from '../database/schema.ts';
import type { FileKey } from './recordings.ts';

/** A file that somebody is at, and which turn it is: what a turn before it comes to is not written any more. */
export interface Claim extends FileKey {
  turn: number;
}

/** Puts a recording at the end; one that waits already stays where it is, and whoever is at it begins anew. */
export async function enqueue(transaction: Db, { event, bib, id }: FileKey): Promise<void> {
  await transaction
    .insertInto('online_queue')
    .values({ event, bib, file: id, added: Date.now(), lease_until: null })
    .onConflict((conflict) =>
      conflict
        .columns(['event', 'bib', 'file'])
        .doUpdateSet((queue) => ({ turn: queue('online_queue.turn', '+', 1), lease_until: null })),
    )
    .execute();
  await notify(transaction, 'recordings');
}

/** Takes the recording that waits longest and that nobody is at; null where there is none. */
export async function claim(db: Db, leaseMs: number): Promise<Claim | null> {
  const now = Date.now();
  const { rows } = await sql<{ event: string; bib: string; file: string; turn: number }>`
    update online_queue set turn = turn + 1, lease_until = ${now + leaseMs}
    where (event, bib, file) = (
      select event, bib, file from online_queue
      where lease_until is null or lease_until < ${now}
      order by added limit 1
      for update skip locked
    )
    returning event, bib, file, turn
  `.execute(db);
  const [row] = rows;
  return row === undefined ? null : { event: row.event, bib: row.bib, id: row.file, turn: row.turn };
}

/** Says that somebody is still at it. */
export async function renew(db: Db, claimed: Claim, leaseMs: number): Promise<void> {
  await ownRow(db.updateTable('online_queue').set({ lease_until: Date.now() + leaseMs }), claimed).execute();
}

/** Gives a recording back that was not judged: the next may have it at once, and it was no turn. */
export async function letGo(db: Db, claimed: Claim): Promise<void> {
  const turn = claimed.turn - 1;
  await ownRow(db.updateTable('online_queue').set({ lease_until: null, turn }), claimed).execute();
}

/** Takes a recording out of the queue; false where another turn has begun since, and what was found is to be dropped. */
export async function finish(transaction: Db, claimed: Claim): Promise<boolean> {
  const { numDeletedRows } = await ownRow(transaction.deleteFrom('online_queue'), claimed).executeTakeFirst();
  return numDeletedRows > 0n;
}

interface Filtered<Query> {
  where: (column: 'event' | 'bib' | 'file' | 'turn', operator: '=', value: string | number) => Query;
}

function ownRow<Query extends Filtered<Query>>(query: Query, { event, bib, id, turn }: Claim): Query {
  return query
    .where('event', '=', event)
    .where('bib', '=', bib)
    .where('file', '=', id)
    .where('turn', '=', turn);
}

/** How many recordings of a race wait, and since when the oldest does. */
export async function queueOf(
  db: Db,
  event: string,
  race: string,
): Promise<{ length: number; oldest: number | null }> {
  const { length, oldest } = await db
    .selectFrom('online_queue')
    .innerJoin('online_runs', (join) =>
      join
        .onRef('online_runs.event', '=', 'online_queue.event')
        .onRef('online_runs.bib', '=', 'online_queue.bib'),
    )
    .select((rows) => [rows.fn.countAll<number>().as('length'), rows.fn.min('added').as('oldest')])
    .where('online_queue.event', '=', event)
    .where('online_runs.race', '=', race)
    .executeTakeFirstOrThrow();
  return { length, oldest };
}
