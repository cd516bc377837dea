import { z } from 'zod';
import type { Action } from '../timing/actions.ts';
import type { Entry, RaceDefinition } from '../timing/race.ts';
import { localTextSchema } from './rows.ts';

/** Actions as they stand in the journal and on the wire. */
const ms = z.number().int();
const id = z.string().min(1).max(200);
const text = z.string().max(500);
const sex = z.enum(['M', 'F', 'X']);

export const raceDefinitionSchema = z.object({
  id,
  name: localTextSchema,
  date: z.iso.date(),
  zone: text,
  points: z.array(
    z.object({
      id,
      kind: z.enum(['start', 'split', 'spotter', 'finish']),
      distance: z.number().nonnegative(),
      name: localTextSchema.optional(),
      mat: id.optional(),
      counts: z.enum(['first', 'strongest', 'last']).optional(),
      passingGap: ms.optional(),
      minRssi: z.number().optional(),
      notBefore: ms.optional(),
      cutOff: ms.optional(),
    }),
  ),
  waves: z.array(
    z.object({ id, name: localTextSchema.optional(), start: ms.optional(), gun: ms.optional() }),
  ),
  categories: z.array(
    z.object({
      id,
      name: localTextSchema.optional(),
      sex: sex.optional(),
      minAge: z.number().optional(),
      maxAge: z.number().optional(),
    }),
  ),
  rankBy: z.enum(['gun', 'chip']),
  ageRule: z.enum(['race-day', 'year-end']),
  startWindow: ms,
  passingGap: ms,
  ignoredChips: z.array(id).optional(),
}) satisfies z.ZodType<RaceDefinition>;

export const entrySchema = z.object({
  bib: id,
  chips: z.array(id),
  name: text,
  latinName: text.optional(),
  sex,
  birthDate: text.optional(),
  nationality: text.optional(),
  club: text.optional(),
  wave: id.optional(),
  category: id.optional(),
}) satisfies z.ZodType<Entry>;

const base = { id, station: z.string(), lamport: z.number().int().positive(), at: ms, by: text };

export const actionSchema = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('race.define'), race: raceDefinitionSchema }),
  z.object({
    ...base,
    type: z.literal('entries.import'),
    list: id,
    part: z.number().int().positive(),
    parts: z.number().int().positive(),
    file: text,
    entries: z.array(entrySchema),
  }),
  z.object({ ...base, type: z.literal('gun.fire'), wave: id, gun: ms }),
  z.object({ ...base, type: z.literal('passing.add'), point: id, bib: id.nullable(), time: ms }),
  z.object({ ...base, type: z.literal('passing.assign'), passing: id, bib: id }),
  z.object({ ...base, type: z.literal('passing.void'), passing: id, reason: text }),
  z.object({ ...base, type: z.literal('chip.assign'), chip: id, bib: id }),
  z.object({ ...base, type: z.literal('reader.connect'), address: text }),
  z.object({ ...base, type: z.literal('reader.disconnect'), address: text }),
  z.object({
    ...base,
    type: z.literal('clock.correct'),
    reader: text,
    offset: ms,
    from: ms.nullable(),
    to: ms.nullable(),
  }),
  z.object({ ...base, type: z.literal('clock.jump'), step: ms }),
  z.object({ ...base, type: z.literal('undo'), target: id }),
]) satisfies z.ZodType<Action>;
