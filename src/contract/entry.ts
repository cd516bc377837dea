import { z } from 'zod';
import type { EntryField, EntryFields } from '../timing/model/actions.ts';
import type { Entry } from '../timing/model/race.ts';
import { exactly } from './exactly.ts';
import { id, sex, text } from './stored.ts';

/** An entry as it stands in the journal and on the wire. */
export const entrySchema = exactly<Entry>()(
  z.strictObject({
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
    division: text.optional(),
  }),
);

/** Fields of an entry to set; null clears one. */
export const entryFieldsSchema = exactly<EntryFields>()(
  z.strictObject({
    chips: z.array(id).nullish(),
    name: text.nullish(),
    latinName: text.nullish(),
    sex: sex.nullish(),
    birthDate: text.nullish(),
    nationality: text.nullish(),
    club: text.nullish(),
    wave: id.nullish(),
    category: id.nullish(),
    division: text.nullish(),
  }),
);

export const entryFieldSchema = exactly<EntryField>()(entryFieldsSchema.keyof());
