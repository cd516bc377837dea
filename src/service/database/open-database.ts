import { message } from '../../words/message.ts';
import { DatabaseError } from '../service-error.ts';
import { connect, connectOnce } from './connect.ts';
import { DataDirHold } from './holder.ts';
import { migrate } from './migrate.ts';
import { startOwnPostgres } from './own-postgres.ts';
import type { Db } from './schema.ts';

export interface DatabaseOptions {
  /** `postgres://…` of a PostgreSQL that is there; without it, one of the service's own is started. */
  url?: string | undefined;
  /** Where the service's own PostgreSQL keeps its data; needed where there is no `url`. */
  dataDir?: string | undefined;
  log: (message: string) => void;
}

/** The database, ready to use. */
export interface Database {
  db: Db;
  /** Where it answers, with its password: for processes of this program alone. */
  url: string;
  /** Leaves word in the data directory of where the service answers. */
  announce(address: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the database with its tables in the newest form. Throws {@link DatabaseError}. */
export async function openDatabase({ url, dataDir, log }: DatabaseOptions): Promise<Database> {
  if (url !== undefined) return openGiven(url, log);
  if (dataDir === undefined) throw new DatabaseError(message('database.nowhere'));
  return openOwn(dataDir, log);
}

async function openGiven(url: string, log: (message: string) => void): Promise<Database> {
  const probe = await connectOnce(url);
  await probe.end();
  const db = connect(url, log);
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { db, url, announce: async () => {}, close: () => db.destroy() };
}

async function openOwn(dataDir: string, log: (message: string) => void): Promise<Database> {
  const postgres = await startOwnPostgres(dataDir);
  const hold = await DataDirHold.take(dataDir, postgres, log);
  const db = connect(postgres.url, log);
  const close = async () => {
    await db.destroy();
    await hold.release();
    await postgres.stop();
  };
  try {
    await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  return { db, url: postgres.url, announce: (address) => hold.announce(address), close };
}
