import type { Context } from 'hono';
import type { organiserCalls } from '../../contract/calls/organiser.ts';
import type { AuditAct } from '../../contract/organiser.ts';
import { Refuse } from '../../http/refusal.ts';
import type { Handlers } from '../../http/register.ts';
import { message } from '../../words/message.ts';
import { invitationsOf, makeLink, withdrawInvitation } from '../accounts/links.ts';
import type { LocalText } from '../../timing/model/race.ts';
import type { Db } from '../database/schema.ts';
import { auditOf, note } from '../organisers/audit.ts';
import { addSite, eventsOf, makeEvent, mayMakeEvents, namedSites, ownedEvent } from '../organisers/events.ts';
import { joinCodesOf, makeJoinCode, withdrawJoinCode } from '../organisers/join-codes.ts';
import { membersOf, setMember } from '../organisers/members.ts';
import { isStationOf, stationsOf, withdrawStation } from '../organisers/stations.ts';
import { eventsOf as projectedEvents } from '../projection/events.ts';
import type { Projector } from '../projection/projector.ts';
import type { ServiceEnv } from './guard.ts';

export interface OrganiserParts {
  db: Db;
  projector: Projector;
}

/** What organisers do. Who may do what was decided before: see rights/decisions.ts. */
export function organiserHandlers(parts: OrganiserParts) {
  return {
    ...eventHandlers(parts),
    ...memberHandlers(parts),
    ...stationHandlers(parts),
    auditLog: ({ params: { event }, query: { before } }) => auditOf(parts.db, event, before),
  } satisfies Handlers<typeof organiserCalls, ServiceEnv>;
}

type Some<Name extends keyof typeof organiserCalls> = Pick<Handlers<typeof organiserCalls, ServiceEnv>, Name>;

function eventHandlers(parts: OrganiserParts) {
  const { db, projector } = parts;
  return {
    ownEvents: async (_asked, context) => {
      const account = context.get('account');
      const owned = await db.selectFrom('events').select('id').execute();
      const unowned = delivered(projector).filter(({ id }) => !owned.some((event) => event.id === id));
      return {
        events: await eventsOf(db, account),
        mayMake: await mayMakeEvents(db, account),
        unowned: account.operator ? unowned.map(({ id, name }) => ({ id, name })) : [],
      };
    },
    makeEvent: async ({ body }, context) => {
      const account = context.get('account');
      if (!(await mayMakeEvents(db, account))) throw Refuse.told(403, message('problems.not-allowed'));
      // What stations deliver that nobody owns is of whoever runs the service.
      const isFree = account.operator || !delivered(projector).some(({ id }) => id === body.id);
      if (!isFree || !(await makeEvent(db, body, account)))
        throw Refuse.told(422, message('problems.event-taken', { value: body.id }));
      await done(db, context, body.id, 'event.create', { name: body.name });
      projector.nudge();
      return { id: body.id };
    },
    organiserEvent: async ({ params: { event } }, context) => {
      const { projection } = projector;
      return {
        event: (await ownedEvent(db, event))!,
        role: context.get('role'),
        now: Date.now(),
        sites: await sitesOf(parts, event),
        stations: await stationsOf(db, event, (station) => projection.lastPassingOf(station)),
      };
    },
    addSite: async ({ params: { event }, body }, context) => {
      const isKnown = (await sitesOf(parts, event)).some(({ id }) => id === body.id);
      if (isKnown || !(await addSite(db, event, body)))
        throw Refuse.told(422, message('problems.site-taken', { value: body.id }));
      await done(db, context, event, 'site.add', { site: body.id });
      return {};
    },
  } satisfies Some<'ownEvents' | 'makeEvent' | 'organiserEvent' | 'addSite'>;
}

function memberHandlers({ db }: OrganiserParts) {
  return {
    members: async ({ params: { event } }) => ({
      members: await membersOf(db, event),
      invitations: (await invitationsOf(db, event)).map(({ id, name, role, expires }) => ({
        id,
        name,
        role: role!,
        expires,
      })),
    }),
    inviteMember: async ({ params: { event }, body: { name, role } }, context) => {
      const { secret, expires } = await makeLink(db, { name, event, role });
      await done(db, context, event, 'member.invite', { name, role });
      return { link: secret, expires };
    },
    withdrawInvitation: async ({ params: { event }, body: { id } }, context) => {
      const name = await withdrawInvitation(db, event, id);
      if (name !== undefined) await done(db, context, event, 'invitation.withdraw', { name });
      return {};
    },
    setMember: async ({ params: { event }, body: { account, role } }, context) => {
      const member = await setMember(db, { event, account, role });
      if (member === 'unknown') throw Refuse.told(404, message('problems.member-unknown'));
      if (member === 'last-owner') throw Refuse.told(422, message('problems.last-owner'));
      if (role === null) await done(db, context, event, 'member.remove', member);
      else await done(db, context, event, 'member.role', { ...member, role });
      return {};
    },
  } satisfies Some<'members' | 'inviteMember' | 'withdrawInvitation' | 'setMember'>;
}

function stationHandlers(parts: OrganiserParts) {
  const { db } = parts;
  return {
    joinCodes: async ({ params: { event } }) => ({ codes: await joinCodesOf(db, event) }),
    makeJoinCode: async ({ params: { event }, body }, context) => {
      const { site, station, name } = body;
      if (site !== null && !(await sitesOf(parts, event)).some(({ id }) => id === site))
        throw Refuse.told(422, message('problems.site-not-here', { value: site }));
      if (station !== undefined && !(await isStationOf(db, event, station)))
        throw Refuse.told(404, message('problems.station-unknown'));
      const made = await makeJoinCode(db, { event, ...body });
      await done(db, context, event, 'code.make', { name, site: site ?? '' });
      return made;
    },
    withdrawJoinCode: async ({ params: { event }, body: { id } }, context) => {
      const name = await withdrawJoinCode(db, event, id);
      if (name !== undefined) await done(db, context, event, 'code.withdraw', { name });
      return {};
    },
    withdrawStation: async ({ params: { event }, body: { station } }, context) => {
      const name = await withdrawStation(db, event, station);
      if (name === undefined) throw Refuse.told(404, message('problems.station-unknown'));
      await done(db, context, event, 'station.withdraw', { name });
      return {};
    },
  } satisfies Some<'joinCodes' | 'makeJoinCode' | 'withdrawJoinCode' | 'withdrawStation'>;
}

function delivered(projector: Projector) {
  return projectedEvents(projector.projection.sites()).map(({ event }) => event);
}

/** The sites that stations delivered, and those that were named before; none of an event whose only site needs no name. */
async function sitesOf(
  { db, projector }: OrganiserParts,
  event: string,
): Promise<{ id: string; name: LocalText }[]> {
  const all = delivered(projector).find(({ id }) => id === event)?.sites ?? [];
  // At the online site no station is let in.
  const told = all.filter(({ kind }) => kind !== 'online');
  const sites = new Map<string, { id: string; name: LocalText }>();
  for (const site of await namedSites(db, event)) sites.set(site.id, site);
  if (told.length > 1 || sites.size > 0)
    for (const { id, name } of told) sites.set(id, { id, name: name ?? id });
  return [...sites.values()];
}

function done(
  db: Db,
  context: Context<ServiceEnv>,
  event: string,
  act: AuditAct,
  params: Record<string, string>,
): Promise<void> {
  return note(db, { event, by: context.get('account').name, act, params });
}
