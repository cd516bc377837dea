import { sql, type Transaction } from 'kysely';
import { chainNext, chainStart } from '../../contract/chain.ts';
import type { PushHeader } from '../../contract/sync.ts';
import type { Db, Tables } from '../database/schema.ts';
import type { StreamRow } from './streams.ts';

/** What one call brings: the header, and as many lines as it says. */
export interface Push {
  header: PushHeader;
  lines: Buffer[];
}

/** Where the stream stands after a push, and what was wrong with it, if anything. */
export interface PushOutcome {
  stream: StreamRow;
  /** `garbled`: the lines do not add up to the head that came with them. */
  conflict: 'gap' | 'diverged' | 'garbled' | null;
  /** How many lines were new. */
  added: number;
}

/** A service that freezes in the middle must not keep the others waiting. */
const frozenAfter = '15s';

/**
 * Stores the lines of a push that are new. Lines that are held already are compared and left alone, so
 * that a push may come twice, late or in pieces. Everything is on disk when this returns.
 */
export async function storePush(db: Db, { header, lines }: Push): Promise<PushOutcome> {
  const heads = headsAfter(header.prev, lines);
  return db.transaction().execute(async (transaction) => {
    await sql.raw(`set local idle_in_transaction_session_timeout = '${frozenAfter}'`).execute(transaction);
    const stream = await transaction
      .selectFrom('streams')
      .selectAll()
      .where('id', '=', header.stream)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const conflict = await conflictOf(transaction, stream, header, heads);
    if (conflict !== null) return { stream, conflict, added: 0 };
    const fresh = lines.slice(Math.max(0, stream.high + 1 - header.from));
    if (fresh.length === 0) return { stream, conflict, added: 0 };
    const after = await appendLines(transaction, stream, fresh, heads.slice(-fresh.length));
    return { stream: { ...stream, ...after }, conflict, added: fresh.length };
  });
}

function headsAfter(prev: string, lines: Buffer[]): string[] {
  let head = prev;
  return lines.map((line) => (head = chainNext(head, line)));
}

async function conflictOf(
  transaction: Transaction<Tables>,
  stream: StreamRow,
  header: PushHeader,
  heads: string[],
): Promise<PushOutcome['conflict']> {
  if (heads.at(-1) !== header.head) return 'garbled';
  if (header.from > stream.high + 1) return 'gap';
  const before = await headAt(transaction, stream, header.from - 1);
  if (before !== header.prev) return 'diverged';
  // Equal heads mean equal lines all the way to there: only the last number that both have matters.
  const shared = Math.min(stream.high, header.from + heads.length - 1);
  if (shared < header.from) return null;
  return (await headAt(transaction, stream, shared)) === heads[shared - header.from] ? null : 'diverged';
}

async function headAt(transaction: Transaction<Tables>, stream: StreamRow, seq: number): Promise<string> {
  if (seq === 0) return chainStart(stream.id);
  if (seq === stream.high) return stream.head;
  const { head } = await transaction
    .selectFrom('lines')
    .select('head')
    .where('stream', '=', stream.id)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();
  return head;
}

/**
 * Appends lines to a stream that is locked, with the chain's head after each; gives where it stands then. Positions are
 * taken under the lock of the feed's one row, which is held until the commit: whoever reads on from a position misses none.
 * Numbers from a sequence could show up out of order.
 */
export async function appendLines(
  transaction: Db,
  stream: Pick<StreamRow, 'id' | 'high'>,
  lines: readonly Buffer[],
  heads: readonly string[],
): Promise<Pick<StreamRow, 'high' | 'head'>> {
  const { position } = await transaction
    .updateTable('feed')
    .set((feed) => ({ position: feed('position', '+', lines.length) }))
    .returning('position')
    .executeTakeFirstOrThrow();
  const received = Date.now();
  await sql`
    insert into lines (position, stream, seq, line, head, received)
    select ${position - lines.length}::bigint + n, ${stream.id}, ${stream.high}::bigint + n, line, head, ${received}::bigint
    from unnest(${lines}::bytea[], ${heads}::text[]) with ordinality as fresh (line, head, n)
  `.execute(transaction);
  const after = { high: stream.high + lines.length, head: heads.at(-1)! };
  await transaction.updateTable('streams').set(after).where('id', '=', stream.id).execute();
  return after;
}
