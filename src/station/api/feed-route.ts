import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Tick } from '../../contract/feed.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Feed } from '../live/feed.ts';

const tickMs = 1000;

/** One screen on the feed, from the last event it saw (`after`, or the header that browsers send) until it goes. */
export function feedRoute(
  context: Context,
  feed: Feed,
  after: string | undefined,
  now: () => Ms,
  stopped: AbortSignal,
) {
  let lastId = context.req.header('last-event-id') ?? after ?? null;
  return streamSSE(context, async (stream) => {
    const gone = new AbortController();
    stream.onAbort(() => gone.abort());
    const end = AbortSignal.any([gone.signal, stopped]);
    const tick = () => {
      const data: Tick = { now: now() };
      void stream.writeSSE({ event: 'tick', data: JSON.stringify(data) });
    };
    tick();
    const ticking = setInterval(tick, tickMs);
    try {
      while (!end.aborted) {
        const events = feed.after(lastId, now());
        if (events.length === 0) await feed.next(end);
        for (const event of events) {
          await stream.writeSSE(event);
          lastId = event.id;
        }
      }
    } finally {
      clearInterval(ticking);
    }
  });
}
