import { z } from 'zod';
import type { LocalText } from '../timing/model/race.ts';
import { exactly } from './exactly.ts';

/** Parts of what stands in journals. Objects are strict: what a newer version added is not understood, never dropped. */
export const ms = z.number().int();
export const id = z.string().min(1).max(200);
export const text = z.string().max(500);
export const sex = z.enum(['M', 'F', 'X']);

export const storedTextSchema = exactly<LocalText>()(
  z.union([
    z.string(),
    z.strictObject({
      en: z.string().optional(),
      'zh-CN': z.string().optional(),
      ru: z.string().optional(),
    }),
  ]),
);
