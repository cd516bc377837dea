import { z } from 'zod';

const long = z.array(z.string().max(4000)).max(100);

/** What the organiser adds to a results book: each text a list of paragraphs. */
export const bookTextsSchema = z.strictObject({
  /** Where it is, where the event says nothing. */
  place: z.string().max(200).optional(),
  officials: long.optional(),
  course: long.optional(),
  weather: long.optional(),
  notes: long.optional(),
});
export type BookTexts = z.infer<typeof bookTextsSchema>;
