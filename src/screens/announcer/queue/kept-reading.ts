import { z } from 'zod';
import type { KeptReading } from './finisher-queue.ts';

/** A place to keep texts, such as a browser's. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Of so many events, the last ones, it is remembered who was read. */
const eventsMax = 3;
/** Of more than anybody reads out at one event the first are forgotten. */
const ticksMax = 60_000;

const eventsKey = 'goldline.read';
const keyOf = (event: string) => `${eventsKey}.${event}`;

const keptSchema = z.object({
  ticks: z.array(z.string()),
  takenBack: z.array(z.object({ bib: z.string(), name: z.string(), time: z.number(), ticked: z.boolean() })),
});

/** Who was read at an event, as this browser remembers it. */
export function keptReading(event: string, store: Store): KeptReading {
  const kept = keptSchema.safeParse(parsed(store.getItem(keyOf(event))));
  return kept.success ? kept.data : { ticks: [], takenBack: [] };
}

/** Remembers who was read. Throws what the store throws that is full or not allowed. */
export function keepReading(event: string, { ticks, takenBack }: KeptReading, store: Store): void {
  const events = z.array(z.string()).safeParse(parsed(store.getItem(eventsKey))).data ?? [];
  const last = [event, ...events.filter((other) => other !== event)];
  for (const old of last.slice(eventsMax)) store.removeItem(keyOf(old));
  if (last[0] !== events[0]) store.setItem(eventsKey, JSON.stringify(last.slice(0, eventsMax)));
  store.setItem(keyOf(event), JSON.stringify({ ticks: ticks.slice(-ticksMax), takenBack }));
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
