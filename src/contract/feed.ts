import { z } from 'zod';
import { alarmSchema, contenderSchema, warningGroupSchema } from './insight.ts';
import { toldSchema } from './message.ts';
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

export const antennaViewSchema = z.object({
  antenna: z.number().int(),
  lastRead: ms.nullable(),
  readsLastMinute: z.number().int(),
  /** Mean dBm of the last minute. */
  rssi: z.number().nullable(),
  /** Heard chips before, and none in the last minute while another antenna heard many. */
  silent: z.boolean().optional(),
});

/** How far a reader's clock is from the station's. */
export const readerClockSchema = z.object({
  /** Positive where the reader is ahead. The arrival of reads tells it where `measuredAt` is null. */
  offset: ms,
  /** How much it grows, in ms per hour. */
  drift: z.number().nullable(),
  roundTrip: ms.nullable(),
  measuredAt: ms.nullable(),
  /** The clock was moved while the reader was connected. */
  jump: z.object({ at: ms, step: ms }).nullable(),
  /** What dates the reads: the reader's time, the same put right by `offset`, or the arrival. */
  counts: z.enum(['reader', 'corrected', 'arrival']),
  /** More than 200 ms off, or moved. */
  warn: z.boolean(),
});

/** One reader on one timing point. */
export const matViewSchema = z.object({
  address: z.string(),
  /** The race's own name for it where it has one. */
  point: z.string(),
  /** Timing points that it serves, by id: those of its own mat, and those that its reads named. Empty where the race has none of them. */
  points: z.array(z.string()).optional(),
  protocol: z.string().optional(),
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
  /** The last lines of text that could not be understood, the latest last. */
  lastBad: z.array(z.object({ text: z.string(), at: ms })).optional(),
  /** What the reader says that it is. */
  about: toldSchema.nullable().optional(),
  /** The speed at which it answers, on serial ports. */
  baud: z.number().int().nullable().optional(),
  clock: readerClockSchema.nullable().optional(),
  /** Reads of its memory that may be an hour off because clocks were changed; see the readers' ClockChangeDoubt. */
  clockChange: z
    .object({ kind: z.enum(['unseen', 'not-changed']), reads: z.number().int(), from: ms, to: ms })
    .nullable()
    .optional(),
  /** Reads that the reader said again and that are recorded once. */
  repeats: z.number().int().optional(),
  /**
   * Reads that came long after they were made: when the first of them came, and when reads came on time again (null while
   * they do not), how many, and how late the latest and the one that was most late.
   */
  late: z
    .object({ from: ms, until: ms.nullable(), reads: z.number().int(), lag: ms, most: ms })
    .nullable()
    .optional(),
  /** Whether its clock can be set, and its stored reads be fetched, now. */
  setsClock: z.boolean().optional(),
  fetchesStored: z.boolean().optional(),
  /** What went wrong last. */
  detail: toldSchema.nullable(),
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
});
export type SyncView = z.infer<typeof syncViewSchema>;

/** What is wrong with a disk. `gone`: pulled out, or the file was deleted. `hanging`: it does not answer. */
export const diskTroubleSchema = z.enum([
  'full',
  'locked',
  'read-only',
  'damaged',
  'gone',
  'failing',
  'hanging',
]);
export type DiskTrouble = z.infer<typeof diskTroubleSchema>;

/** How a second copy in a folder stands. */
const copyStateViewSchema = z.object({
  dir: z.string(),
  /** It is on the journal's own disk, and would be lost with it. */
  sameDisk: z.boolean().optional(),
  /** `catching-up`: writes, but has not everything yet. Otherwise what is wrong with it. */
  state: z.enum(['ok', 'catching-up', ...diskTroubleSchema.options]),
  /** Commits of the journal that it does not have. */
  behind: z.number().int(),
  detail: toldSchema.nullable(),
});
export type CopyStateView = z.infer<typeof copyStateViewSchema>;

/** The second copy, on a stick or another disk. */
export const copyViewSchema = copyStateViewSchema.extend({
  /** The one that takes its place as soon as it has everything. */
  next: copyStateViewSchema.nullable().optional(),
  /** False while the journal's disk does not take the settings: at a start now the folder has to be named. */
  remembered: z.boolean().optional(),
});
export type CopyView = z.infer<typeof copyViewSchema>;

/** The journal was found damaged and was made again. */
export const repairViewSchema = z.object({
  at: ms,
  /** What was wrong with it. */
  damage: toldSchema,
  /** Where the damaged file is kept; null where nothing had to be put aside. */
  aside: z.string().nullable(),
  /** Rows that could not be read any more; empty where everything is there. */
  missing: z.array(toldSchema),
});
export type RepairView = z.infer<typeof repairViewSchema>;

