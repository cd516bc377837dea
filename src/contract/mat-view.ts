import { z } from 'zod';
import { toldSchema } from './message.ts';

/** A section of the feed: the readers and how they are. */
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
  /** Guns that it told lately, the latest first: proposed, and taken by a person. */
  guns: z.array(z.object({ time: ms, at: ms })).optional(),
  /** Whether its clock can be set, and its stored reads be fetched, now. */
  setsClock: z.boolean().optional(),
  fetchesStored: z.boolean().optional(),
  /** What went wrong last. */
  detail: toldSchema.nullable(),
});
export type MatView = z.infer<typeof matViewSchema>;
