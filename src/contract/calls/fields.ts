import { z } from 'zod';
import { plainCode } from '../../timing/model/plain-text.ts';

/** Fields that many calls take. */
export const ms = z.number().int().positive();
export const id = z.string().min(1).max(200);
export const address = z.string().min(1).max(500);
export const reason = z.string().trim().max(500).optional();
export const language = z.enum(['en', 'zh-CN', 'ru']);

/** Bibs and chips are taken as they are meant, in whatever form they were typed. */
const code = z.string().transform(plainCode);
export const bib = code.pipe(z.string().min(1).max(20));
export const chip = code.pipe(z.string().min(1).max(200));
/** A bib in a path: one that nobody can have is unknown, not misspelt. */
export const anyBib = z.object({ bib: code });

/** Bibs that may lose a chip; who is not named here loses none. */
export const takeFrom = z.union([bib.transform((one) => [one]), z.array(bib).max(50_000)]).optional();

/** A number in a query. */
export const number = () => z.coerce.number<string | number>().int();

/** What a call answers that did something: the action's id, null where nothing changed. */
export const doneSchema = z.object({
  action: z.string().nullable(),
  /** What is odd about the moment: it was recorded all the same. */
  doubt: z.enum(['ahead', 'long-ago']).optional(),
});
export type Done = z.infer<typeof doneSchema>;

/** What a call answers that has nothing to tell. */
export const nothingSchema = z.object({});
