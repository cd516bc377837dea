import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import { listIdSchema, type ResultsPage } from '../../contract/rows.ts';
import { raceView, resultsPage } from '../../timing/views/results-page.ts';
import type { ListId } from '../../timing/timing.ts';
import type { Projection } from '../projection/projection.ts';
import { parsed, Refuse } from './refusal.ts';

export interface ResultsParts {
  version: string;
  projection: Projection;
  /** Settled once the projection knows everything that was stored before the start. */
  ready: Promise<void>;
}

/** A shared cache keeps pages for a moment, so that a crowd of any size costs little. */
const cacheControl = 'public, max-age=0, s-maxage=2, stale-while-revalidate=10';

const resultsInput = z.object({
  list: listIdSchema.default('overall'),
  offset: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().positive().max(500).default(100),
  q: z.string().max(100).default(''),
});

/** What anybody may read. Only what results-page.ts shows leaves: no chips, no birth dates. */
export function resultsRoutes({ version, projection, ready }: ResultsParts) {
  return new Hono()
    .get('/about', (context) =>
      context.json({ product: 'goldline' as const, role: 'service' as const, version }),
    )
    .get('/races', async (context) => {
      await ready;
      const races = projection.races().map(({ race, timing, asOf }) => {
        const { finished, inReview, entries } = timing.counts();
        return { race: raceView(race), finished, inReview, entries, asOf };
      });
      context.header('Cache-Control', cacheControl);
      return context.json({ races });
    })
    .get('/races/:id/results', async (context) => {
      await ready;
      const id = context.req.param('id');
      const { list, ...query } = parsed(resultsInput, context.req.query(), 'query');
      const race = projection.race(id);
      if (race === undefined)
        throw new Refuse(404, {
          code: 'race-unknown',
          message: `no station times a race "${id}"`,
          value: id,
        });
      const page: ResultsPage = resultsPage(race.results, {
        ...query,
        list: list as ListId,
        asOf: race.asOf,
      });
      const etag = `"${createHash('sha256').update(JSON.stringify(page)).digest('base64url')}"`;
      context.header('Cache-Control', cacheControl);
      context.header('ETag', etag);
      if (isKnown(context.req.header('if-none-match'), etag)) return context.body(null, 304);
      return context.json(page);
    });
}

/** Compressed answers carry the tag with `W/` in front. */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag) || tags.includes('*');
}
