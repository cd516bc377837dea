import { z } from 'zod';
import { messageSchema } from '../message.ts';
import type { Calls } from './call.ts';
import { address, doneSchema, ms, nothingSchema } from './fields.ts';

const reader = z.strictObject({ address });

const detectionSchema = z.object({
  found: z
    .object({
      protocol: z.string(),
      title: z.string(),
      /** Its address, with everything but the timing point. */
      address: z.string(),
      baud: z.number().int().nullable(),
    })
    .nullable(),
  /** Why nothing was found, or what could not be tried. */
  detail: messageSchema.nullable(),
  /** What was tried: each protocol with its speed or port. */
  tried: z.array(messageSchema),
});

/** What the crew can do with the readers of this station. How they are stands in the feed. */
export const readerCalls = {
  protocols: {
    method: 'GET',
    path: '/api/readers/protocols',
    about: 'Lists what readers speak.',
    answer: z.object({
      protocols: z.array(
        z.object({
          name: z.string(),
          title: z.string(),
          models: z.array(z.string()),
          /** The usual one first; empty where it is not spoken over a serial line. */
          bauds: z.array(z.number().int()),
          tcpPorts: z.array(z.number().int()),
          /** It connects to a port of the station. */
          calls: z.literal(true).optional(),
        }),
      ),
    }),
  },
  ports: {
    method: 'GET',
    path: '/api/ports',
    about: "Lists the laptop's serial ports.",
    answer: z.object({
      ports: z.array(
        z.object({
          path: z.string(),
          manufacturer: z.string().optional(),
          serialNumber: z.string().optional(),
          vendorId: z.string().optional(),
          productId: z.string().optional(),
          /** The program that has it open, where the system tells. */
          usedBy: z.string().optional(),
        }),
      ),
    }),
    problems: ['ports-unknown'],
  },
  connectReader: {
    method: 'POST',
    path: '/api/readers',
    about: 'Connects a reader and keeps it connected.',
    body: reader,
    answer: doneSchema,
    problems: ['reader-address', 'point-unknown', 'device-may-not'],
  },
  disconnectReader: {
    method: 'POST',
    path: '/api/readers/remove',
    about: 'Lets go of a reader.',
    body: reader,
    answer: doneSchema,
    problems: ['reader-address'],
  },
  setReaderClock: {
    method: 'POST',
    path: '/api/readers/clock',
    about: "Sets a reader's clock to the station's; answers when a read-back agrees.",
    body: reader,
    answer: nothingSchema,
    problems: ['reader-address', 'reader-refused'],
  },
  correctClock: {
    method: 'POST',
    path: '/api/readers/correction',
    about: "Says how far a reader's clock was off: its reads in [from, to) count `offset` ms later.",
    body: z.strictObject({
      address,
      offset: z.number().int(),
      from: ms.nullable().optional(),
      to: ms.nullable().optional(),
    }),
    answer: doneSchema,
    problems: ['reader-address', 'correction-empty'],
  },
  fetchStored: {
    method: 'POST',
    path: '/api/readers/stored',
    about: 'Asks a reader for what it keeps since an instant: how much came, and how much of it was new.',
    body: z.strictObject({ address, since: z.number().int().nonnegative() }),
    answer: z.object({ came: z.number().int(), added: z.number().int() }),
    problems: ['reader-address', 'reader-refused'],
  },
  detectReader: {
    method: 'POST',
    path: '/api/readers/detect',
    about:
      "Tries protocols and speeds on a serial port's path, a host, or host:port; nothing is set or started.",
    body: z.strictObject({ place: z.string().trim().min(1).max(300) }),
    answer: detectionSchema,
  },
} as const satisfies Calls;
