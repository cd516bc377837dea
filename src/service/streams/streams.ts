import type { Selectable } from 'kysely';
import { chainStart } from '../../contract/chain.ts';
import type { SetAside, StreamMeta, StreamState } from '../../contract/sync.ts';
import type { Message } from '../../words/message.ts';
import type { Db, Tables } from '../database/schema.ts';
import type { ServerIdentity } from '../server-life.ts';

export type StreamRow = Selectable<Tables['streams']>;

/** A stream that is known is not what the station says it is; the message says in what. */
export class StreamMismatch extends Error {
  override name = 'StreamMismatch';
}

/** What a station says of itself beside its lines; stations of earlier versions say nothing. */
export interface Heard {
  /** How many lines it has of the stream. */
  recorded?: number | undefined;
  /** How far its clock is ahead. */
  ahead?: number | undefined;
}

/** Makes a stream known, and takes over what its station says of itself now, and that it was heard. Throws {@link StreamMismatch}. */
export async function registerStream(
  db: Db,
  meta: StreamMeta,
  { recorded, ahead }: Heard = {},
): Promise<StreamRow> {
  const now = Date.now();
  const clock_ahead = ahead ?? null;
  await db
    .insertInto('stations')
    .values({ id: meta.station, name: meta.name, first_seen: now, last_heard: now, clock_ahead })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ name: meta.name, last_heard: now, clock_ahead }),
    )
    .execute();
  await db
    .insertInto('streams')
    .values({
      id: meta.stream,
      kind: meta.kind,
      station: meta.station,
      created_at: meta.createdAt,
      high: 0,
      head: chainStart(meta.stream),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const stream = await findStream(db, meta.stream);
  if (stream === undefined) throw new Error(`stream ${meta.stream} is gone right after it was made`);
  if (stream.station !== meta.station)
    throw new StreamMismatch(`stream ${meta.stream} belongs to another station`);
  if (stream.kind !== meta.kind)
    throw new StreamMismatch(`stream ${meta.stream} is known as "${stream.kind}", not "${meta.kind}"`);
  if (stream.created_at !== meta.createdAt)
    throw new StreamMismatch(`stream ${meta.stream} is known with another createdAt`);
  if (recorded !== undefined && recorded !== stream.recorded)
    await db.updateTable('streams').set({ recorded }).where('id', '=', stream.id).execute();
  return stream;
}

export async function findStream(db: Db, id: string): Promise<StreamRow | undefined> {
  return db.selectFrom('streams').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Where a stream stands, as its station wants to know it. */
export function stateOf(
  stream: Pick<StreamRow, 'id' | 'high' | 'head'>,
  identity: ServerIdentity,
): StreamState {
  return { stream: stream.id, high: stream.high, head: stream.head, ...identity, now: Date.now() };
}

/** Lines of a stream from a number on, byte for byte. */
export async function readLines(db: Db, stream: string, from: number, limit: number): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('lines')
    .select('line')
    .where('stream', '=', stream)
    .where('seq', '>=', from)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(({ line }) => line);
}

/** So many lines are told with their reasons. */
const toldMax = 5;

/** Lines of a stream that do not count. */
export async function setAsideOf(db: Db, stream: string): Promise<SetAside> {
  const [lines, { count }] = await Promise.all([
    db
      .selectFrom('quarantine')
      .select(['seq', 'code', 'params'])
      .where('stream', '=', stream)
      .orderBy('seq')
      .limit(toldMax)
      .execute(),
    db
      .selectFrom('quarantine')
      .select((rows) => rows.fn.countAll<number>().as('count'))
      .where('stream', '=', stream)
      .executeTakeFirstOrThrow(),
  ]);
  return { count, lines: lines.map(({ seq, ...row }) => ({ number: seq, told: toldOfRow(row) })) };
}

/** Why a line does not count, for people. */
export function toldOfRow({ code, params }: { code: string; params: string }): Message {
  return { code: `setAside.${code}`, params: JSON.parse(params) as Message['params'] };
}
