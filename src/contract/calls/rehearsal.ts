import { handActSchema, rehearsalChoiceSchema, rehearsalViewSchema } from '../rehearsal.ts';
import { z } from 'zod';
import type { Calls } from './call.ts';
import { nothingSchema } from './fields.ts';

/** The dress rehearsal: a second station with simulated readers, of which nothing stays. */
export const rehearsalCalls = {
  rehearsal: {
    method: 'GET',
    path: '/api/rehearsal',
    about: 'Says how the dress rehearsal is going.',
    answer: rehearsalViewSchema,
  },
  startRehearsal: {
    method: 'POST',
    path: '/api/rehearsal',
    about:
      'Starts a dress rehearsal with the event, entries and chips as they are now, in a process and a data directory of its own.',
    body: rehearsalChoiceSchema,
    answer: nothingSchema,
    problems: ['no-race', 'site-needed', 'rehearsal-runs', 'in-rehearsal'],
  },
  rehearseByHand: {
    method: 'POST',
    path: '/api/rehearsal/hands',
    about: 'Does in the rehearsal what hands would do at a reader or at the laptop.',
    body: z.strictObject({ hand: handActSchema }),
    answer: nothingSchema,
    problems: ['rehearsal-none', 'in-rehearsal'],
  },
  endRehearsal: {
    method: 'POST',
    path: '/api/rehearsal/end',
    about: 'Ends the dress rehearsal, and has its score made; nothing else of it stays.',
    body: z.strictObject({}),
    answer: nothingSchema,
    problems: ['in-rehearsal'],
  },
} as const satisfies Calls;
