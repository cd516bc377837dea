import { z } from 'zod';
import type { Calls } from './call.ts';
import { bib, chip, doneSchema, ms, takeFrom } from './fields.ts';
import { stretch } from './results.ts';

const chipOfBib = { chip, bib };
const problems = ['bib-unknown', 'chip-ignored', 'chip-taken', 'chip-to-two'] as const;

/** Chips that are worn under other bibs than the start list says, with what would put it right. */
export const chipMapFindingSchema = z.object({
  kind: z.enum(['shifted', 'swapped']),
  /** Bibs concerned, in the order of the start list. */
  bibs: z.array(z.string()),
  /** The chip listed for a bib is worn by the bib so many further on; 0 for a swap. */
  by: z.number().int(),
  /** From 0 to 1. */
  sure: z.number(),
  assign: z.array(z.object({ chip: z.string(), bib: z.string() })),
  /** Bibs that would lose their chip and get none. */
  takeFrom: z.array(z.string()),
});

/** Which chip is whose. What takes a chip from somebody is refused until the call names them. */
export const chipCalls = {
  assignChip: {
    method: 'POST',
    path: '/api/chips',
    about: 'Gives a chip to a bib, or what is read of it from a moment on.',
    /** `from`: passings before it stay whose they were. */
    body: z.strictObject({ ...chipOfBib, from: ms.optional(), takeFrom }),
    answer: doneSchema,
    problems,
  },
  swapChips: {
    method: 'POST',
    path: '/api/chips/swap',
    about: 'Gives all chips of each of two bibs to the other.',
    body: z.strictObject({ bibs: z.tuple([bib, bib]), from: ms.optional() }),
    answer: doneSchema,
    problems: ['bib-unknown', 'same-bib'],
  },
  chipOwners: {
    method: 'GET',
    path: '/api/chips/owners',
    about: 'Gives whose a chip is when, and what each of them was seen by it.',
    query: z.object({ chip }),
    answer: z.object({
      owners: z.array(
        z.object({
          bib: z.string(),
          name: z.string(),
          ...stretch,
          /** By this chip; `time` of a finish, as the race publishes it. */
          seen: z.object({
            context: z.enum(['finished', 'seen', 'unseen']),
            count: z.number().int(),
            time: z.string().optional(),
          }),
        }),
      ),
    }),
  },
  chipMap: {
    method: 'GET',
    path: '/api/chips/map',
    about:
      'Gives chips that are worn under other bibs than the start list says, with what would put it right.',
    answer: z.object({ findings: z.array(chipMapFindingSchema) }),
    longAnswer: true,
  },
  assignChipMap: {
    method: 'POST',
    path: '/api/chips/map',
    about: 'Gives many chips at once; one undo takes all of it back.',
    body: z.strictObject({
      assign: z.array(z.strictObject(chipOfBib)).min(1).max(50_000),
      from: ms.optional(),
      takeFrom,
    }),
    longList: 'assign',
    answer: doneSchema,
    problems,
  },
} as const satisfies Calls;
