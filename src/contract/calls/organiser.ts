import { z } from 'zod';
import {
  auditRowSchema,
  joinCodeViewSchema,
  linkViewSchema,
  memberRoleSchema,
  membersSchema,
  organiserEventSchema,
  ownAccountSchema,
  passwordSchema,
  plainIdSchema,
  plainNameSchema,
} from '../organiser.ts';
import { localTextSchema } from '../rows.ts';
import { stationRoleSchema } from '../station-right.ts';
import type { Calls } from './call.ts';
import { id, nothingSchema, number } from './fields.ts';

const link = z.string().min(1).max(200);
const password = z.string().min(1).max(200);
/** What is refused for want of a session, or from a page of somebody else. */
const session = ['sign-in-needed', 'origin'] as const;

/** Who a browser is signed in as, and how it gets in. */
export const accountCalls = {
  whoAmI: {
    method: 'GET',
    path: '/api/account',
    about: 'Says which account this browser is signed in as; null where it is not.',
    answer: z.object({ account: ownAccountSchema.nullable() }),
  },
  signIn: {
    method: 'POST',
    path: '/api/account/sign-in',
    about: 'Signs in by name and password; the session is a cookie that no script reads.',
    body: z.strictObject({ name: z.string().trim().min(1).max(80), password }),
    answer: ownAccountSchema,
    problems: ['sign-in', 'too-many-tries', 'origin'],
  },
  signOut: {
    method: 'POST',
    path: '/api/account/sign-out',
    about: 'Ends the session of this browser.',
    answer: nothingSchema,
    problems: ['origin'],
  },
  changePassword: {
    method: 'POST',
    path: '/api/account/password',
    about: 'Changes the own password; all other sessions of the account end.',
    body: z.strictObject({ before: password, password: passwordSchema }),
    answer: nothingSchema,
    problems: [...session, 'sign-in', 'too-many-tries'],
  },
  readLink: {
    method: 'POST',
    path: '/api/account/link',
    about: 'Says what a one-time link is for, without using it.',
    body: z.strictObject({ link }),
    answer: linkViewSchema,
    problems: ['link-unknown', 'too-many-tries', 'origin'],
  },
  takeLink: {
    method: 'POST',
    path: '/api/account/link/use',
    about:
      'Uses a one-time link: sets the password of its account, or takes the role that it offers, with the account of this browser or a new one. Signs in.',
    body: z.strictObject({
      link,
      name: plainNameSchema.optional(),
      password: passwordSchema.optional(),
    }),
    answer: ownAccountSchema,
    problems: ['link-unknown', 'name-taken', 'account-needed', 'too-many-tries', 'origin'],
  },
} as const satisfies Calls;

const ofEvent = { params: z.object({ event: z.string() }) } as const;
const asMember = [...session, 'not-allowed', 'event-not-owned'] as const;

