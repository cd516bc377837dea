import { z } from 'zod';
import type {
  EventDefinition,
  EventListDefinition,
  EventRace,
  MatDefinition,
  SiteDefinition,
} from '../timing/model/event.ts';
import { exactly } from './exactly.ts';
import { listDefinitionSchema, raceDefinitionSchema, waveSchema } from './race-definition.ts';
import { id, ms, storedTextSchema, text } from './stored.ts';

/** An event as it stands in the journal and on the wire: see {@link EventDefinition} for what each part means. */
const matSchema = exactly<MatDefinition>()(
  z.strictObject({
    id,
    name: storedTextSchema.optional(),
    passingGap: ms.optional(),
    minRssi: z.number().optional(),
  }),
);

const siteSchema = exactly<SiteDefinition>()(
  z.strictObject({
    ...raceDefinitionSchema.pick({ passingGap: true, ignoredChips: true, gunFromMat: true, gunWindow: true })
      .shape,
    id,
    kind: z.literal('online').optional(),
    name: storedTextSchema.optional(),
    country: text.optional(),
    date: z.iso.date().optional(),
    zone: text,
    mats: z.array(matSchema).optional(),
    waves: z.array(waveSchema),
  }),
);

const eventRaceSchema = exactly<EventRace>()(
  raceDefinitionSchema
    .omit({
      date: true,
      zone: true,
      waves: true,
      passingGap: true,
      ignoredChips: true,
      gunFromMat: true,
      gunWindow: true,
    })
    .extend({ site: id, waves: z.array(id).optional() }),
);

const eventListSchema = exactly<EventListDefinition>()(
  listDefinitionSchema
    .omit({ basis: true, withoutWinnersOf: true })
    .extend({ races: z.array(id), basis: z.enum(['gun', 'chip']).optional() }),
);

export const eventDefinitionSchema = exactly<EventDefinition>()(
  z.strictObject({
    id,
    name: storedTextSchema,
    date: z.iso.date(),
    languages: z.array(z.enum(['en', 'zh-CN', 'ru'])).optional(),
    sites: z.array(siteSchema),
    races: z.array(eventRaceSchema),
    lists: z.array(eventListSchema).optional(),
  }),
);
