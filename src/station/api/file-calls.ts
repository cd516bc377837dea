import type { Context } from 'hono';
import type { fileCalls } from '../../contract/calls/files.ts';
import type { Handlers } from '../../http/register.ts';
import type { RaceFiles } from '../race/race-files.ts';
import { actOf } from './act.ts';

/** Race definitions and start lists, as the files that people made, and at which site of the event the station is. */
export const fileHandlers = (files: RaceFiles) =>
  ({
    loadRace: async ({ query }, context) =>
      files.loadRace(actOf(context), await bytesOf(context), fileName(context), query),
    loadEntries: async ({ query }, context) =>
      files.loadStartList(actOf(context), await bytesOf(context), fileName(context), query),
    chooseSite: async ({ body }, context) => ({
      action: await files.chooseSite(actOf(context), body.site),
    }),
  }) satisfies Handlers<typeof fileCalls>;

async function bytesOf(context: Context): Promise<Uint8Array> {
  return new Uint8Array(await context.req.arrayBuffer());
}

function fileName(context: Context): string {
  try {
    return decodeURIComponent(context.req.header('x-file-name') ?? 'file').slice(0, 200);
  } catch {
    return 'file';
  }
}
