import { z } from 'zod';
import type { Action, ActionBase, ActionBody, ActionType } from '../timing/model/actions.ts';
import { certificateDesignSchema, pictureIdSchema } from './certificate-design.ts';
import { entryFieldSchema, entryFieldsSchema, entrySchema } from './entry.ts';
import { eventDefinitionSchema } from './event-definition.ts';
import { exactly, type Same } from './exactly.ts';
import type { ActionRow } from './feed.ts';
import { protestDecisionSchema } from './protest.ts';
import { publishedRowSchema } from './publication.ts';
import { presetNameSchema, resultsPresetSchema } from './results-formats.ts';
import { raceDefinitionSchema } from './race-definition.ts';
import { id, ms, text } from './stored.ts';
import { publishedStateSchema } from './version-view.ts';

/**
 * How an action is taken back: `at-once`, `ask` (only after a question, because the whole race hangs on it), or
 * `never`. Undoing an undo brings back what it took.
 */
export type Undoing = 'at-once' | 'ask' | 'never';

/** What one type of action is outside timing. */
interface ActionContract<Body extends ActionBody> {
  /** Its fields in the journal and on the wire, besides its type and those that every action has. */
  fields: { [Field in Exclude<keyof Body, 'type'>]-?: z.ZodType<Body[Field]> };
  undo: Undoing;
  /** What the console's list says it was about. */
  params(action: Body): ActionRow['params'];
}
type BodyOf<Type extends ActionType> = Extract<ActionBody, { type: Type }>;

const part = z.number().int().positive();

const contracts = {
  'race.define': {
    fields: { race: raceDefinitionSchema },
    undo: 'ask',
    params: ({ race }) => ({ race: race.id }),
  },
  'event.define': {
    fields: { event: eventDefinitionSchema },
    undo: 'ask',
    params: ({ event }) => ({ event: event.id }),
  },
  'entries.import': {
    fields: {
      list: id,
      part,
      parts: part,
      file: text,
      entries: z.array(entrySchema),
      fields: z.array(entryFieldSchema).optional(),
      keep: z
        .array(
          z.strictObject({
            bib: id,
            fields: z.array(z.union([entryFieldSchema, z.literal('withdrawn')])),
          }),
        )
        .optional(),
      overRaceDay: z.boolean().optional(),
    },
    undo: 'ask',
    params: ({ file }) => ({ file }),
  },
  'gun.fire': {
    fields: { wave: id, gun: ms },
    undo: 'ask',
    params: ({ wave, gun }) => ({ wave, gun }),
  },
  'passing.add': {
    fields: {
      point: id,
      bib: id.nullable(),
      time: ms,
      source: z.enum(['hand', 'photo', 'keypad', 'backup']).optional(),
    },
    undo: 'at-once',
    params: ({ point, time, bib }) => ({ point, time, ...(bib === null ? {} : { bib }) }),
  },
  'passing.sheet': {
    fields: {
      sheet: id,
      part,
      parts: part,
      point: id,
      passings: z.array(z.strictObject({ bib: id.nullable(), time: ms })),
      source: z.enum(['hand', 'photo', 'keypad', 'backup']).optional(),
    },
    undo: 'at-once',
    params: ({ point, passings }) => ({ point, times: passings.length }),
  },
  'passing.assign': {
    fields: { passing: id, bib: id },
    undo: 'at-once',
    params: ({ passing, bib }) => ({ passing, bib }),
  },
  'passing.void': {
    fields: { passing: id, reason: text },
    undo: 'at-once',
    params: ({ passing, reason }) => ({ passing, reason }),
  },
  'chip.assign': {
    fields: { chip: id, bib: id, from: ms.optional() },
    undo: 'at-once',
    params: ({ chip, bib, from }) => ({ chip, bib, ...(from === undefined ? {} : { from }) }),
  },
  'chip.map': {
    fields: {
      map: id,
      part,
      parts: part,
      chips: z.array(z.strictObject({ chip: id, bib: id })),
      from: ms.optional(),
    },
    undo: 'at-once',
    params: ({ chips }) => ({ chips: chips.length }),
  },
  'chip.swap': {
    fields: { bibs: z.tuple([id, id]), from: ms.optional() },
    undo: 'at-once',
    params: ({ bibs: [bib, other] }) => ({ bib, other }),
  },
  'entry.change': {
    fields: { bib: id, fields: entryFieldsSchema },
    undo: 'at-once',
    params: ({ bib }) => ({ bib }),
  },
  'bib.change': {
    fields: { bib: id, to: id },
    undo: 'at-once',
    params: ({ bib, to }) => ({ bib, other: to }),
  },
  'entry.withdraw': {
    fields: { bib: id, reason: text.optional() },
    undo: 'at-once',
    params: ({ bib }) => ({ bib }),
  },
  'status.set': {
    fields: {
      bib: id,
      status: z.enum(['dns', 'dnf', 'dq', 'out-of-time', 'ok']),
      rule: text.optional(),
      reason: text.optional(),
    },
    undo: 'at-once',
    params: ({ bib, status, rule = '' }) => ({ bib, status: status.toUpperCase(), rule }),
  },
  'order.set': {
    fields: {
      list: id.nullable(),
      bibs: z.array(id).max(500),
      reason: text.optional(),
      race: id.optional(),
    },
    undo: 'at-once',
    params: ({ bibs }) => ({ bibs: bibs.join(', ') }),
  },
  'race.close': {
    fields: { race: id.optional() },
    undo: 'at-once',
    params: ({ race }): ActionRow['params'] => (race === undefined ? {} : { race }),
  },
  'race.reopen': {
    fields: { race: id, reason: text },
    undo: 'ask',
    params: ({ race, reason }) => ({ race, reason }),
  },
  'protest.lodge': {
    fields: { race: id, bib: id.nullable(), from: text, against: text },
    undo: 'at-once',
    params: ({ race, bib, from, against }) => ({
      race,
      name: from,
      reason: against,
      ...(bib === null ? {} : { bib }),
    }),
  },
  'protest.decide': {
    fields: { protest: id, decision: protestDecisionSchema, reason: text, judge: text },
    undo: 'at-once',
    params: ({ decision, reason, judge }) => ({ state: decision, reason, name: judge }),
  },
  'results.publish': {
    fields: {
      publication: id,
      part,
      parts: part,
      race: id,
      state: publishedStateSchema,
      reason: text.optional(),
      checksum: z.string().regex(/^[0-9a-f]{64}$/),
      head: z.string().max(200),
      rows: z.array(publishedRowSchema),
    },
    // What was published was read: another version follows, or the race is opened again.
    undo: 'never',
    params: ({ race, state }) => ({ race, state }),
  },
  'station.event': {
    fields: { event: id, site: id.optional() },
    undo: 'never',
    params: ({ event, site = '' }) => ({ event, site }),
  },
  'certificate.design': { fields: { design: certificateDesignSchema }, undo: 'at-once', params: () => ({}) },
  'certificate.picture': {
    fields: { picture: pictureIdSchema, part, parts: part, data: z.base64().max(40_000) },
    undo: 'never',
    params: () => ({}),
  },
  'official.copy': {
    fields: { format: id, race: id.optional(), file: text, rows: z.number().int().nonnegative() },
    undo: 'never',
    params: ({ format, rows, race = '' }) => ({ format, rows, race }),
  },
  'results.preset': {
    fields: { name: presetNameSchema, preset: resultsPresetSchema.nullable() },
    undo: 'at-once',
    params: ({ name }) => ({ name }),
  },
  'reader.connect': {
    fields: { address: text, from: id.optional() },
    undo: 'never',
    params: ({ address }) => ({ address }),
  },
  'reader.disconnect': { fields: { address: text }, undo: 'never', params: ({ address }) => ({ address }) },
  'clock.correct': {
    fields: { reader: text, offset: ms, from: ms.nullable(), to: ms.nullable() },
    undo: 'at-once',
    params: ({ reader, offset }) => ({ reader, offset }),
  },
  'clock.jump': { fields: { step: ms }, undo: 'never', params: ({ step }) => ({ step }) },
  'station.stall': {
    fields: {
      from: ms,
      to: ms,
      mats: z.array(z.strictObject({ mat: id, reads: z.number().int().positive() })),
    },
    undo: 'never',
    params: ({ from, to }) => ({ seconds: Math.round((to - from) / 100) / 10 }),
  },
  undo: { fields: { target: id }, undo: 'at-once', params: ({ target }) => ({ target }) },
} satisfies { [Type in ActionType]: ActionContract<BodyOf<Type>> };

