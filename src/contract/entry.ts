import { z } from 'zod';
import type { EntryField, EntryFields } from '../timing/model/actions.ts';
import type { Entry, OwnStart, RelayLeg } from '../timing/model/race.ts';
import { exactly } from './exactly.ts';
import { evidenceGradeSchema } from './online.ts';
import { id, ms, sex, text } from './stored.ts';

const ownStart = exactly<OwnStart>()(z.union([z.strictObject({ at: ms }), z.strictObject({ afterGun: ms })]));

/** Characters of what an announcer should know. */
export const noteMax = 200;
const note = z.string().max(noteMax);

const relayLeg = exactly<RelayLeg>()(
  z.strictObject({
    name: text,
    latinName: text.optional(),
    sex: sex.optional(),
    chips: z.array(id).optional(),
  }),
);

/** An entry as it stands in the journal and on the wire. */
export const entrySchema = exactly<Entry>()(
  z.strictObject({
    bib: id,
    race: id.optional(),
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
    start: ownStart.optional(),
    legs: z.array(relayLeg).optional(),
    note: note.optional(),
    evidence: evidenceGradeSchema.optional(),
  }),
);

/** Fields of an entry to set; null clears one. */
export const entryFieldsSchema = exactly<EntryFields>()(
  z.strictObject({
    race: id.nullish(),
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
    start: ownStart.nullish(),
    legs: z.array(relayLeg).nullish(),
    note: note.nullish(),
    evidence: evidenceGradeSchema.nullish(),
  }),
);

export const entryFieldSchema = exactly<EntryField>()(entryFieldsSchema.keyof());
