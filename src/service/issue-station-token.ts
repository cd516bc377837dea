import { openDatabase } from './database/open-database.ts';
import { runningPostgres } from './database/own-postgres.ts';
import { issueToken } from './tokens.ts';

export interface StationTokenOptions {
  /** For people: whom it is for. */
  name: string;
  /** Id of a station whose token was lost; absent for one that has none yet. */
  station?: string | undefined;
  /** Id of the event that the station may write about, and of one of its sites; absent: the event that it says first, and every site. */
  event?: string | undefined;
  site?: string | undefined;
  /** Of the service; needed where there is no `databaseUrl`. */
  dataDir?: string | undefined;
  databaseUrl?: string | undefined;
}

/**
 * Issues one more token for a station, whether the service runs at the moment or not. Throws
 * {@link ServiceError} where its database is out of reach.
 */
export async function issueStationToken(options: StationTokenOptions): Promise<string> {
  const { name, station, event, site = null, dataDir } = options;
  const running = dataDir === undefined ? null : await runningPostgres(dataDir);
  const url = options.databaseUrl ?? running ?? undefined;
  const database = await openDatabase({ url, dataDir, log: console.error });
  try {
    const right = event === undefined ? undefined : ({ event, site, role: 'timing' } as const);
    return await issueToken(database.db, { name, station, right });
  } finally {
    await database.close();
  }
}
