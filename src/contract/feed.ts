import { z } from 'zod';
import { chipCheckRowSchema } from './chip-check.ts';
import { alarmSchema, contenderSchema, warningGroupSchema } from './insight.ts';
import { devicesViewSchema } from './devices-view.ts';
import { diskViewSchema } from './disk-view.ts';
import { matViewSchema } from './mat-view.ts';
import { peersViewSchema } from './peers-view.ts';
import { toldSchema } from './message.ts';
import { protestViewSchema } from './protest.ts';
import { stationRightSchema } from './station-right.ts';
import { setAsideSchema } from './sync.ts';
import { versionViewSchema } from './version-view.ts';
import {
  eventViewSchema,
  finisherRowSchema,
  gunViewSchema,
  localTextSchema,
  passingRowSchema,
} from './rows.ts';

/**
 * The live feed: server-sent events of three kinds, `snapshot`, `change` and `tick`.
 *
 * Each snapshot and change has an id `<life>:<number>`. A client that reconnects sends the last id it
 * saw (`Last-Event-ID`); it gets the changes after it, or a new snapshot where the station no longer
 * has them or has been restarted. Applying a snapshot replaces everything; applying a change replaces
 * the sections that it names and upserts the rows of `passings` and `finishers`. Ticks have no id.
 */
const ms = z.number().int();

/** A chip that was read and that nobody on the start list has. */
export const unknownChipSchema = z.object({
  chip: z.string(),
  point: z.string(),
  passings: z.number().int(),
  firstSeen: ms,
  lastSeen: ms,
});
export type UnknownChip = z.infer<typeof unknownChipSchema>;

export const countsSchema = z.object({
  entries: z.number().int(),
  started: z.number().int(),
  onCourse: z.number().int(),
  /** Not those in review. */
  finished: z.number().int(),
  /** Not there from stations that counted these with the finished. */
  inReview: z.number().int().optional(),
});

/** Of all races of the site together, and of each by its id. */
export const siteCountsSchema = countsSchema.extend({
  races: z.record(z.string(), countsSchema).optional(),
});

export const syncViewSchema = z.object({
  state: z.enum(['off', 'connecting', 'ok', 'offline', 'refused']),
  url: z.string().nullable(),
  /** Lines in the outbox, and how many of them the service is known to hold. */
  recorded: z.number().int(),
  delivered: z.number().int(),
  lastContact: ms.nullable(),
  /** Why it is not delivered. */
  detail: toldSchema.nullable(),
  /** Lines that the service holds and that do not count, and why the first of them do not; absent where there are none. */
  setAside: setAsideSchema.optional(),
  /** Service and token stand on the command line: nothing can be changed about them here. */
  given: z.literal(true).optional(),
  /** By what join code the station was let in; absent where it was not. */
  joined: stationRightSchema.extend({ eventName: z.string(), since: ms }).optional(),
});
export type SyncView = z.infer<typeof syncViewSchema>;

/** Station time goes on evenly whatever is done to the laptop's clock. */
export const clockViewSchema = z.object({
  /** How far the laptop's clock is ahead of station time. */
  offset: ms,
  /** When the laptop's clock was last found to have been set, in station time, and by how much. */
  lastJump: z.object({ at: ms, step: ms }).nullable(),
});
export type ClockView = z.infer<typeof clockViewSchema>;

/** An action as the console lists it, newest first. */
export const actionRowSchema = z.object({
  id: z.string(),
  type: z.string(),
  at: ms,
  by: z.string(),
  /** What it was about: wave, bib, chip, file. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  undone: z.boolean(),
  /** Whether undo applies to it. */
  undoable: z.boolean(),
});
export type ActionRow = z.infer<typeof actionRowSchema>;

/** The first runners of one list of a race. */
export const leadersSchema = z.object({
  race: z.string().optional(),
  list: z.string(),
  rows: z.array(finisherRowSchema),
});
export type Leaders = z.infer<typeof leadersSchema>;

/** What is replaced whole when it changes. */
export const sectionsSchema = z.object({
  station: z.object({
    id: z.string(),
    name: z.string(),
    version: z.string(),
    /** Actions in its own journal that a newer version wrote: left out of the results; absent where there are none. */
    notUnderstood: z.number().int().positive().optional(),
  }),
  /** Set while readers are simulated: how fast race time runs. */
  simulated: z.object({ rate: z.number() }).nullable(),
  event: eventViewSchema.nullable(),
  /** Sites of which somebody has to say at which one the station is; until then it times nothing. Mostly empty. */
  sites: z.array(z.object({ id: z.string(), name: localTextSchema.optional() })).optional(),
  guns: z.array(gunViewSchema),
  mats: z.array(matViewSchema),
  unknownChips: z.array(unknownChipSchema),
  /** The newest chips that were held to the mat of the chip check, newest first; absent while there are none. */
  chipChecks: z.array(chipCheckRowSchema).optional(),
  /** Hand passings whose bib is still open, oldest first. */
  openPassings: z.array(passingRowSchema),
  counts: siteCountsSchema,
  /** First three of women and of men of each race. */
  leaders: z.array(leadersSchema),
  actions: z.array(actionRowSchema),
  sync: syncViewSchema,
  disk: diskViewSchema,
  peers: peersViewSchema.optional(),
  devices: devicesViewSchema.optional(),
  clock: clockViewSchema.optional(),
  alarms: z.array(alarmSchema).optional(),
  /** Mats that should hear somebody now. At any other nobody is on the way, and that it hears nobody is as it should be. */
  expecting: z.array(z.string()).optional(),
  /** Ids of the races of which somebody said that nobody is out there any more. */
  closed: z.array(z.string()).optional(),
  /** In the order in which they were lodged; absent while there are none. */
  protests: z.array(protestViewSchema).optional(),
  /** Of each race that something was published of: what holds now. */
  versions: z.array(versionViewSchema.extend({ race: z.string() })).optional(),
  /** By moment of the finish. */
  contenders: z.array(contenderSchema).optional(),
  /** Counts, and the first of each kind. */
  warnings: z.array(warningGroupSchema).optional(),
});
export type Sections = z.infer<typeof sectionsSchema>;

/** The newest passings (at most 200) and finishers (at most 100 of each race), newest first. */
export const snapshotSchema = z.object({
  v: z.literal(1),
  now: ms,
  sections: sectionsSchema,
  passings: z.array(passingRowSchema),
  finishers: z.array(finisherRowSchema),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

export const changeSchema = z.object({
  v: z.literal(1),
  now: ms,
  sections: sectionsSchema.partial().optional(),
  /** Upserted by id. */
  passings: z.array(passingRowSchema).optional(),
  passingsGone: z.array(z.string()).optional(),
  /** Upserted by bib. */
  finishers: z.array(finisherRowSchema).optional(),
  finishersGone: z.array(z.string()).optional(),
});
export type Change = z.infer<typeof changeSchema>;

/** Once a second, so that a screen knows how old it is and what time it is at the station. */
export const tickSchema = z.object({ now: ms });
export type Tick = z.infer<typeof tickSchema>;

export const passingsShownMax = 200;
export const finishersShownMax = 100;
