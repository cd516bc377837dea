import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { message, type Value } from '../../words/message.ts';
import { DatabaseError } from '../service-error.ts';
import type { Tables } from './schema.ts';

const connections = 10;
const connectTimeoutMs = 5_000;
/** How long PostgreSQL may take to come back after a crash, and what it says meanwhile. */
const recoverMs = 120_000;
const cannotConnectNow = '57P03';

/** A pool of connections that reads `bigint` as a number: positions stay far below 2^53. */
export function connect(url: string, log: (message: string) => void): Kysely<Tables> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectTimeoutMs,
    types,
  });
  // Without listeners, a connection that breaks would end the process. One in use fails its query anyway.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('error', (error) => log(`a connection to the database broke: ${error.message}`));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/**
 * Connects once; waits while PostgreSQL is starting or recovering. Throws {@link DatabaseError} that names
 * the server without its password.
 */
export async function connectOnce(url: string): Promise<pg.Client> {
  const deadline = Date.now() + recoverMs;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
    try {
      await client.connect();
      return client;
    } catch (error) {
      const cause = error as Error & { code?: string };
      if (cause.code !== cannotConnectNow || Date.now() > deadline)
        throw new DatabaseError(
          message('database.none', { url: withoutPassword(url), said: cause.message || (cause.code ?? '') }),
          { cause },
        );
      await sleep(200);
    }
  }
}

/** Sums and sequence numbers stay far below 2^53: as numbers they are easier to work with than as text. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);

function withoutPassword(url: string): Value {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return message('database.strange-url', { example: 'postgres://user@host:5432/database' });
  }
}
