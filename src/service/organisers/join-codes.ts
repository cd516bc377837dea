import { createHash, randomInt, randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { joinAlphabet, joinCodeLength, plainJoinCode, writtenJoinCode } from '../../contract/join.ts';
import type { JoinCodeView } from '../../contract/organiser.ts';
import type { StationRight, StationRole } from '../../contract/station-right.ts';
import type { Db, Tables } from '../database/schema.ts';
import { issueToken, type KnownToken } from '../tokens.ts';

const hourMs = 3_600_000;

/** What a code is made for. */
export interface CodePurpose {
  event: string;
  name: string;
  site: string | null;
  role: StationRole;
  hours: number;
  /** The station that it is for, where that has a token already. */
  station?: string | undefined;
}

/** Makes a code and gives it as people write it: it is kept nowhere. */
export async function makeJoinCode(
  db: Db,
  { event, name, site, role, hours, station }: CodePurpose,
): Promise<{ code: string; expires: number }> {
  const plain = Array.from(
    { length: joinCodeLength },
    () => joinAlphabet[randomInt(joinAlphabet.length)],
  ).join('');
  const created = Date.now();
  const expires = created + hours * hourMs;
  await db
    .insertInto('join_codes')
    .values({
      event,
      id: randomUUID(),
      hash: hashOf(plain),
      name,
      site,
      role,
      station: station ?? null,
      created,
      expires,
    })
    .execute();
  return { code: writtenJoinCode(plain), expires };
}

/** The codes of an event, the latest first. */
export async function joinCodesOf(db: Db, event: string): Promise<JoinCodeView[]> {
  const rows = await db
    .selectFrom('join_codes')
    .leftJoin('stations', 'stations.id', 'join_codes.station')
    .selectAll('join_codes')
    .select('stations.name as station_name')
    .where('event', '=', event)
    .orderBy('created', 'desc')
    .execute();
  return rows.map(({ id, name, site, role, created, expires, station, station_name, ...row }) => ({
    id,
    name,
    site,
    role,
    created,
    expires,
    state: stateOf({ expires, ...row }),
    station: station_name ?? station,
  }));
}

function stateOf({
  used,
  withdrawn,
  expires,
}: Pick<Code, 'used' | 'withdrawn' | 'expires'>): JoinCodeView['state'] {
  if (withdrawn !== null) return 'withdrawn';
  if (used !== null) return 'used';
  return expires > Date.now() ? 'open' : 'expired';
}

/** Withdraws a code; gives its name, or undefined where there is none. */
export async function withdrawJoinCode(db: Db, event: string, id: string): Promise<string | undefined> {
  const code = await db
    .updateTable('join_codes')
    .set({ withdrawn: Date.now() })
    .where('event', '=', event)
    .where('id', '=', id)
    .where('withdrawn', 'is', null)
    .returning('name')
    .executeTakeFirst();
  return code?.name;
}

type Code = Selectable<Tables['join_codes']>;

/** Why a code does not let a station in. */
export type NotJoined =
  'unknown' | 'withdrawn' | 'expired' | 'used' | 'station-has-token' | 'station-elsewhere';

/** What a station comes with: the code as it was typed, and the token that it presents itself with now, if it has one. */
export interface Joining {
  code: string;
  station: string;
  name: string;
  token: KnownToken | undefined;
}

/**
 * Lets a station in by a code, which is used up by it. The same station may come again with it while it has not expired:
 * its answer may have been lost. A station that has a token is let in only where it shows that, or the code was made for
 * it: whoever knows its id, which is no secret on a network, cannot take its place.
 */
export function join(
  db: Db,
  { code: typed, station, name, token }: Joining,
): Promise<{ token: string; right: StationRight } | NotJoined> {
  const plain = plainJoinCode(typed);
  if (plain === null) return Promise.resolve('unknown');
  return db.transaction().execute(async (transaction) => {
    // Of two that come at the same moment with one code, or for one station: the feed's one row is everybody's turn.
    await transaction.selectFrom('feed').select('position').forUpdate().executeTakeFirstOrThrow();
    const code = await transaction
      .selectFrom('join_codes')
      .selectAll()
      .where('hash', '=', hashOf(plain))
      .executeTakeFirst();
    const why = code === undefined ? 'unknown' : whyNotCode(code, station);
    if (code === undefined || why !== null) return why ?? 'unknown';
    const held = await transaction
      .selectFrom('tokens')
      .select(['hash', 'event'])
      .where('station', '=', station)
      .where('withdrawn', 'is', null)
      .execute();
    const isShown = held.length === 0 || held.some(({ hash }) => hash === token?.hash);
    if (!isShown && code.station !== station) return 'station-has-token';
    if (held.some(({ event }) => event !== null && event !== code.event)) return 'station-elsewhere';
    await transaction
      .updateTable('tokens')
      .set({ withdrawn: Date.now() })
      .where('station', '=', station)
      .where('withdrawn', 'is', null)
      .execute();
    await transaction
      .updateTable('join_codes')
      .set({ used: code.used ?? Date.now(), station })
      .where('event', '=', code.event)
      .where('id', '=', code.id)
      .execute();
    const { event, site, role } = code;
    const right = { event, site, role };
    return { token: await issueToken(transaction, { name, station, right }), right };
  });
}

function whyNotCode(code: Code, station: string): NotJoined | null {
  if (code.withdrawn !== null) return 'withdrawn';
  if (code.expires <= Date.now()) return 'expired';
  return code.station !== null && code.station !== station ? 'used' : null;
}

/** A code has 60 random bits, is good for some days and is tried a few times a minute: it needs no salt. */
function hashOf(plain: string): string {
  return createHash('sha256').update(`join ${plain}`).digest('hex');
}
