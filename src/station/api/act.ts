import type { Context, MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { actorOfConsole } from '../../contract/actor.ts';
import { deviceNameSchema } from '../../contract/devices-view.ts';
import { message } from '../../words/message.ts';
import type { By } from '../race/recorder.ts';
import { refusal } from '../../http/refusal.ts';

const actHeader = 'Goldline-Act';
const stationHeader = 'Goldline-Station';
const consoleHeader = 'Goldline-Console';
const personHeader = 'Goldline-Person';

/** Headers of an act, and what they say. */
export const actHeaders = {
  [actHeader]: "The act's own id, a UUID made where the key was pressed: it becomes the action's id.",
  [stationHeader]: 'The station that the act was done at; another one refuses it.',
  [consoleHeader]: 'Which console it comes from: one browser keeps one id.',
  [personHeader]: 'Who works at that console, percent-encoded: the log shows the name.',
} as const;

const actId = z.uuid();
const consoleId = z.string().regex(/^[\w-]{1,64}$/);

/** Who asks: the device that was let in under that name, `console:<id>` with the name of who works there, or `console` where it does not say which. */
export function nameOf(context: Context): string {
  const device: unknown = context.get('actor');
  if (typeof device === 'string') return device;
  const id = consoleId.safeParse(context.req.header(consoleHeader));
  return id.success ? actorOfConsole(id.data, personOf(context)) : 'console';
}

/** Who says to work at the console; null where nobody does, or it is no name. */
function personOf(context: Context): string | null {
  try {
    const name = deviceNameSchema.safeParse(decodeURIComponent(context.req.header(personHeader) ?? ''));
    return name.success ? name.data : null;
  } catch {
    return null;
  }
}

/** Who asks, with the id of the act where the call has one. */
export function actOf(context: Context): By {
  const by = nameOf(context);
  const id = context.req.header(actHeader);
  return id === undefined ? by : { by, id };
}

interface Answer {
  status: ContentfulStatusCode;
  text: string;
}

/**
 * Does each act once, however often it is sent: again while it is being done, it waits for the same answer; again
 * later, also after a restart, it is answered from the journal. What was refused may be tried again, and what was done
 * at another station is not done at this one.
 */
export function once(own: string, hasDone: (act: string) => Promise<boolean>): MiddlewareHandler {
  const running = new Map<string, Promise<Answer>>();
  return async (context, next) => {
    const id = context.req.header(actHeader);
    if (id === undefined || context.req.method !== 'POST') return next();
    if (!actId.safeParse(id).success) return refusal(context, 400, message('problems.bad-act', { id }));
    const station = context.req.header(stationHeader) ?? own;
    if (station !== own) return refusal(context, 409, message('problems.other-station'));
    const same = running.get(id);
    if (same !== undefined) {
      const { status, text } = await same;
      return context.body(text, status, { 'Content-Type': 'application/json' });
    }
    const answer = (async (): Promise<Answer> => {
      if (await hasDone(id)) context.res = context.json({ action: id });
      else await next();
      const { status } = context.res;
      return { status: status as ContentfulStatusCode, text: await context.res.clone().text() };
    })();
    running.set(id, answer);
    try {
      await answer;
    } finally {
      running.delete(id);
    }
    return undefined;
  };
}
