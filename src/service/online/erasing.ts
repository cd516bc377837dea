import type { Db } from '../database/schema.ts';
import { note } from '../organisers/audit.ts';
import { filesOf, lockRun, say, type RunKey, type RunRow } from './runs.ts';
import { settle } from './settling.ts';

/**
 * Deletes everything that was handed in for a run, at the runner's wish: its bytes, how it is drawn, and what it is found by.
 * What it came to and what was decided stands; a run that was not decided about has no evidence any more.
 */
export async function erase(db: Db, of: RunKey): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const run = await lockRun(transaction, of);
    if ((await dropFiles(transaction, of)) === 0) return;
    await say(transaction, run, { from: 'runner', act: 'erase' });
    await note(transaction, {
      event: of.event,
      by: of.bib,
      act: 'online.erase',
      params: { bib: of.bib },
    });
    if (isUndecided(run)) await settle(transaction, run);
  });
}

/** Deletes the recordings of all races whose days are over. Gives how many files. */
export async function deleteOverdue(db: Db, now = Date.now()): Promise<number> {
  const races = await db
    .selectFrom('online_races')
    .select(['event', 'id'])
    .where('delete_at', '<=', now)
    .execute();
  let files = 0;
  for (const { event, id } of races) files += await deleteOf(db, event, id);
  return files;
}

async function deleteOf(db: Db, event: string, race: string): Promise<number> {
  const runs = await db
    .selectFrom('online_files')
    .innerJoin('online_runs', (join) =>
      join
        .onRef('online_runs.event', '=', 'online_files.event')
        .onRef('online_runs.bib', '=', 'online_files.bib'),
    )
    .select('online_runs.bib')
    .distinct()
    .where('online_files.event', '=', event)
    .where('online_runs.race', '=', race)
    .where('online_files.state', '!=', 'deleted')
    .execute();
  let files = 0;
  for (const { bib } of runs)
    files += await db.transaction().execute(async (transaction) => {
      const run = await lockRun(transaction, { event, bib });
      const dropped = await dropFiles(transaction, { event, bib });
      if (isUndecided(run)) await settle(transaction, run);
      return dropped;
    });
  if (files > 0)
    await note(db, {
      event,
      by: 'Goldline',
      act: 'online.delete',
      params: { race, count: String(files) },
    });
  return files;
}

function isUndecided({ state }: RunRow): boolean {
  return state !== 'refused' && state !== 'accepted' && state !== 'withdrawn';
}

/** How many files had something to delete. */
async function dropFiles(transaction: Db, of: RunKey): Promise<number> {
  const files = (await filesOf(transaction, of)).filter(({ state }) => state !== 'deleted');
  for (const table of ['online_queue', 'online_keys', 'online_pieces'] as const)
    await transaction.deleteFrom(table).where('event', '=', of.event).where('bib', '=', of.bib).execute();
  await transaction
    .updateTable('online_files')
    .set({ state: 'deleted', profile: null, content: null, device: null, digest: '' })
    .where('event', '=', of.event)
    .where('bib', '=', of.bib)
    .execute();
  return files.length;
}
