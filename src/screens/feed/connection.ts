import { z } from 'zod';
import { changeSchema, snapshotSchema, tickSchema } from '../../contract/feed.ts';
import { feedPath } from '../api/calls.ts';
import type { FeedEvent } from './state.ts';

/** How long a feed may say nothing before it is opened anew, in milliseconds. */
const silenceMax = 5000;
const checkEvery = 1000;

export interface Feed {
  /** Called for each event that could be understood, in order. */
  onEvent: (event: FeedEvent) => void;
  /** Called when the connection breaks: a browser does not say why. */
  onBroken: () => void;
  /** Id of the last event that was applied; null asks for a snapshot. */
  lastId: () => string | null;
}

/**
 * Keeps the live feed open until the returned function is called. The browser reconnects by itself
 * where it can; where it gave up, where nothing was heard for {@link silenceMax}, and where an event is
 * missing or cannot be read, the feed is opened anew after the last event that was applied.
 */
export function followFeed({ onEvent, onBroken, lastId }: Feed): () => void {
  let source = open();
  let heard = performance.now();
  let known = lastId();

  function open(): EventSource {
    const opened = new EventSource(feedPath(lastId()));
    opened.addEventListener('error', onBroken);
    for (const name of ['snapshot', 'change', 'tick'] as const)
      opened.addEventListener(name, (message: MessageEvent<string>) => hear(name, message));
    return opened;
  }

  function hear(name: FeedEvent['event'], message: MessageEvent<string>): void {
    heard = performance.now();
    const event = readEvent(name, message.data, message.lastEventId);
    if (event === null) return source.close();
    onEvent(event);
    const missed = known !== null && lastId() === null;
    known = lastId();
    if (missed) source.close();
  }

  function reopen(): void {
    source.close();
    heard = performance.now();
    source = open();
  }

  const checking = setInterval(() => {
    const silent = performance.now() - heard > silenceMax;
    if (silent || source.readyState === EventSource.CLOSED) reopen();
  }, checkEvery);

  return () => {
    clearInterval(checking);
    source.close();
  };
}

/** An event out of its text; null where it is not one that this screen knows. */
function readEvent(name: FeedEvent['event'], text: string, id: string): FeedEvent | null {
  const event = feedEventSchema.safeParse({ event: name, id, data: parseJson(text) });
  return event.success ? event.data : null;
}

const feedEventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('snapshot'), id: z.string(), data: snapshotSchema }),
  z.object({ event: z.literal('change'), id: z.string(), data: changeSchema }),
  z.object({ event: z.literal('tick'), data: tickSchema }),
]);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