export const diskViewSchema = z.object({
  state: z.enum(['ok', 'failing']),
  /** What is wrong, while it is failing. */
  trouble: diskTroubleSchema.nullable().optional(),
  /** Since when it is failing: of a disk that does not answer, since the commit on its way was given to it. */
  since: ms.nullable().optional(),
  reads: z.number().int(),
  actions: z.number().int(),
  /** Reads and actions that wait for the disk: kept in memory, and in the second copy where there is one. */
  waiting: z.number().int().optional(),
  lastCommit: ms.nullable(),
  /** What is wrong and what to do. */
  detail: toldSchema.nullable(),
  /** Bytes free on the journal's disk. */
  free: z.number().int().nullable().optional(),
  copy: copyViewSchema.nullable().optional(),
  repaired: repairViewSchema.nullable().optional(),
  /** Rows of the journal are not what was written, and which; the next start mends them. */
  changed: toldSchema.nullable().optional(),
});
export type DiskView = z.infer<typeof diskViewSchema>;

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

/** Another station whose journal this one keeps a replica of. */
export const peerDiskSchema = z.object({ trouble: diskTroubleSchema, waiting: z.number().int() });
export type PeerDisk = z.infer<typeof peerDiskSchema>;

export const peerViewSchema = z.object({
  station: z.string(),
  name: z.string(),
  /** Null where only the replica is here and the stations are not paired. */
  address: z.string().nullable(),
  /**
   * `following`: its journal comes in live. `gone`: no word from it, since `since`. `refused`: it does not
   * know this station any more, or speaks another protocol. `diverged`: its journal is not the one that
   * was followed before: its data directory was copied or restored. `kept`: not paired, the replica counts.
   */
  state: z.enum(['connecting', 'following', 'gone', 'refused', 'diverged', 'kept']),
  since: ms,
  lastContact: ms.nullable(),
  /** What is wrong. */
  detail: toldSchema.nullable(),
  /** What the replica holds. */
  reads: z.number().int(),
  actions: z.number().int(),
  /** What it has that the replica does not hold yet, as last heard; null before that. */
  behind: z.object({ commits: z.number().int(), reads: z.number().int() }).nullable(),
  /** Its clock minus ours, true within half the round trip; `warn` above 200 ms. */
  clock: z.object({ offset: ms, roundTrip: ms, warn: z.boolean() }).nullable(),
  /** Its mats as it said last. */
  mats: z.array(matViewSchema),
  /** What is wrong with its own disk and how many rows wait for that, as it said last; null where all is well. */
  disk: peerDiskSchema.nullable().optional(),
  /** What is wrong with the disk of this station, which does not take the replica; null where it does. */
  notKept: diskTroubleSchema.nullable().optional(),
  /** Readers that are its own to read, by its journal and ours: what taking over would connect here. */
  readers: z.array(z.string()),
  /** Of the readers connected here, those that were taken over from it. */
  taken: z.array(z.string()),
  /**
   * Readers on the network that both stations were told to read: two witnesses where the reader takes two connections, a
   * fight over the one where it does not.
   */
  shared: z.array(z.string()),
  /** Actions of it that this version does not know and leaves out of the results. */
  notUnderstood: z.number().int(),
});
export type PeerView = z.infer<typeof peerViewSchema>;

/** This station among the others on its network. */
export const peersViewSchema = z.object({
  /** Where others find this station; null while it is on this laptop alone. */
  listening: z.string().nullable(),
  /** Why it does not listen although it should. */
  detail: toldSchema.nullable(),
  /** What a person types on the other laptop. */
  pin: z.object({ code: z.string(), until: ms }).nullable(),
  /** Stations heard on the network that are not paired. */
  nearby: z.array(z.object({ station: z.string(), name: z.string(), address: z.string() })),
  /** Addresses from which another computer says that it is this very station: a copied data directory. */
  doubles: z.array(z.string()),
  /** What happens to the readers of a station that is gone. */
  takeOver: z.enum(['by-hand', 'auto']),
  stations: z.array(peerViewSchema),
});
export type PeersView = z.infer<typeof peersViewSchema>;

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
  /** Hand passings whose bib is still open, oldest first. */
  openPassings: z.array(passingRowSchema),
  counts: siteCountsSchema,
  /** First three of women and of men of each race. */
  leaders: z.array(leadersSchema),
  actions: z.array(actionRowSchema),
  sync: syncViewSchema,
  disk: diskViewSchema,
  peers: peersViewSchema.optional(),
  clock: clockViewSchema.optional(),
  alarms: z.array(alarmSchema).optional(),
  /** Mats that should hear somebody now. At any other nobody is on the way, and that it hears nobody is as it should be. */
  expecting: z.array(z.string()).optional(),
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
