import { z } from 'zod';
import type { Action, EntryField, EntryFields } from '../timing/model/actions.ts';
import type {
  DivisionLimit,
  Entrants,
  Entry,
  ListDefinition,
  MissedPoints,
  OwnStart,
  RaceDefinition,
  RelayLeg,
  TeamScoring,
} from '../timing/model/race.ts';
import type { EventDefinition, EventRace, SiteDefinition } from '../timing/model/event.ts';
import { localTextSchema } from './rows.ts';

/** Actions as they stand in the journal and on the wire. */
const ms = z.number().int();
const id = z.string().min(1).max(200);
const text = z.string().max(500);
const sex = z.enum(['M', 'F', 'X']);

const ageRule = z.enum(['race-day', 'year-end']);

export const divisionLimitSchema = z.object({
  division: text.optional(),
  metresPerSecond: z.number().positive(),
}) satisfies z.ZodType<DivisionLimit>;

export const missedPointsSchema = z.object({
  allowed: z.number().int().nonnegative(),
  beyond: z.enum(['review', 'unranked', 'dnf']),
}) satisfies z.ZodType<MissedPoints>;

export const entrantsSchema = z.object({
  sex: sex.optional(),
  minAge: z.number().int().nonnegative().optional(),
  maxAge: z.number().int().nonnegative().optional(),
  categories: z.array(id).optional(),
  clubs: z.array(text).optional(),
  nationalities: z.array(text).optional(),
  waves: z.array(id).optional(),
  divisions: z.array(text).optional(),
}) satisfies z.ZodType<Entrants>;

export const teamScoringSchema = z.object({
  of: z.enum(['club', 'nationality']),
  count: z.number().int().positive(),
  score: z.enum(['time', 'places']),
}) satisfies z.ZodType<TeamScoring>;

export const listDefinitionSchema = z.object({
  id,
  name: localTextSchema.optional(),
  basis: z.union([z.enum(['gun', 'chip']), z.object({ first: z.number().int().positive() })]).optional(),
  order: z.enum(['time', 'line']).optional(),
  entrants: entrantsSchema.optional(),
  by: z.enum(['sex', 'category', 'division', 'club', 'nationality', 'wave']).optional(),
  depth: z.number().int().positive().optional(),
  prizes: z.number().int().positive().optional(),
  withoutWinnersOf: z.array(id).optional(),
  teams: teamScoringSchema.optional(),
}) satisfies z.ZodType<ListDefinition>;

export const raceDefinitionSchema = z.object({
  id,
  site: id.optional(),
  kind: z.enum(['on-site', 'online']).optional(),
  label: text.optional(),
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
      minTime: ms.optional(),
      required: z.boolean().optional(),
      minRssi: z.number().optional(),
      notBefore: ms.optional(),
      cutOff: ms.optional(),
    }),
  ),
  waves: z.array(
    z.object({
      id,
      name: localTextSchema.optional(),
      start: ms.optional(),
      gun: ms.optional(),
      zone: text.optional(),
    }),
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
  ageRule,
  startWindow: ms,
  passingGap: ms,
  ignoredChips: z.array(id).optional(),
  rounding: z.enum(['road', 'tenth', 'hundredth', 'track']).optional(),
  noStartRead: z.enum(['gun', 'unknown']).optional(),
  otherWave: z.enum(['own-gun', 'started-gun']).optional(),
  gunFromMat: z.boolean().optional(),
  cutOffFrom: z.enum(['gun', 'first-gun', 'chip']).optional(),
  missedPoints: missedPointsSchema.optional(),
  limits: z.array(divisionLimitSchema).optional(),
  gunWindow: z.object({ before: ms, after: ms }).optional(),
  pairWithin: ms.nullable().optional(),
  witnessesWithin: z.object({ mats: ms, people: ms }).optional(),
  lists: z.array(listDefinitionSchema).optional(),
  entryAgeRule: ageRule.optional(),
  minEntryAge: z.number().optional(),
  relay: z.object({ exchanges: z.array(id) }).optional(),
}) satisfies z.ZodType<RaceDefinition>;

const siteSettings = {
  passingGap: ms,
  ignoredChips: z.array(id).optional(),
  gunFromMat: z.boolean().optional(),
  gunWindow: z.object({ before: ms, after: ms }).optional(),
};

const siteSchema = z.object({
  ...siteSettings,
  id,
  name: localTextSchema.optional(),
  country: text.optional(),
  date: z.iso.date().optional(),
  zone: text,
  mats: z
    .array(
      z.object({
        id,
        name: localTextSchema.optional(),
        passingGap: ms.optional(),
        minRssi: z.number().optional(),
      }),
    )
    .optional(),
  waves: raceDefinitionSchema.shape.waves,
}) satisfies z.ZodType<SiteDefinition>;

