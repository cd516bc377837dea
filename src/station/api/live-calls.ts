import type { liveCalls } from '../../contract/calls/station.ts';
import { Refuse } from '../../http/refusal.ts';
import type { Handlers } from '../../http/register.ts';
import type { Ms } from '../../timing/model/race.ts';
import { CopyFolderError, type Disk } from '../copy/disk.ts';
import type { Feed } from '../live/feed.ts';
import { feedRoute } from './feed-route.ts';

export interface LiveParts {
  feed: Feed;
  disk: Pick<Disk, 'setCopy'>;
  now: () => Ms;
  /** How fast station time runs: not 1 while the race is simulated. */
  rate: () => number;
  /** Aborts when the station stops. */
  stopped: AbortSignal;
}

/** The live feed, the clock and the second copy. */
export const liveHandlers = ({ feed, disk, now, rate, stopped }: LiveParts) =>
  ({
    feed: ({ query: { after } }, context) => feedRoute(context, feed, after, now, stopped),
    clock: () => ({ now: now(), rate: rate() }),
    setCopy: async ({ body: { dir } }) => {
      try {
        await disk.setCopy(dir);
        return {};
      } catch (error) {
        if (!(error instanceof CopyFolderError)) throw error;
        throw new Refuse(422, { code: 'copy-folder', message: error.message });
      }
    },
  }) satisfies Handlers<typeof liveCalls>;
