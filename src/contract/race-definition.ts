import { z } from 'zod';
import type {
  Category,
  DivisionLimit,
  Entrants,
  ListDefinition,
  MissedPoints,
  RaceDefinition,
  TeamScoring,
  TimingPoint,
  Wave,
} from '../timing/model/race.ts';
import { exactly } from './exactly.ts';
import { id, ms, sex, storedTextSchema, text } from './stored.ts';

/** A race definition as it stands in the journal and on the wire: see {@link RaceDefinition} for what each part means. */
const ageRule = z.enum(['race-day', 'year-end']);

export const divisionLimitSchema = exactly<DivisionLimit>()(
  z.strictObject({ division: text.optional(), metresPerSecond: z.number().positive() }),
);

export const missedPointsSchema = exactly<MissedPoints>()(
  z.strictObject({
    allowed: z.number().int().nonnegative(),
    beyond: z.enum(['review', 'unranked', 'dnf']),
  }),
);

export const entrantsSchema = exactly<Entrants>()(
  z.strictObject({
    sex: sex.optional(),
    minAge: z.number().int().nonnegative().optional(),
    maxAge: z.number().int().nonnegative().optional(),
    categories: z.array(id).optional(),
    clubs: z.array(text).optional(),
    nationalities: z.array(text).optional(),
    waves: z.array(id).optional(),
    divisions: z.array(text).optional(),
  }),
);

export const teamScoringSchema = exactly<TeamScoring>()(
  z.strictObject({
    of: z.enum(['club', 'nationality']),
    count: z.number().int().positive(),
    score: z.enum(['time', 'places']),
  }),
);

export const listDefinitionSchema = exactly<ListDefinition>()(
  z.strictObject({
    id,
    name: storedTextSchema.optional(),
    basis: z
      .union([z.enum(['gun', 'chip']), z.strictObject({ first: z.number().int().positive() })])
      .optional(),
    order: z.enum(['time', 'line']).optional(),
    ties: z.enum(['exact', 'published']).optional(),
    entrants: entrantsSchema.optional(),
    by: z.enum(['sex', 'category', 'division', 'club', 'nationality', 'wave']).optional(),
    depth: z.number().int().positive().optional(),
    prizes: z.number().int().positive().optional(),
    withoutWinnersOf: z.array(id).optional(),
    teams: teamScoringSchema.optional(),
  }),
);

const pointSchema = exactly<TimingPoint>()(
  z.strictObject({
    id,
    kind: z.enum(['start', 'split', 'spotter', 'finish']),
    distance: z.number().nonnegative(),
    name: storedTextSchema.optional(),
    mat: id.optional(),
    counts: z.enum(['first', 'strongest', 'last']).optional(),
    passingGap: ms.optional(),
    minTime: ms.optional(),
    required: z.boolean().optional(),
    minRssi: z.number().optional(),
    notBefore: ms.optional(),
    cutOff: ms.optional(),
  }),
);

export const waveSchema = exactly<Wave>()(
  z.strictObject({
    id,
    name: storedTextSchema.optional(),
    start: ms.optional(),
    gun: ms.optional(),
    zone: text.optional(),
  }),
);

const categorySchema = exactly<Category>()(
  z.strictObject({
    id,
    name: storedTextSchema.optional(),
    sex: sex.optional(),
    minAge: z.number().optional(),
    maxAge: z.number().optional(),
  }),
);

export const raceDefinitionSchema = exactly<RaceDefinition>()(
  z.strictObject({
    id,
    site: id.optional(),
    kind: z.enum(['on-site', 'online']).optional(),
    label: text.optional(),
    name: storedTextSchema,
    date: z.iso.date(),
    zone: text,
    points: z.array(pointSchema),
    waves: z.array(waveSchema),
    categories: z.array(categorySchema),
    rankBy: z.enum(['gun', 'chip']),
    ageRule,
    startWindow: ms,
    passingGap: ms,
    ignoredChips: z.array(id).optional(),
    rounding: z.enum(['road', 'tenth', 'hundredth', 'track', 'down']).optional(),
    noStartRead: z.enum(['gun', 'unknown']).optional(),
    otherWave: z.enum(['own-gun', 'started-gun']).optional(),
    gunFromMat: z.boolean().optional(),
    cutOffFrom: z.enum(['gun', 'first-gun', 'chip']).optional(),
    missedPoints: missedPointsSchema.optional(),
    limits: z.array(divisionLimitSchema).optional(),
    gunWindow: z.strictObject({ before: ms, after: ms }).optional(),
    pairWithin: ms.nullable().optional(),
    witnessesWithin: z.strictObject({ mats: ms, people: ms }).optional(),
    lists: z.array(listDefinitionSchema).optional(),
    entryAgeRule: ageRule.optional(),
    minEntryAge: z.number().optional(),
    relay: z.strictObject({ exchanges: z.array(id) }).optional(),
  }),
);
