import { sql } from 'kysely';
import { findCopies, type KeyIndex } from '../../tracks/checks/find-copies.ts';
import type { Look } from '../../uploads/judgement.ts';
import type { Db } from '../database/schema.ts';
import { enqueue } from './queue.ts';
import type { FileKey } from './recordings.ts';
import type { FileRow } from './runs.ts';

/** So many others are compared in full, and so many bytes of them: those that share most. */
const most = { files: 6, bytes: 60_000_000 };

/** Keeps what a recording is found by, in the place of what it was found by before. */
export async function keepKeys(transaction: Db, file: FileKey, { keys }: Look): Promise<void> {
  const { event, bib, id } = file;
  await transaction
    .deleteFrom('online_keys')
    .where('event', '=', event)
    .where('bib', '=', bib)
    .where('file', '=', id)
    .execute();
  for (const [kind, values] of [
    ['timed', keys.timed],
    ['way', keys.ways],
  ] as const)
    await sql`
      insert into online_keys (event, kind, key, bib, file)
      select ${event}, ${kind}, key, ${bib}, ${id} from unnest(${values}::bigint[]) as keys (key)
    `.execute(transaction);
}

/**
 * Recordings of other entries that may be the same as this one, those that share most first: of the same bytes, or of at least
 * half of the keys. Only those that were handed in before it: the first is nobody's copy. Later ones are judged again.
 */
export async function othersLike(
  db: Db,
  file: FileRow,
  look: Look,
): Promise<(FileRow & { isSameFile: boolean })[]> {
  const ids = await candidates(db, file, look);
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('online_files')
    .selectAll()
    .where('event', '=', file.event)
    .where('id', 'in', ids)
    .where('state', 'in', ['judged', 'queued'])
    .execute();
  const found = ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  await judgeAgain(
    db,
    found.filter((other) => !isBefore(other, file)),
  );
  let bytes = 0;
  return found
    .filter((other) => isBefore(other, file))
    .slice(0, most.files)
    .filter(({ size }) => (bytes += size) <= most.bytes)
    .map((other) => ({ ...other, isSameFile: other.content === look.content }));
}

function isBefore(one: FileRow, other: FileRow): boolean {
  return one.at < other.at || (one.at === other.at && one.id < other.id);
}

async function candidates(db: Db, { event, bib }: FileKey, look: Look): Promise<string[]> {
  const same = await db
    .selectFrom('online_files')
    .select('id')
    .where('event', '=', event)
    .where('content', '=', look.content)
    .where('bib', '!=', bib)
    .execute();
  const keys = { timed: Uint32Array.from(look.keys.timed), ways: Uint32Array.from(look.keys.ways) };
  const alike = findCopies(await indexOf(db, { event, bib }, look), keys).map(({ run }) => run);
  return [...new Set([...same.map(({ id }) => id), ...alike])];
}

/** Who has one of these keys. */
async function indexOf(
  db: Db,
  { event, bib }: Pick<FileKey, 'event' | 'bib'>,
  { keys }: Look,
): Promise<KeyIndex<string>> {
  const having = async (kind: 'timed' | 'way', values: readonly number[]) => {
    const { rows } = await sql<{ key: number; file: string }>`
      select key, file from online_keys
      where event = ${event} and kind = ${kind} and key = any(${values}::bigint[]) and bib != ${bib}
    `.execute(db);
    const byKey = Map.groupBy(rows, ({ key }) => key);
    return (key: number) => (byKey.get(key) ?? []).map(({ file }) => file);
  };
  const [withTimed, withWay] = await Promise.all([having('timed', keys.timed), having('way', keys.ways)]);
  return { withTimed, withWay };
}

/** Of two that were judged at the same time the later one may not have been compared with the first. */
async function judgeAgain(db: Db, later: readonly FileRow[]): Promise<void> {
  for (const file of later) {
    if (file.state !== 'judged') continue;
    await db.transaction().execute(async (transaction) => {
      const run = await transaction
        .selectFrom('online_runs')
        .select(['state', 'decided_by_person'])
        .where('event', '=', file.event)
        .where('bib', '=', file.bib)
        .executeTakeFirstOrThrow();
      const isOpen = run.state === 'waits' || run.state === 'refused';
      if (isOpen && !run.decided_by_person) await enqueue(transaction, file);
    });
  }
}