/** What organisers do: behind a session, and for most of it a role in the event. */
export const organiserCalls = {
  ownEvents: {
    method: 'GET',
    path: '/api/organiser/events',
    about: 'Lists the events that the account has a role in; for who runs the service, all of them.',
    answer: z.object({
      events: z.array(z.object({ id: z.string(), name: z.string(), role: memberRoleSchema })),
      /** Whether the account may make events. */
      mayMake: z.boolean(),
      /** Events that stations deliver and that belong to nobody; only for who runs the service. */
      unowned: z.array(z.object({ id: z.string(), name: localTextSchema })),
    }),
    problems: session,
  },
  makeEvent: {
    method: 'POST',
    path: '/api/organiser/events',
    about: 'Makes an event that belongs to the account: only stations with a join code of it write about it.',
    body: z.strictObject({ id: plainIdSchema, name: plainNameSchema }),
    answer: z.object({ id: z.string() }),
    problems: [...session, 'not-allowed', 'event-taken'],
  },
  organiserEvent: {
    method: 'GET',
    path: '/api/organiser/events/:event',
    about: 'Says how an event stands: its sites and its stations, and what does not count of them.',
    ...ofEvent,
    answer: organiserEventSchema,
    problems: asMember,
  },
  addSite: {
    method: 'POST',
    path: '/api/organiser/events/:event/sites',
    about: 'Adds a site, before any station has delivered the event with its sites.',
    ...ofEvent,
    body: z.strictObject({ id: plainIdSchema, name: plainNameSchema }),
    answer: nothingSchema,
    problems: [...asMember, 'site-taken'],
  },
  members: {
    method: 'GET',
    path: '/api/organiser/events/:event/members',
    about: 'Lists who has which role, and who was invited.',
    ...ofEvent,
    answer: membersSchema,
    problems: asMember,
  },
  inviteMember: {
    method: 'POST',
    path: '/api/organiser/events/:event/members/invite',
    about: 'Invites somebody in a role: gives a link that works once, for two weeks.',
    ...ofEvent,
    body: z.strictObject({ name: plainNameSchema, role: memberRoleSchema }),
    answer: z.object({ link: z.string(), expires: z.number().int() }),
    problems: asMember,
  },
  withdrawInvitation: {
    method: 'POST',
    path: '/api/organiser/events/:event/members/withdraw-invitation',
    about: 'Withdraws an invitation that was not used yet.',
    ...ofEvent,
    body: z.strictObject({ id }),
    answer: nothingSchema,
    problems: asMember,
  },
  setMember: {
    method: 'POST',
    path: '/api/organiser/events/:event/members/role',
    about: 'Gives a member another role, or none any more. Somebody stays owner.',
    ...ofEvent,
    body: z.strictObject({ account: id, role: memberRoleSchema.nullable() }),
    answer: nothingSchema,
    problems: [...asMember, 'last-owner', 'member-unknown'],
  },
  joinCodes: {
    method: 'GET',
    path: '/api/organiser/events/:event/codes',
    about: 'Lists the join codes of an event, the latest first; never the codes themselves.',
    ...ofEvent,
    answer: z.object({ codes: z.array(joinCodeViewSchema) }),
    problems: asMember,
  },
  makeJoinCode: {
    method: 'POST',
    path: '/api/organiser/events/:event/codes',
    about:
      'Makes a code that lets one station in for a site and in a role. It is shown this once; the service keeps its hash only.',
    ...ofEvent,
    body: z.strictObject({
      name: plainNameSchema,
      site: plainIdSchema.nullable(),
      role: stationRoleSchema,
      /** For how long it can be used. */
      hours: z.number().int().min(1).max(2160),
      /** The station that it is for, where that has a token already. */
      station: z.uuid().optional(),
    }),
    answer: z.object({ code: z.string(), expires: z.number().int() }),
    problems: [...asMember, 'site-not-here', 'station-unknown'],
  },
  withdrawJoinCode: {
    method: 'POST',
    path: '/api/organiser/events/:event/codes/withdraw',
    about: 'Withdraws a join code; a station that it let in already stays.',
    ...ofEvent,
    body: z.strictObject({ id }),
    answer: nothingSchema,
    problems: asMember,
  },
  withdrawStation: {
    method: 'POST',
    path: '/api/organiser/events/:event/stations/withdraw',
    about: 'Withdraws a station: it delivers nothing more; what it delivered goes on to count.',
    ...ofEvent,
    body: z.strictObject({ station: id }),
    answer: nothingSchema,
    problems: [...asMember, 'station-unknown'],
  },
  auditLog: {
    method: 'GET',
    path: '/api/organiser/events/:event/log',
    about: 'Gives what was done about an event and by whom, the latest first.',
    ...ofEvent,
    query: z.object({ before: number().positive().optional() }),
    answer: z.object({ acts: z.array(auditRowSchema), more: z.boolean() }),
    problems: asMember,
  },
} as const satisfies Calls;
