import type { Selectable } from 'kysely';
import type { RunWord } from '../../contract/online.ts';
import { Refuse } from '../../http/refusal.ts';
import { message } from '../../words/message.ts';
import { hashOfSecret } from '../accounts/secret.ts';
import type { Db, Tables } from '../database/schema.ts';

export type RunRow = Selectable<Tables['online_runs']>;
export type FileRow = Selectable<Tables['online_files']>;

/** Which run is meant. */
export interface RunKey {
  event: string;
  bib: string;
}

/** The run of a link's secret; undefined where there is none. */
export function runOfSecret(db: Db, secret: string): Promise<RunRow | undefined> {
  return db.selectFrom('online_runs').selectAll().where('hash', '=', hashOfSecret(secret)).executeTakeFirst();
}

/** A run of a race. Throws {@link Refuse} 404 where there is none. */
export async function runNamed(db: Db, event: string, race: string, bib: string): Promise<RunRow> {
  const run = await runOfEvent(db, event, bib);
  if (run.race !== race) throw Refuse.told(404, message('problems.bib-unknown', { bib }));
  return run;
}

/** A run of any online race of an event. Throws {@link Refuse} 404 where there is none. */
export async function runOfEvent(db: Db, event: string, bib: string): Promise<RunRow> {
  const run = await db
    .selectFrom('online_runs')
    .selectAll()
    .where('event', '=', event)
    .where('bib', '=', bib)
    .executeTakeFirst();
  if (run === undefined) throw Refuse.told(404, message('problems.bib-unknown', { bib }));
  return run;
}

/** The run as it stands now, which nobody else changes until the transaction ends. */
export function lockRun(transaction: Db, { event, bib }: RunKey): Promise<RunRow> {
  return transaction
    .selectFrom('online_runs')
    .selectAll()
    .where('event', '=', event)
    .where('bib', '=', bib)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export type RunChange = Partial<Omit<RunRow, 'event' | 'bib' | 'race' | 'hash' | 'entry' | 'entered'>>;

/** Changes a run; `since` grows where it stands otherwise than before. */
export async function changeRun(transaction: Db, run: RunRow, change: RunChange): Promise<RunRow> {
  const stands = change.state !== undefined && change.state !== run.state;
  const set = { ...change, ...(stands ? { since: Date.now() } : {}) };
  await transaction
    .updateTable('online_runs')
    .set(set)
    .where('event', '=', run.event)
    .where('bib', '=', run.bib)
    .execute();
  return { ...run, ...set };
}

/** Notes what was said or done about a run. */
export async function say(
  transaction: Db,
  { event, bib }: RunKey,
  word: { by?: string; from: RunWord['from']; act: RunWord['act']; text?: string },
): Promise<void> {
  const { by = '', from: source, act, text = '' } = word;
  await transaction
    .insertInto('online_words')
    .values({ event, bib, at: Date.now(), by, source, act, text })
    .execute();
}

/** What was handed in, the first first. */
export function filesOf(db: Db, { event, bib }: RunKey): Promise<FileRow[]> {
  return db
    .selectFrom('online_files')
    .selectAll()
    .where('event', '=', event)
    .where('bib', '=', bib)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** A file of a run; undefined where there is none. */
export function fileOf(db: Db, { event, bib }: RunKey, id: string): Promise<FileRow | undefined> {
  return db
    .selectFrom('online_files')
    .selectAll()
    .where('event', '=', event)
    .where('bib', '=', bib)
    .where('id', '=', id)
    .executeTakeFirst();
}
