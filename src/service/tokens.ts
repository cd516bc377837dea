import { createHash, randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StationRight } from '../contract/station-right.ts';
import type { Db } from './database/schema.ts';

/** A token that a station presents, as the service knows it. */
export interface KnownToken {
  hash: string;
  name: string;
  /** The station it is bound to; null until the first use. */
  station: string | null;
  /** The event that it is for; null until its station says one. */
  event: string | null;
  withdrawn: number | null;
}

/** What a token is issued for. */
export interface TokenPurpose {
  /** For people: whom it is for. */
  name: string;
  /** The station that it is for from the start; absent: the first that uses it. */
  station?: string | undefined;
  /** What its station may write about; absent: the event that the station says first, or what it was let in for before. */
  right?: StationRight | undefined;
}

/** Makes a token for one station and gives it: the service keeps its hash only. */
export async function issueToken(db: Db, { name, station, right }: TokenPurpose): Promise<string> {
  const token = `gl_${randomBytes(32).toString('base64url')}`;
  const before = station === undefined || right !== undefined ? undefined : await lastRight(db, station);
  const { event = null, site = null, role = 'timing' } = right ?? before ?? {};
  await db
    .insertInto('tokens')
    .values({
      hash: hashOf(token),
      name,
      issued: Date.now(),
      station: station ?? null,
      event,
      site,
      role,
    })
    .execute();
  return token;
}

function lastRight(db: Db, station: string) {
  return db
    .selectFrom('tokens')
    .select(['event', 'site', 'role'])
    .where('station', '=', station)
    .where('event', 'is not', null)
    .orderBy('issued', 'desc')
    .executeTakeFirst();
}

/** The token behind an `Authorization` header; undefined where there is none or nobody issued it. */
export async function findToken(db: Db, authorization: string | undefined): Promise<KnownToken | undefined> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return undefined;
  return db
    .selectFrom('tokens')
    .select(['hash', 'name', 'station', 'event', 'withdrawn'])
    .where('hash', '=', hashOf(token))
    .executeTakeFirst();
}

/**
 * Binds a token to the first station that uses it. Tells whether it may speak for this station: ids of stations are no
 * secret on a network, so that one which has a token is not had by another; whoever runs the service gives it a new one.
 */
export async function mayActFor(db: Db, token: KnownToken, station: string): Promise<boolean> {
  if (token.station !== null) return token.station === station;
  return db.transaction().execute(async (transaction) => {
    // Two new tokens must not claim one station at the same moment: the feed's one row is everybody's turn.
    await transaction.selectFrom('feed').select('position').forUpdate().executeTakeFirstOrThrow();
    await transaction
      .updateTable('tokens')
      .set({ station, first_used: Date.now() })
      .where('hash', '=', token.hash)
      .where('station', 'is', null)
      .where((tokens) =>
        tokens.not(
          tokens.exists(
            tokens
              .selectFrom('tokens as others')
              .select('others.hash')
              .where('others.station', '=', station)
              .where('others.withdrawn', 'is', null),
          ),
        ),
      )
      .execute();
    const now = await transaction
      .selectFrom('tokens')
      .select('station')
      .where('hash', '=', token.hash)
      .executeTakeFirstOrThrow();
    return now.station === station;
  });
}

/** Withdraws a token, and the code that let its station in: that opens nothing again. */
export async function withdrawToken(db: Db, { hash, station, event }: KnownToken): Promise<void> {
  const withdrawn = Date.now();
  await db.updateTable('tokens').set({ withdrawn }).where('hash', '=', hash).execute();
  if (event === null || station === null) return;
  await db
    .updateTable('join_codes')
    .set({ withdrawn })
    .where('event', '=', event)
    .where('station', '=', station)
    .where('withdrawn', 'is', null)
    .execute();
}

/** What the token that lies ready is called until a station uses it. */
const nextStation = 'next station';

/** Calls a token by its station's name, where nobody named it when it was issued. */
export async function nameToken(db: Db, { hash }: KnownToken, name: string): Promise<void> {
  await db
    .updateTable('tokens')
    .set({ name })
    .where('hash', '=', hash)
    .where('name', '=', nextStation)
    .execute();
}

/**
 * Gives a token that no station has used yet, so that the next station can always be let in. It is kept
 * in `<dataDir>/station-token`, readable only by who runs the service; without a data directory, it is a
 * new one each time.
 */
export async function keepUnusedToken(db: Db, dataDir: string | undefined): Promise<string> {
  if (dataDir === undefined) return issueToken(db, { name: nextStation });
  const file = join(dataDir, 'station-token');
  const kept = await readKept(file);
  const known = await findToken(db, `Bearer ${kept}`);
  if (known?.station === null && known.withdrawn === null) return kept;
  const token = await issueToken(db, { name: nextStation });
  await writeFile(`${file}.new`, `${token}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return token;
}

async function readKept(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
