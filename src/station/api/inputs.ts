import { z } from 'zod';

/** What the calls take. */
const ms = z.number().int().positive();
const id = z.string().min(1).max(200);
const bib = z.string().trim().min(1).max(20);

export const gunInput = z.strictObject({ wave: id, gun: ms.optional() });
export const undoInput = z.strictObject({ target: id });
export const passingInput = z.strictObject({ point: id, bib: bib.nullable(), time: ms.optional() });
export const assignInput = z.strictObject({ passing: id, bib });
export const voidInput = z.strictObject({ passing: id, reason: z.string().trim().max(500) });
export const chipInput = z.strictObject({ chip: id, bib });
export const readerInput = z.strictObject({ address: z.string().min(1).max(500) });

export const resultsInput = z.object({
  list: z
    .string()
    .regex(/^(overall|sex:[MFX]|category:.+)$/)
    .default('overall'),
  offset: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().positive().max(500).default(100),
  q: z.string().max(100).default(''),
});

export const languageInput = z.enum(['en', 'zh-CN', 'ru']).default('en');
