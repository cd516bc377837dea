import { z } from 'zod';
import { finisherRowSchema, gunViewSchema, passingRowSchema, raceViewSchema } from './rows.ts';

/**
 * The live feed: server-sent events of three kinds, `snapshot`, `change` and `tick`.
 *
 * Each snapshot and change has an id `<life>:<number>`. A client that reconnects sends the last id it
 * saw (`Last-Event-ID`); it gets the changes after it, or a new snapshot where the station no longer
 * has them or has been restarted. Applying a snapshot replaces everything; applying a change replaces
 * the sections that it names and upserts the rows of `passings` and `finishers`. Ticks have no id.
 */
const ms = z.number().int();

export const antennaViewSchema = z.object({
  antenna: z.number().int(),
  lastRead: ms.nullable(),
  readsLastMinute: z.number().int(),
  /** Mean dBm of the last minute. */
  rssi: z.number().nullable(),
});

/** One reader on one timing point. */
export const matViewSchema = z.object({
  address: z.string(),
  point: z.string(),
  /** `reading`: answers. `silent`: connected, but does not answer. `gone`: the port is not there. */
  state: z.enum(['connecting', 'reading', 'silent', 'gone']),
  since: ms,
  lastRead: ms.nullable(),
  readsLastMinute: z.number().int(),
  readsTotal: z.number().int(),
  /** Reads in each of the last 30 ten-second steps, oldest first. */
  history: z.array(z.number().int()),
  antennas: z.array(antennaViewSchema),
  badFrames: z.number().int(),
  bytesDropped: z.number().int(),
  /** What went wrong last, in the words of the port. */
  detail: z.string().nullable(),
});
export type MatView = z.infer<typeof matViewSchema>;

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
  finished: z.number().int(),
});

export const syncViewSchema = z.object({
  state: z.enum(['off', 'connecting', 'ok', 'offline', 'refused']),
  url: z.string().nullable(),
  /** Lines in the outbox, and how many of them the service is known to hold. */
  recorded: z.number().int(),
  delivered: z.number().int(),
  lastContact: ms.nullable(),
  detail: z.string().nullable(),
});
export type SyncView = z.infer<typeof syncViewSchema>;

export const diskViewSchema = z.object({
  state: z.enum(['ok', 'failing']),
  reads: z.number().int(),
  actions: z.number().int(),
  lastCommit: ms.nullable(),
  detail: z.string().nullable(),
});
export type DiskView = z.infer<typeof diskViewSchema>;

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

/** The first runners of one list. */
export const leadersSchema = z.object({ list: z.string(), rows: z.array(finisherRowSchema) });
export type Leaders = z.infer<typeof leadersSchema>;

/** What is replaced whole when it changes. */
export const sectionsSchema = z.object({
  station: z.object({ id: z.string(), name: z.string(), version: z.string() }),
  /** Set while readers are simulated: how fast race time runs. */
  simulated: z.object({ rate: z.number() }).nullable(),
  race: raceViewSchema.nullable(),
  guns: z.array(gunViewSchema),
  mats: z.array(matViewSchema),
  unknownChips: z.array(unknownChipSchema),
  /** Hand passings whose bib is still open, oldest first. */
  openPassings: z.array(passingRowSchema),
  counts: countsSchema,
  /** First three of women and of men. */
  leaders: z.array(leadersSchema),
  actions: z.array(actionRowSchema),
  sync: syncViewSchema,
  disk: diskViewSchema,
});
export type Sections = z.infer<typeof sectionsSchema>;

/** The newest passings (at most 200) and finishers (at most 100), newest first. */
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
