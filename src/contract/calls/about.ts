import { z } from 'zod';
import { ownDeviceSchema } from '../devices-view.ts';
import type { Calls } from './call.ts';

/** Who serves an address. Where the data are, and which process it is, only a station says, and only on its own laptop. */
export const aboutSchema = z.object({
  product: z.literal('goldline'),
  role: z.enum(['station', 'service']),
  version: z.string(),
  station: z.object({ id: z.string(), name: z.string(), dataDir: z.string() }).optional(),
  pid: z.number().int().optional(),
  /** A crew rehearses on this station: nothing of it counts. Absent otherwise. */
  rehearsal: z.literal(true).optional(),
  /** Only at the port for devices: which of them asks; null one that was not let in. */
  device: ownDeviceSchema.nullable().optional(),
});
export type About = z.infer<typeof aboutSchema>;

/** What every Goldline server tells of itself. */
export const aboutCalls = {
  about: {
    method: 'GET',
    path: '/api/about',
    about: 'Says what serves this address.',
    answer: aboutSchema,
  },
  openapi: {
    method: 'GET',
    path: '/api/openapi.json',
    about: 'Gives this document: all calls as OpenAPI 3.1.',
    answer: z.object({
      openapi: z.string(),
      info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
      /** By path, and there by method. */
      paths: z.record(z.string(), z.record(z.string(), z.unknown())),
      components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
    }),
  },
} as const satisfies Calls;
