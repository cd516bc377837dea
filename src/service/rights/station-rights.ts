import type { StationRight } from '../../contract/station-right.ts';
import type { StationEvent } from '../../timing/facts/station-event.ts';
import { message, type Message } from '../../words/message.ts';
import type { Db } from '../database/schema.ts';
import { onlineSite } from '../online/definition.ts';

/** What all stations may write about. Whoever is not named here was let in for no event yet. */
export interface StationRights {
  readonly ofStations: ReadonlyMap<string, readonly StationRight[]>;
  /** Events that belong to organisers: only who was let in for them writes about them. */
  readonly owned: ReadonlySet<string>;
  /** The station of each event's online site: the service itself, and nobody else. */
  readonly online: ReadonlyMap<string, string>;
}

/** Nobody was let in for any event, and no event belongs to anybody: everybody may write about what they like. */
export const noRights: StationRights = { ofStations: new Map(), owned: new Set(), online: new Map() };

/** Why a station may not write about what it says that it times; null where it may. */
export function whyNot(
  { ofStations, owned, online }: StationRights,
  station: string,
  { event, site }: StationEvent,
): Message | null {
  const ofService = online.get(event);
  if (site === onlineSite && ofService !== undefined && ofService !== station)
    return message('setAside.online-site', { site });
  const rights = ofStations.get(station) ?? [];
  if (rights.length === 0) return owned.has(event) ? message('setAside.event-of-organiser', { event }) : null;
  const here = rights.filter((right) => right.event === event);
  if (here.length === 0) return message('setAside.other-event', { event, own: rights[0]!.event });
  const atSite = here.filter((right) => right.site === null || site === null || right.site === site);
  if (atSite.length === 0)
    return message('setAside.other-site', { site: site ?? '', own: here[0]!.site ?? '' });
  return atSite.some(({ role }) => role === 'timing') ? null : message('setAside.looks-only');
}

/** The rights of all stations, as their tokens say; tokens that were withdrawn too: what was delivered before goes on to count. */
export async function readStationRights(db: Db): Promise<StationRights> {
  const [tokens, events, sites] = await Promise.all([
    db
      .selectFrom('tokens')
      .select(['station', 'event', 'site', 'role'])
      .where('station', 'is not', null)
      .where('event', 'is not', null)
      .orderBy('issued')
      .orderBy('hash')
      .execute(),
    db.selectFrom('events').select('id').execute(),
    db.selectFrom('online_sites').select(['event', 'station']).execute(),
  ]);
  const ofStations = new Map<string, StationRight[]>();
  for (const { station, event, site, role } of tokens) {
    if (station === null || event === null) continue;
    ofStations.set(station, [...(ofStations.get(station) ?? []), { event, site, role }]);
  }
  return {
    ofStations,
    owned: new Set(events.map(({ id }) => id)),
    online: new Map(sites.map(({ event, station }) => [event, station])),
  };
}

/** Lets a station in for the event that it said first, where its token named none; from then on it is for no other. */
export async function bindToEvent(db: Db, station: string, event: string): Promise<void> {
  await db
    .updateTable('tokens')
    .set({ event })
    .where('station', '=', station)
    .where('event', 'is', null)
    .execute();
}
