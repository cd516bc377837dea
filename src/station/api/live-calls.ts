import type { liveCalls } from '../../contract/calls/station.ts';
import type { Handlers } from '../../http/register.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Feed } from '../live/feed.ts';
import { feedRoute } from './feed-route.ts';

export interface LiveParts {
  feed: Feed;
  now: () => Ms;
  /** How fast station time runs: not 1 while the race is simulated. */
  rate: () => number;
  /** Aborts when the station stops. */
  stopped: AbortSignal;
}

/** The live feed and the clock. */
export const liveHandlers = ({ feed, now, rate, stopped }: LiveParts) =>
  ({
    feed: ({ query: { after } }, context) => feedRoute(context, feed, after, now, stopped),
    clock: () => ({ now: now(), rate: rate() }),
  }) satisfies Handlers<typeof liveCalls>;
