import { z } from 'zod';
import type { EventDefinition, SiteDefinition } from '../timing/model/event.ts';
import type { Category } from '../timing/model/race.ts';
import { checkEventFile } from './event-file-checks.ts';
import { id, listInFile, raceFields, seconds, siteFields } from './event-file-fields.ts';
import { maybeMs, raceRulesOfFile, siteSettingsOfFile } from './event-file-values.ts';
import { localTextSchema } from './rows.ts';

/**
 * An event as a JSON file: its sites, races and the lists over them. An event at one place needs no `sites`: what a site
 * sets then stands beside the races. The JSON Schema in resources/event.schema.json is made from this.
 */
const mat = z.strictObject({
  id: id.describe('Readers are put on this id; points of all races that lie on it name it.'),
  name: localTextSchema.optional(),
  passingGapSeconds: seconds.optional().describe("Instead of the site's passing gap."),
  minRssi: z.number().optional().describe('Weaker reads do not count, in dBm.'),
});

const mats = z.array(mat).optional().describe('Mats with a name or settings of their own.');

const site = z.strictObject({
  id: id.describe('Never changes; its stations are set up with it.'),
  name: localTextSchema.optional(),
  country: z.string().length(3).optional().describe('Three letters, such as CHN.'),
  date: z.iso.date().optional().describe("Local date, where it is not the event's."),
  ...siteFields,
  mats,
});

const race = z.strictObject({
  ...raceFields,
  site: id.optional().describe('Where it is run; the only site where absent.'),
  kind: z.enum(['on-site', 'online']).optional().describe('online: everyone runs where they live.'),
  label: z.string().optional().describe('The label that the race holds.'),
  waves: z
    .array(id)
    .optional()
    .describe("The site's waves that its entrants start in, the usual one first; all where absent."),
  relay: z
    .strictObject({ exchanges: z.array(id).min(1) })
    .optional()
    .describe('A relay: the points, in course order, at which teams hand over.'),
});

const { withoutWinnersOf: _, ...overRaces } = listInFile.shape;

const list = z.strictObject({
  ...overRaces,
  basis: z.enum(['gun', 'chip']).optional(),
  races: z.array(id).min(1).describe('Races of the same length, wherever they are run.'),
});

export const eventFileSchema = z
  .strictObject({
    $schema: z.string().optional(),
    id: id.describe('Never changes; stations and the service know the event by it.'),
    name: localTextSchema.describe('One name, or one for each of en, zh-CN and ru.'),
    date: z.iso.date().describe('Local date.'),
    languages: z
      .array(z.enum(['en', 'zh-CN', 'ru']))
      .optional()
      .describe('The first first.'),
    sites: z.array(site).min(1).optional(),
    ...z.object({ ...siteFields, mats }).partial().shape,
    races: z.array(race).min(1),
    lists: z.array(list).optional().describe('Lists over several races.'),
  })
  .superRefine(checkEventFile);

export type EventFile = z.infer<typeof eventFileSchema>;

/**
 * What the station keeps of an event file that passed {@link eventFileSchema}; `fiveYear` are the usual categories,
 * `onlySite` is the id of a site that has none.
 */
export function eventOfFile(
  file: EventFile,
  fiveYear: readonly Category[],
  onlySite: string,
): EventDefinition {
  const sites = sitesOf(file, onlySite);
  return {
    id: file.id,
    name: file.name,
    date: file.date,
    languages: file.languages,
    sites,
    races: file.races.map((own) => ({
      ...raceRulesOfFile(own, fiveYear),
      site: own.site ?? sites[0]!.id,
      kind: own.kind,
      label: own.label,
      waves: own.waves,
      relay: own.relay,
    })),
    lists: file.lists,
  };
}

/** The sites that a file names, or the only one, whose settings stand beside the races. */
function sitesOf(file: EventFile, onlySite: string): SiteDefinition[] {
  if (file.sites !== undefined) return file.sites.map(siteOfFile);
  const { zone = '', waves = [], mats: own, gunFromMat = true, passingGapSeconds = 10, ...rest } = file;
  const { gunWindowSeconds, ignoredChips } = rest;
  const settings = { zone, waves, gunFromMat, gunWindowSeconds, ignoredChips, passingGapSeconds };
  return [siteOfFile({ id: onlySite, ...settings, mats: own })];
}

function siteOfFile(own: z.infer<typeof site>): SiteDefinition {
  return {
    id: own.id,
    name: own.name,
    country: own.country,
    date: own.date,
    ...siteSettingsOfFile(own),
    mats: own.mats?.map(({ passingGapSeconds, ...rest }) => ({
      ...rest,
      passingGap: maybeMs(passingGapSeconds),
    })),
  };
}
