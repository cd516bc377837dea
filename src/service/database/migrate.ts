import { Migrator, type Migration } from 'kysely/migration';
import { message } from '../../words/message.ts';
import { DatabaseError } from '../service-error.ts';
import { streams } from './migrations/0001-streams.ts';
import { stationsHeard } from './migrations/0002-stations-heard.ts';
import { rights } from './migrations/0003-rights.ts';
import { organisers } from './migrations/0004-organisers.ts';
import { online } from './migrations/0005-online.ts';
import type { Db } from './schema.ts';

/** In order; never changed once released, only followed by another. */
const migrations: Record<string, Migration> = {
  '0001-streams': streams,
  '0002-stations-heard': stationsHeard,
  '0003-rights': rights,
  '0004-organisers': organisers,
  '0005-online': online,
};

/** Brings the tables to the newest form. Several services may do so at once. */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const said = error instanceof Error ? error.message : JSON.stringify(error);
  if (said.includes('missing')) throw new DatabaseError(message('database.newer', { said }));
  throw new DatabaseError(message('database.not-migrated', { said }), { cause: error });
}
