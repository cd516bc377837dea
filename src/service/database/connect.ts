import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { DatabaseError } from '../service-error.ts';
import type { Tables } from './schema.ts';

const connections = 10;
const connectTimeoutMs = 5_000;

/** A pool of connections that reads `bigint` as a number: positions stay far below 2^53. */
export function connect(url: string, log: (message: string) => void): Kysely<Tables> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectTimeoutMs,
    types: { getTypeParser },
  });
  // Without a listener, a connection that breaks while idle would end the process.
  pool.on('error', (error) => log(`a connection to the database broke: ${error.message}`));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Connects once. Throws {@link DatabaseError} that names the server without its password. */
export async function connectOnce(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  try {
    await client.connect();
    return client;
  } catch (error) {
    const cause = error as Error & { code?: string };
    throw new DatabaseError(`no PostgreSQL at ${withoutPassword(url)}: ${cause.message || cause.code}`, {
      cause,
    });
  }
}

const getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8
    ? Number
    : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser;

function withoutPassword(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'the address given (it is not of the form postgres://user@host:5432/database)';
  }
}
