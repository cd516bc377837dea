import { z } from 'zod';
import {
  eventListPageSchema,
  eventPageSchema,
  eventsPageSchema,
  eventStateSchema,
  runnerPageSchema,
} from '../event-results.ts';
import { listIdSchema, localTextSchema, namedSchema, resultsPageSchema } from '../rows.ts';
import {
  probeReplySchema,
  pushConflictSchema,
  pushLinesMax,
  streamMetaSchema,
  streamStateSchema,
} from '../sync.ts';
import { joinedSchema } from '../join.ts';
import { aboutCalls } from './about.ts';
import type { Calls } from './call.ts';
import { language, nothingSchema, number } from './fields.ts';
import { onlineCalls, runCalls } from './online.ts';
import { accountCalls, organiserCalls } from './organiser.ts';
import { eventListQuery, resultsQuery } from './results.ts';

const event = z.object({ event: z.string() });
const ofRace = { query: resultsQuery, answer: resultsPageSchema, others: { 304: null } } as const;

/** What anybody may read. */
export const publicCalls = {
  events: {
    method: 'GET',
    path: '/api/events',
    about: 'Lists the events, the latest first.',
    answer: eventsPageSchema,
    others: { 304: null },
  },
  event: {
    method: 'GET',
    path: '/api/events/:event',
    about: 'Gives the sites and races of an event, and the lists over its races.',
    params: event,
    answer: eventPageSchema,
    others: { 304: null },
    problems: ['event-unknown'],
  },
  eventRaceResults: {
    method: 'GET',
    path: '/api/events/:event/races/:race/results',
    about: 'Gives one page of a list of a race of an event.',
    params: event.extend({ race: z.string() }),
    ...ofRace,
    problems: ['event-unknown', 'race-unknown', 'race-not-begun'],
  },
  runner: {
    method: 'GET',
    path: '/api/events/:event/races/:race/runners/:bib',
    about: 'Gives one runner of a race: times, places, how far, and when the finish is to be expected.',
    params: event.extend({ race: z.string(), bib: z.string() }),
    answer: runnerPageSchema,
    others: { 304: null },
    problems: ['event-unknown', 'race-unknown', 'race-not-begun', 'bib-unknown'],
  },
  raceResultsFile: {
    method: 'GET',
    path: '/api/events/:event/races/:race/results.csv',
    about: 'Gives a whole list of a race as CSV.',
    params: event.extend({ race: z.string() }),
    query: z.object({ list: listIdSchema.default('overall'), lang: language.catch('en').default('en') }),
    answer: 'text/csv',
    problems: ['event-unknown', 'race-unknown', 'race-not-begun'],
  },
  eventState: {
    method: 'GET',
    path: '/api/events/:event/state',
    about: 'Tells how new an event is: which lists have to be asked for again, and how old each site is.',
    params: event,
    answer: eventStateSchema,
    others: { 304: null },
    problems: ['event-unknown'],
  },
  eventLive: {
    method: 'GET',
    path: '/api/events/:event/live',
    about: 'Sends the state of an event as a server-sent event, at first and whenever it is another.',
    params: event,
    answer: 'text/event-stream',
    problems: ['event-unknown'],
  },
  eventList: {
    method: 'GET',
    path: '/api/events/:event/lists/:list',
    about: 'Gives one page of a list over races, and how complete it is at each site.',
    params: event.extend({ list: z.string() }),
    query: eventListQuery,
    answer: eventListPageSchema,
    others: { 304: null },
    problems: ['event-unknown', 'list-unknown'],
  },
  races: {
    method: 'GET',
    path: '/api/races',
    about: 'Lists the races of all events.',
    answer: z.object({
      races: z.array(
        z.object({
          race: resultsPageSchema.shape.race,
          /** Not there from services before this field. */
          event: z.object({ id: z.string(), name: localTextSchema }).optional(),
          finished: z.number().int(),
          /** Not there from services before this field. */
          inReview: z.number().int().default(0),
          entries: z.number().int(),
          asOf: z.number().int(),
        }),
      ),
      /** Lists over several races, each with its event; not there from services before this field. */
      lists: z.array(namedSchema.extend({ event: z.string() })).default([]),
    }),
    others: { 304: null },
  },
  raceResults: {
    method: 'GET',
    path: '/api/races/:id/results',
    about: 'Gives one page of a list of a race; of races of one id in several events, of the latest.',
    params: z.object({ id: z.string() }),
    ...ofRace,
    problems: ['race-unknown', 'race-not-begun'],
  },
} as const satisfies Calls;

const stream = z.object({ id: z.string() });
const ownStream = ['stream-unknown', 'token-of-another-station', 'station-has-token'] as const;
const packed = ['bad-encoding', 'too-large'] as const;

/** How stations hand over their lines: contract/sync.ts. All but the probe carry the station's token. */
export const syncCalls = {
  probe: {
    method: 'GET',
    path: '/v1/probe',
    about: 'Tells the service from a captive portal.',
    query: z.object({ nonce: z.string().min(1).max(200) }),
    answer: probeReplySchema,
  },
  joinEvent: {
    method: 'POST',
    path: '/v1/join',
    about:
      'Lets a station in by a join code: gives the token with which it presents itself. A station that has one sends it along.',
    body: z.strictObject({
      code: z.string().min(1).max(100),
      station: z.uuid(),
      /** What people call the station. */
      name: z.string().max(200),
    }),
    answer: joinedSchema,
    problems: ['join-code', 'station-has-token', 'station-elsewhere', 'too-many-tries', ...packed],
  },
  leaveEvent: {
    method: 'POST',
    path: '/v1/leave',
    about: 'Withdraws the token that it comes with; what the station delivered goes on to count.',
    answer: nothingSchema,
    problems: [],
  },
  openStream: {
    method: 'PUT',
    path: '/v1/streams/:id',
    about:
      'Makes a stream known and says where it stands; the same again is harmless. The body may be packed with gzip.',
    params: stream,
    query: z.object({
      /** How many lines the station has of it. */
      recorded: number().nonnegative().optional(),
      /** How many milliseconds the station's clock is ahead of the service's, as it measured. */
      ahead: number().optional(),
    }),
    body: streamMetaSchema,
    answer: streamStateSchema,
    problems: [...packed, 'token-of-another-station', 'station-has-token', 'stream-mismatch'],
  },
  streamState: {
    method: 'GET',
    path: '/v1/streams/:id',
    about: 'Says where a stream stands.',
    params: stream,
    answer: streamStateSchema,
    problems: ownStream,
  },
  streamLines: {
    method: 'GET',
    path: '/v1/streams/:id/lines',
    about: 'Gives lines of a stream as they came.',
    params: stream,
    query: z.object({
      from: number().positive().default(1),
      limit: number().positive().max(pushLinesMax).default(pushLinesMax),
    }),
    answer: 'application/x-ndjson',
    problems: ownStream,
  },
  pushLines: {
    method: 'POST',
    path: '/v1/streams/:id/lines',
    about: 'Takes lines of a stream: first a header, then the lines. The body may be packed with gzip.',
    params: stream,
    body: 'application/x-ndjson',
    answer: streamStateSchema,
    others: { 409: pushConflictSchema },
    problems: [...ownStream, ...packed, 'bad-count', 'line-too-long', 'bad-head'],
  },
} as const satisfies Calls;

/** All calls of the central service. */
export const serviceCalls = {
  ...aboutCalls,
  ...publicCalls,
  ...accountCalls,
  ...organiserCalls,
  ...runCalls,
  ...onlineCalls,
  ...syncCalls,
} as const satisfies Calls;
