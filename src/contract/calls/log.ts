import { z } from 'zod';
import { actionRowSchema } from '../feed.ts';
import { logKindSchema } from '../log.ts';
import type { Calls } from './call.ts';
import { id, language, number } from './fields.ts';

/** What people did, all of it. */
export const logCalls = {
  log: {
    method: 'GET',
    path: '/api/log',
    about: 'Gives a page of everything that people did, newest first.',
    query: z.object({
      /** Only what was done before this action. */
      before: id.optional(),
      limit: number().positive().max(200).default(50),
      /** Digits: what is about this bib. Anything else: words of the sentence in `lang`, or of who did it. */
      q: z.string().max(100).default(''),
      kind: logKindSchema.optional(),
      /** A console or device, whoever worked there. */
      by: z.string().max(200).optional(),
      lang: language.catch('en').default('en'),
    }),
    answer: z.object({
      rows: z.array(actionRowSchema),
      /** What the rows took back, and what took them back, where that is not among them. */
      related: z.array(actionRowSchema),
      /** Whether there is more before the last of them. */
      more: z.boolean(),
      /** All who did something, each console or device once under its latest name. */
      actors: z.array(z.string()),
    }),
  },
} as const satisfies Calls;
