import { z } from 'zod';
import type { Calls } from './call.ts';
import { address, nothingSchema } from './fields.ts';

/** What the crew can do about the results service that the station delivers to. How that stands is in the feed. */
export const serviceLinkCalls = {
  joinService: {
    method: 'POST',
    path: '/api/service/join',
    about:
      'Lets the station in at a results service by a join code, and delivers to it from then on, also after a restart.',
    body: z.strictObject({
      address,
      code: z.string().trim().min(1).max(100),
    }),
    answer: nothingSchema,
    problems: ['service-address', 'service-join', 'service-given', 'join-code'],
  },
  leaveService: {
    method: 'POST',
    path: '/api/service/leave',
    about:
      'Delivers to the results service no more, and withdraws the station there; what it delivered goes on to count.',
    body: z.strictObject({}),
    answer: z.object({
      /** Whether the service heard of it: otherwise the organiser has to withdraw the station there. */
      told: z.boolean(),
    }),
    problems: ['service-given'],
  },
} as const satisfies Calls;
