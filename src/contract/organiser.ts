import { z } from 'zod';
import { messageSchema } from './message.ts';
import { localTextSchema } from './rows.ts';
import { stationRoleSchema } from './station-right.ts';

/** What organisers see and do at the service. */
const ms = z.number().int();

/**
 * What a person may do about an event. `owner`: everything. `timing`: let stations in and withdraw them. `editor`,
 * `announcer` and `viewer`: see how it stands.
 */
export const memberRoleSchema = z.enum(['owner', 'timing', 'editor', 'announcer', 'viewer']);
export type MemberRole = z.infer<typeof memberRoleSchema>;

/** What people are called, and what their things are: a line of text as people write. */
export const plainNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^\P{C}+$/u);

/** Ids of events and sites, as event files write them. */
export const plainIdSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u);

/** At least ten characters; no other rule makes passwords better. */
export const passwordSchema = z.string().min(10).max(200);

export const ownAccountSchema = z.object({
  name: z.string(),
  /** Runs the service: an owner of every event. */
  operator: z.boolean(),
});
export type OwnAccount = z.infer<typeof ownAccountSchema>;

/** What a one-time link is for: `password`, of the account that is named; `member`, a role in an event. */
export const linkViewSchema = z.object({
  kind: z.enum(['password', 'member']),
  name: z.string(),
  event: z.object({ id: z.string(), name: z.string() }).nullable(),
  role: memberRoleSchema.nullable(),
  expires: ms,
});
export type LinkView = z.infer<typeof linkViewSchema>;

/** A station of an event, as the service knows it. */
export const stationViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  site: z.string().nullable(),
  role: stationRoleSchema,
  withdrawn: ms.nullable(),
  /** When it was heard last; null where it was let in and never came. */
  heard: ms.nullable(),
  isConnected: z.boolean(),
  /** Lines held, and how many the station said at that time that it has; null from stations that do not say it. */
  delivered: z.number().int(),
  recorded: z.number().int().nullable(),
  /** The moment of the latest passing that it reported. */
  lastPassing: ms.nullable(),
  /** How far its clock is ahead of the service's; null from stations that do not say it. */
  clockAhead: ms.nullable(),
  /** Lines that are held and do not count, and why the first of them do not. */
  setAside: z.object({ count: z.number().int(), reasons: z.array(messageSchema) }),
});
export type StationView = z.infer<typeof stationViewSchema>;

export const organiserEventSchema = z.object({
  event: z.object({ id: z.string(), name: z.string() }),
  /** What the account may do here. */
  role: memberRoleSchema,
  /** The service's clock. */
  now: ms,
  sites: z.array(z.object({ id: z.string(), name: localTextSchema })),
  stations: z.array(stationViewSchema),
});
export type OrganiserEvent = z.infer<typeof organiserEventSchema>;

/** A code that lets one station in. */
export const joinCodeViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  site: z.string().nullable(),
  role: stationRoleSchema,
  created: ms,
  expires: ms,
  state: z.enum(['open', 'used', 'expired', 'withdrawn']),
  /** Name of the station that it let in. */
  station: z.string().nullable(),
});
export type JoinCodeView = z.infer<typeof joinCodeViewSchema>;

export const membersSchema = z.object({
  members: z.array(z.object({ id: z.string(), name: z.string(), role: memberRoleSchema, since: ms })),
  invitations: z.array(z.object({ id: z.string(), name: z.string(), role: memberRoleSchema, expires: ms })),
});

/** Acts that the audit log has. */
export const auditActSchema = z.enum([
  'event.create',
  'site.add',
  'member.invite',
  'member.join',
  'member.role',
  'member.remove',
  'invitation.withdraw',
  'code.make',
  'code.withdraw',
  'station.join',
  'station.leave',
  'station.withdraw',
  'account.link',
  'account.password',
  'account.sign-in',
  'online.race',
  'online.codes',
  'online.accept',
  'online.refuse',
  'online.ask',
  'online.reopen',
  'online.erase',
  'online.delete',
]);
export type AuditAct = z.infer<typeof auditActSchema>;

export const auditRowSchema = z.object({
  number: z.number().int(),
  at: ms,
  /** A person's name; of a station, what it is called. */
  by: z.string(),
  act: auditActSchema,
  params: z.record(z.string(), z.string()),
});
export type AuditRow = z.infer<typeof auditRowSchema>;
