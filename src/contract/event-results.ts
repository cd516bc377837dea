import { z } from 'zod';
import {
  eventChoicesSchema,
  listIdSchema,
  localTextSchema,
  personSchema,
  raceViewSchema,
  resultRowSchema,
  sourceSchema,
  statusSchema,
} from './rows.ts';

/** What the service tells of events, their races and the lists over them. Instants and durations are integer milliseconds. */
const ms = z.number().int();
const count = z.number().int().nonnegative();
/** When the last line of a site's stations arrived; null where none has. */
const asOf = ms.nullable();

/** Since when no station of a site answers; null while one does, and where none was heard at all. */
const silentSince = ms.nullable();

const eventHead = z.object({
  id: z.string(),
  name: localTextSchema,
  /** Local date of the sites that have none of their own. */
  date: z.string(),
});

/** A race and how it stands. */
const raceStandingSchema = z.object({
  race: raceViewSchema,
  /** Site id. */
  site: z.string(),
  entries: count,
  finished: count,
  inReview: count,
  /** Nobody is out there any more. */
  closed: z.boolean(),
  asOf,
});
export type RaceStanding = z.infer<typeof raceStandingSchema>;

/** One event: `GET /api/events/:event`. */
export const eventPageSchema = z.object({
  v: z.literal(1),
  event: eventHead,
  sites: z.array(
    z.object({
      id: z.string(),
      name: localTextSchema.optional(),
      country: z.string().optional(),
      date: z.string(),
      zone: z.string(),
      asOf,
    }),
  ),
  races: z.array(raceStandingSchema),
  /** Lists over races. */
  lists: z.array(z.object({ id: z.string(), name: localTextSchema, races: z.array(z.string()) })),
});
export type EventPage = z.infer<typeof eventPageSchema>;

/** One runner of a race: `GET /api/events/:event/races/:race/runners/:bib`. Times are official: already rounded. */
export const runnerPageSchema = z.object({
  v: z.literal(1),
  event: eventHead,
  race: raceViewSchema,
  /** Site id. */
  site: z.string(),
  /** The line in the overall list. */
  result: resultRowSchema,
  /** Gun time of the finish if the pace so far is kept; null for who is not on the course, or was not seen on it yet. */
  estimate: ms.nullable(),
  /** What the finish time is by; null where there is none, or nothing here tells. */
  evidence: sourceSchema.nullable(),
  /** Nobody of the race is out there any more: the times are final. */
  closed: z.boolean(),
  asOf: ms,
});
export type RunnerPage = z.infer<typeof runnerPageSchema>;

/**
 * How new an event is: `GET /api/events/:event/state`, and what its stream sends. A list has to be asked for again where the
 * number of its race is another.
 */
export const eventStateSchema = z.object({
  v: z.literal(1),
  /** Of each race of which something came, by id: grows when its lists are others. */
  races: z.record(z.string(), count),
  sites: z.array(z.object({ id: z.string(), asOf, silentSince })),
  /** Of a stream with many listeners: whoever asks for a list again waits a random part of so many milliseconds before. */
  spread: ms.optional(),
});
export type EventState = z.infer<typeof eventStateSchema>;

/** All events, the latest first: `GET /api/events`. */
export const eventsPageSchema = z.object({
  v: z.literal(1),
  events: z.array(eventHead.extend({ races: count, sites: count, entries: count, finished: count, asOf })),
});
export type EventsPage = z.infer<typeof eventsPageSchema>;

/** One page of a list over races: `GET /api/events/:event/lists/:list`. Times are official: already rounded. */
export const eventListPageSchema = z.object({
  v: z.literal(1),
  event: eventHead,
  list: z.object({
    id: z.string(),
    name: localTextSchema,
    races: z.array(z.string()),
    /** What places go by; what the race goes by where absent. */
    basis: z.enum(['gun', 'chip']).optional(),
  }),
  choices: eventChoicesSchema,
  /** The races of the list, also those of which nothing came yet. */
  races: z.array(raceViewSchema.extend({ site: z.string() })),
  /** Of a list that is made by sex or the like, all groups with somebody in them; otherwise the list itself. */
  groups: z.array(z.object({ id: listIdSchema, finishers: count })),
  /** The group that this page is of; null where nobody is in any. */
  group: listIdSchema.nullable(),
  /** Rows on all pages. */
  total: count,
  offset: count,
  rows: z.array(
    z.object({
      place: z.number().int().positive(),
      /** A bib alone says nobody: each site has its own. */
      site: z.string(),
      race: z.string(),
      person: personSchema,
      status: statusSchema,
      gun: ms.nullable(),
      chip: ms.nullable(),
      /** What the finish time is by; null where nothing here tells. */
      evidence: sourceSchema.nullable(),
    }),
  ),
  /**
   * How complete the list is: of each site of its races how many are entered, finished, in review and still out there, when
   * the last of it came, and since when it does not answer.
   */
  sites: z.array(
    z.object({
      id: z.string(),
      name: localTextSchema.optional(),
      entries: count,
      finished: count,
      inReview: count,
      onCourse: count,
      closed: z.boolean(),
      asOf,
      silentSince,
    }),
  ),
});
export type EventListPage = z.infer<typeof eventListPageSchema>;
