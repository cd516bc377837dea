import { Hono, type Context } from 'hono';
import type { RaceFiles } from '../race/race-files.ts';
import { actOf } from './act.ts';
import * as input from './inputs.ts';
import { body, query } from './validated.ts';

/** Race definitions and start lists, as the files that people made, and at which site of the event the station is. */
export function fileCalls(files: RaceFiles) {
  return new Hono()
    .post('/race', query(input.fileInput), async (context) => {
      const options = context.req.valid('query');
      return context.json(
        await files.loadRace(actOf(context), await bytesOf(context), fileName(context), options),
      );
    })
    .post('/site', body(input.siteInput), async (context) =>
      context.json({ action: await files.chooseSite(actOf(context), context.req.valid('json').site) }),
    )
    .post('/entries', query(input.startListInput), async (context) => {
      const options = context.req.valid('query');
      return context.json(
        await files.loadStartList(actOf(context), await bytesOf(context), fileName(context), options),
      );
    });
}

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
