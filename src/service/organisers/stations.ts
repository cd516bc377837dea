import type { StationView } from '../../contract/organiser.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Db } from '../database/schema.ts';
import { toldOfRow } from '../streams/streams.ts';

/** A station asks every 15 s; after so long without a word it is not connected. */
const connectedMs = 60_000;
/** So many reasons are shown of each station. */
const reasonsMax = 5;

/** The stations of an event, by name, as the service knows them. `lastPassing`: what the lines tell. */
export async function stationsOf(
  db: Db,
  event: string,
  lastPassing: (station: string) => Ms | null,
): Promise<StationView[]> {
  const tokens = await db
    .selectFrom('tokens')
    .leftJoin('stations', 'stations.id', 'tokens.station')
    .select([
      'tokens.station',
      'tokens.name as token_name',
      'tokens.site',
      'tokens.role',
      'tokens.withdrawn',
      'stations.name',
      'stations.last_heard',
      'stations.clock_ahead',
    ])
    .where('event', '=', event)
    .where('station', 'is not', null)
    .where('station', 'not in', db.selectFrom('online_sites').select('station'))
    .orderBy('issued')
    .execute();
  const [streams, setAside] = await Promise.all([streamsOf(db, event), setAsideIn(db, event)]);
  const now = Date.now();
  const stations = [...Map.groupBy(tokens, ({ station }) => station ?? '')].map(([id, own]): StationView => {
    // What lets it in now, or let it in last.
    const token = own.findLast(({ withdrawn }) => withdrawn === null) ?? own.at(-1)!;
    const of = streams.filter(({ station }) => station === id);
    const known = of.filter(({ recorded }) => recorded !== null);
    const aside = setAside.filter(({ station }) => station === id);
    const heard = token.last_heard === null || token.last_heard === 0 ? null : token.last_heard;
    return {
      id,
      name: token.name ?? token.token_name,
      site: token.site,
      role: token.role,
      withdrawn: token.withdrawn,
      heard,
      isConnected: heard !== null && token.withdrawn === null && now - heard <= connectedMs,
      delivered: sum(of.map(({ high }) => high)),
      recorded:
        known.length === 0 ? null : sum(of.map(({ high, recorded }) => Math.max(high, recorded ?? 0))),
      lastPassing: lastPassing(id),
      clockAhead: token.clock_ahead,
      setAside: {
        count: sum(aside.map(({ count }) => count)),
        reasons: aside.slice(0, reasonsMax).map(toldOfRow),
      },
    };
  });
  return stations.toSorted((one, other) => one.name.localeCompare(other.name));
}

function streamsOf(db: Db, event: string) {
  return db
    .selectFrom('streams')
    .select(['station', 'high', 'recorded'])
    .where('station', 'in', stationIdsOf(db, event))
    .execute();
}

/** Reasons with how many lines each has, most of them first. */
function setAsideIn(db: Db, event: string) {
  return db
    .selectFrom('quarantine')
    .innerJoin('streams', 'streams.id', 'quarantine.stream')
    .select(['streams.station', 'quarantine.code', 'quarantine.params'])
    .select((rows) => rows.fn.countAll<number>().as('count'))
    .where('streams.station', 'in', stationIdsOf(db, event))
    .groupBy(['streams.station', 'quarantine.code', 'quarantine.params'])
    .orderBy('count', 'desc')
    .execute();
}

function stationIdsOf(db: Db, event: string) {
  return db
    .selectFrom('tokens')
    .select('station')
    .where('event', '=', event)
    .where('station', 'is not', null)
    .$narrowType<{ station: string }>();
}

/** Whether a station was let in for an event and not withdrawn since. */
export async function isStationOf(db: Db, event: string, station: string): Promise<boolean> {
  const token = await db
    .selectFrom('tokens')
    .select('hash')
    .where('event', '=', event)
    .where('station', '=', station)
    .executeTakeFirst();
  return token !== undefined;
}

/**
 * Withdraws a station: its tokens for the event open nothing any more, and the codes that let it in neither. Gives its name,
 * or undefined where no token of it is left.
 */
export function withdrawStation(db: Db, event: string, station: string): Promise<string | undefined> {
  const withdrawn = Date.now();
  return db.transaction().execute(async (transaction) => {
    const tokens = await transaction
      .updateTable('tokens')
      .set({ withdrawn })
      .where('event', '=', event)
      .where('station', '=', station)
      .where('withdrawn', 'is', null)
      .returning('name')
      .execute();
    if (tokens.length === 0) return undefined;
    await transaction
      .updateTable('join_codes')
      .set({ withdrawn })
      .where('event', '=', event)
      .where('station', '=', station)
      .where('withdrawn', 'is', null)
      .execute();
    const known = await transaction
      .selectFrom('stations')
      .select('name')
      .where('id', '=', station)
      .executeTakeFirst();
    return known?.name ?? tokens[0]?.name;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
