import type { Context } from 'hono';
import type { fileCalls } from '../../contract/calls/files.ts';
import { fileOfEvent, folded } from '../../contract/event-file-of.ts';
import type { Handlers } from '../../http/register.ts';
import { fiveYearCategories } from '../../timing/model/category.ts';
import { onlySite } from '../../timing/model/event.ts';
import type { Asked } from '../../contract/calls/call.ts';
import { mappingIn } from '../race/mapping-in.ts';
import type { RaceFiles, StartListOptions } from '../race/race-files.ts';
import type { StationRace } from '../race/station-race.ts';
import { actOf } from './act.ts';

/** Race definitions and start lists, as the files that people made, and at which site of the event the station is. */
export const fileHandlers = (race: StationRace, files: RaceFiles) =>
  ({
    loadRace: async ({ query }, context) =>
      files.loadRace(actOf(context), await bytesOf(context), fileName(context), query),
    eventFile: () => ({
      file: race.event === null ? null : folded(fileOfEvent(race.event, fiveYearCategories()), onlySite),
    }),
    previewEntries: async ({ query }, context) =>
      files.previewStartList(await bytesOf(context), fileName(context), listOptions(query)),
    loadEntries: async ({ query }, context) =>
      files.loadStartList(actOf(context), await bytesOf(context), fileName(context), {
        ...listOptions(query),
        raceDay: query.raceDay,
        digest: query.digest,
        skipBadRows: query.skipBadRows === 'true',
      }),
    chooseSite: async ({ body }, context) => ({
      action: await files.chooseSite(actOf(context), body.site),
    }),
  }) satisfies Handlers<typeof fileCalls>;

type ListQuery = Asked<typeof fileCalls.previewEntries>['query'];

function listOptions({ encoding, language, race, mapping, takeChips }: ListQuery): StartListOptions {
  return {
    encoding,
    language,
    race,
    mayTakeChips: takeChips === 'true',
    mapping: mapping === undefined ? undefined : mappingIn(mapping),
  };
}

/** The bytes of a file that was sent as it is. */
export async function bytesOf(context: Context): Promise<Uint8Array> {
  return new Uint8Array(await context.req.arrayBuffer());
}

/** What it is called where it comes from. */
export function fileName(context: Context): string {
  try {
    return decodeURIComponent(context.req.header('x-file-name') ?? 'file').slice(0, 200);
  } catch {
    return 'file';
  }
}
