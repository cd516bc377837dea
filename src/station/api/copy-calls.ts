import { Hono } from 'hono';
import { copyPlaces } from '../copy/copy-places.ts';
import type { Disk } from '../copy/disk.ts';
import * as input from './inputs.ts';
import { body } from './validated.ts';

/** What the crew can do about the second copy. How it stands is in the feed. */
export function copyCalls(disk: Pick<Disk, 'setCopy'>, dataDir: string) {
  return new Hono()
    .post('/', body(input.copyInput), async (context) => {
      await disk.setCopy(context.req.valid('json').dir);
      return context.json({});
    })
    .get('/places', async (context) => context.json({ places: await copyPlaces(dataDir) }));
}