/** The table, if the fields of each type are exactly those of timing's type: the compiler names a type whose are not. */
type Checked<Table extends { [Type in ActionType]: { fields: z.ZodRawShape } }> = {
  [Type in ActionType]: Same<
    z.output<z.ZodObject<Table[Type]['fields'] & { type: z.ZodLiteral<Type> }>>,
    BodyOf<Type>
  > extends true
    ? ActionContract<BodyOf<Type>>
    : `the fields are not those of ${Type} in timing/model/actions.ts`;
};
const table: Checked<typeof contracts> = contracts;

/** The types of actions that this version knows. */
export const actionTypes = Object.keys(table) as ActionType[];

const base = exactly<ActionBase>()(
  z.strictObject({
    id,
    station: z.string(),
    lamport: z.number().int().positive(),
    at: ms,
    by: text,
    site: id.optional(),
    seen: z.record(z.string(), z.number().int().positive()).optional(),
  }),
);
const schemas = actionTypes.map((type) => base.extend({ type: z.literal(type), ...table[type].fields }));

/**
 * Actions as they stand in the journal and on the wire. A type or a field of a newer version is not understood, and so
 * the whole action: it is kept and counted, and nothing follows from it until the program is updated.
 */
export const actionSchema = z.discriminatedUnion(
  'type',
  schemas as [(typeof schemas)[number]],
) as unknown as z.ZodType<Action>;

/** How an action of this type is taken back; one of a newer version than this program only after a question. */
export function undoingOf(type: string): Undoing {
  return type in table ? table[type as ActionType].undo : 'ask';
}

/** What the console's list says an action was about. */
export function paramsOf(action: Action): ActionRow['params'] {
  const contract: Pick<ActionContract<ActionBody>, 'params'> = table[action.type];
  return contract.params(action);
}