const eventRaceSchema = raceDefinitionSchema
  .omit({
    date: true,
    zone: true,
    waves: true,
    passingGap: true,
    ignoredChips: true,
    gunFromMat: true,
    gunWindow: true,
  })
  .extend({ site: id, waves: z.array(id).optional() }) satisfies z.ZodType<EventRace>;

export const eventDefinitionSchema = z.object({
  id,
  name: localTextSchema,
  date: z.iso.date(),
  languages: z.array(z.enum(['en', 'zh-CN', 'ru'])).optional(),
  sites: z.array(siteSchema),
  races: z.array(eventRaceSchema),
  lists: z
    .array(
      listDefinitionSchema
        .omit({ basis: true, withoutWinnersOf: true })
        .extend({ races: z.array(id), basis: z.enum(['gun', 'chip']).optional() }),
    )
    .optional(),
}) satisfies z.ZodType<EventDefinition>;

const ownStart = z.union([z.object({ at: ms }), z.object({ afterGun: ms })]) satisfies z.ZodType<OwnStart>;

const relayLeg = z.object({
  name: text,
  latinName: text.optional(),
  sex: sex.optional(),
  chips: z.array(id).optional(),
}) satisfies z.ZodType<RelayLeg>;

export const entrySchema = z.object({
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
}) satisfies z.ZodType<Entry>;

export const entryFieldsSchema = z.object({
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
}) satisfies z.ZodType<EntryFields>;

const entryField = z.enum(
  Object.keys(entryFieldsSchema.shape) as [EntryField, ...EntryField[]],
) satisfies z.ZodType<EntryField>;

const base = {
  id,
  station: z.string(),
  lamport: z.number().int().positive(),
  at: ms,
  by: text,
  site: id.optional(),
  seen: z.record(z.string(), z.number().int().positive()).optional(),
};

export const actionSchema = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('race.define'), race: raceDefinitionSchema }),
  z.object({ ...base, type: z.literal('event.define'), event: eventDefinitionSchema }),
  z.object({
    ...base,
    type: z.literal('entries.import'),
    list: id,
    part: z.number().int().positive(),
    parts: z.number().int().positive(),
    file: text,
    entries: z.array(entrySchema),
    fields: z.array(entryField).optional(),
    keep: z
      .array(z.object({ bib: id, fields: z.array(z.union([entryField, z.literal('withdrawn')])) }))
      .optional(),
    overRaceDay: z.boolean().optional(),
  }),
  z.object({ ...base, type: z.literal('gun.fire'), wave: id, gun: ms }),
  z.object({
    ...base,
    type: z.literal('passing.add'),
    point: id,
    bib: id.nullable(),
    time: ms,
    source: z.enum(['hand', 'photo', 'keypad', 'backup']).optional(),
  }),
  z.object({ ...base, type: z.literal('passing.assign'), passing: id, bib: id }),
  z.object({ ...base, type: z.literal('passing.void'), passing: id, reason: text }),
  z.object({ ...base, type: z.literal('chip.assign'), chip: id, bib: id, from: ms.optional() }),
  z.object({
    ...base,
    type: z.literal('chip.map'),
    map: id,
    part: z.number().int().positive(),
    parts: z.number().int().positive(),
    chips: z.array(z.object({ chip: id, bib: id })),
    from: ms.optional(),
  }),
  z.object({ ...base, type: z.literal('chip.swap'), bibs: z.tuple([id, id]), from: ms.optional() }),
  z.object({ ...base, type: z.literal('entry.change'), bib: id, fields: entryFieldsSchema }),
  z.object({ ...base, type: z.literal('entry.withdraw'), bib: id, reason: text.optional() }),
  z.object({
    ...base,
    type: z.literal('status.set'),
    bib: id,
    status: z.enum(['dns', 'dnf', 'dq', 'out-of-time', 'ok']),
    rule: text.optional(),
    reason: text.optional(),
  }),
  z.object({
    ...base,
    type: z.literal('order.set'),
    list: id.nullable(),
    bibs: z.array(id).max(500),
    reason: text.optional(),
    race: id.optional(),
  }),
  z.object({ ...base, type: z.literal('race.close'), race: id.optional() }),
  z.object({ ...base, type: z.literal('reader.connect'), address: text, from: id.optional() }),
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
  z.strictObject({
    ...base,
    type: z.literal('station.stall'),
    from: ms,
    to: ms,
    mats: z.array(z.strictObject({ mat: id, reads: z.number().int().positive() })),
  }),
  z.object({ ...base, type: z.literal('undo'), target: id }),
]) satisfies z.ZodType<Action>;
