import { z } from 'zod';
import type { Category, RaceDefinition } from '../timing/model/race.ts';
import { raceFields, siteFields } from './event-file-fields.ts';
import { raceRulesOfFile, siteSettingsOfFile } from './event-file-values.ts';
import { checkRaceFile } from './event-file-checks.ts';

/**
 * The short form of an event file: one race at one place. Its times become milliseconds in {@link RaceDefinition}. The
 * JSON Schema in resources/race.schema.json is made from this.
 */
export const raceFileSchema = z
  .object({
    $schema: z.string().optional(),
    date: z.iso.date().describe('Local date at the venue.'),
    ...raceFields,
    ...siteFields,
  })
  .strict()
  .superRefine(checkRaceFile);

export type RaceFile = z.infer<typeof raceFileSchema>;

/** What the station keeps of a race file that passed {@link raceFileSchema}; `fiveYear` are the usual categories. */
export function raceOfFile(file: RaceFile, fiveYear: readonly Category[]): RaceDefinition {
  return { date: file.date, ...raceRulesOfFile(file, fiveYear), ...siteSettingsOfFile(file) };
}
