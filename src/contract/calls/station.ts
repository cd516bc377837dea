import { z } from 'zod';
import { aboutCalls } from './about.ts';
import { announcerCalls } from './announcer.ts';
import type { Calls } from './call.ts';
import { certificateCalls } from './certificates.ts';
import { checkCalls } from './check.ts';
import { chipCalls } from './chips.ts';
import { copyCalls } from './copy.ts';
import { deviceCalls } from './devices.ts';
import { fileCalls } from './files.ts';
import { insightCalls } from './insight.ts';
import { logCalls } from './log.ts';
import { paperCalls } from './paper.ts';
import { peerCalls } from './peers.ts';
import { serviceLinkCalls } from './service-link.ts';
import { judgeCalls, lineCalls } from './race.ts';
import { readerCalls } from './readers.ts';
import { rehearsalCalls } from './rehearsal.ts';
import { resultsCalls } from './results.ts';
import { versionCalls } from './versions.ts';

/** The live feed and the clock. */
export const liveCalls = {
  feed: {
    method: 'GET',
    path: '/api/feed',
    about: 'The live feed as server-sent events: snapshot, change and tick, as in contract/feed.ts.',
    /** The last event that was seen, where the header Last-Event-ID does not say it. */
    query: z.object({ after: z.string().optional() }),
    answer: 'text/event-stream',
  },
  clock: {
    method: 'GET',
    path: '/api/clock',
    about:
      'Says what time it is at the station, and how fast its time runs: not 1 while readers are simulated.',
    answer: z.object({ now: z.number().int(), rate: z.number().positive() }),
  },
} as const satisfies Calls;

/**
 * All calls of a station. Those that do something (POST) may carry `Goldline-Act`, a UUID under which it is done once
 * however often it is sent; `Goldline-Station`, the station that it is meant for; and `Goldline-Console`, who sends it.
 */
export const stationCalls = {
  ...aboutCalls,
  ...liveCalls,
  ...resultsCalls,
  ...paperCalls,
  ...certificateCalls,
  ...announcerCalls,
  ...fileCalls,
  ...lineCalls,
  ...judgeCalls,
  ...versionCalls,
  ...chipCalls,
  ...checkCalls,
  ...logCalls,
  ...insightCalls,
  ...readerCalls,
  ...peerCalls,
  ...deviceCalls,
  ...serviceLinkCalls,
  ...copyCalls,
  ...rehearsalCalls,
} as const satisfies Calls;
