import { z } from 'zod';
import type { Act } from './act-queue.ts';

/** Acts that the station has not acknowledged, in this browser's storage: one entry each, so that tabs do not mix them up. */
const prefix = 'goldline.act:';

const actSchema = z.object({
  id: z.string(),
  station: z.string(),
  type: z.string(),
  path: z.string(),
  body: z.record(z.string(), z.unknown()),
  person: z.string().optional(),
  since: z.number(),
  number: z.number(),
}) satisfies z.ZodType<Act>;

const keyOf = ({ id }: Act) => prefix + id;

/** What is kept here, in the order in which it was done. */
export function keptActs(): Act[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => {
        const act = actSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'));
        return act.success ? [act.data] : [];
      })
      .toSorted((one, other) => one.since - other.since || one.number - other.number);
  } catch {
    return [];
  }
}

/** Keeps an act until {@link dropAct}; in a browser that keeps nothing it lives as long as the page. */
export function keepAct(act: Act): void {
  try {
    localStorage.setItem(keyOf(act), JSON.stringify(act));
  } catch {
    // The act is in memory, and is sent from there.
  }
}

export function dropAct(act: Act): void {
  try {
    localStorage.removeItem(keyOf(act));
  } catch {
    // What could not be kept need not be dropped.
  }
}
