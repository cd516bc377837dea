import { z } from 'zod';
import type { Message, Value } from '../words/message.ts';

export type { Message };

/** What stands in a slot of a text. */
export const valueSchema: z.ZodType<Value> = z.lazy(() =>
  z.union([z.string(), z.number(), messageSchema, z.array(valueSchema)]),
);

/** Something to tell a person in their language; see `src/words`. */
export const messageSchema: z.ZodType<Message> = z.object({
  code: z.string(),
  params: z.record(z.string(), valueSchema).optional(),
});

/** The same where earlier versions told a text: that is shown as it is. */
export const toldSchema = z.union([
  messageSchema,
  z.string().transform((text): Message => ({ code: 'told.as-said', params: { text } })),
]);
