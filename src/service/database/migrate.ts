import { Migrator, type Migration } from 'kysely/migration';
import { DatabaseError } from '../service-error.ts';
import { streams } from './migrations/0001-streams.ts';
import { stationsHeard } from './migrations/0002-stations-heard.ts';
import type { Db } from './schema.ts';

/** In order; never changed once released, only followed by another. */
const migrations: Record<string, Migration> = {
  '0001-streams': streams,
  '0002-stations-heard': stationsHeard,
};

/** Brings the tables to the newest form. Several services may do so at once. */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const message = error instanceof Error ? error.message : JSON.stringify(error);
  if (message.includes('missing'))
    throw new DatabaseError(
      `the database was made by a newer version of Goldline: start that version (${message})`,
    );
  throw new DatabaseError(`the database could not be brought up to date: ${message}`, { cause: error });
}
