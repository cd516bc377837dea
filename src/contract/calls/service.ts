import { z } from 'zod';
import { resultsPageSchema } from '../rows.ts';
import {
  probeReplySchema,
  pushConflictSchema,
  pushLinesMax,
  streamMetaSchema,
  streamStateSchema,
} from '../sync.ts';
import { aboutCalls } from './about.ts';
import type { Calls } from './call.ts';
import { number } from './fields.ts';
import { resultsQuery } from './results.ts';

/** What anybody may read. */
export const publicCalls = {
  races: {
    method: 'GET',
    path: '/api/races',
    about: 'Lists the races.',
    answer: z.object({
      races: z.array(
        z.object({
          race: resultsPageSchema.shape.race,
          finished: z.number().int(),
          /** Not there from services before this field. */
          inReview: z.number().int().default(0),
          entries: z.number().int(),
          asOf: z.number().int(),
        }),
      ),
    }),
  },
  raceResults: {
    method: 'GET',
    path: '/api/races/:id/results',
    about: 'Gives one page of a list of a race.',
    params: z.object({ id: z.string() }),
    query: resultsQuery,
    answer: resultsPageSchema,
    others: { 304: null },
    problems: ['race-unknown'],
  },
} as const satisfies Calls;

const stream = z.object({ id: z.string() });
const ownStream = ['stream-unknown', 'token-of-another-station'] as const;
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
  openStream: {
    method: 'PUT',
    path: '/v1/streams/:id',
    about:
      'Makes a stream known and says where it stands; the same again is harmless. The body may be packed with gzip.',
    params: stream,
    body: streamMetaSchema,
    answer: streamStateSchema,
    problems: [...packed, 'token-of-another-station', 'stream-mismatch'],
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
export const serviceCalls = { ...aboutCalls, ...publicCalls, ...syncCalls } as const satisfies Calls;
