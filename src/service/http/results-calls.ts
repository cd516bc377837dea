import { createHash } from 'node:crypto';
import type { aboutCalls } from '../../contract/calls/about.ts';
import { serviceCalls, type publicCalls } from '../../contract/calls/service.ts';
import { openApi } from '../../http/openapi.ts';
import { Refuse } from '../../http/refusal.ts';
import type { Handlers } from '../../http/register.ts';
import { raceView, resultsPage } from '../../timing/views/results-page.ts';
import { runNow } from '../../timing/steps.ts';
import type { ListId } from '../../timing/timing.ts';
import type { Projection } from '../projection/projection.ts';
import type { SyncEnv } from './sync-calls.ts';

export interface ResultsParts {
  version: string;
  projection: Projection;
  /** Settled once the projection knows everything that was stored before the start. */
  ready: Promise<void>;
}

/** A shared cache keeps pages for a moment, so that a crowd of any size costs little. */
const cacheControl = 'public, max-age=0, s-maxage=2, stale-while-revalidate=10';

/** What anybody may read. Only what results-page.ts shows leaves: no chips, no birth dates. */
export const publicHandlers = ({ version, projection, ready }: ResultsParts) =>
  ({
    about: () => ({ product: 'goldline', role: 'service', version }),
    openapi: () =>
      runNow(
        openApi(serviceCalls, {
          title: 'Goldline service',
          version,
          description:
            'The calls of the central results service: anybody may read results; stations hand over lines with their token.',
          problems: ['bad-input', 'origin', 'token-unknown', 'sync-protocol', 'internal'],
        }),
      ),
    races: async (_asked, context) => {
      await ready;
      const races = projection.races().map(({ race, timing, asOf }) => {
        const { finished, inReview, entries } = timing.counts();
        return { race: raceView(race), finished, inReview, entries, asOf };
      });
      context.header('Cache-Control', cacheControl);
      return { races };
    },
    raceResults: async ({ params: { id }, query: { list, ...query } }, context) => {
      await ready;
      const race = projection.race(id);
      if (race === undefined)
        throw new Refuse(404, {
          code: 'race-unknown',
          message: `no station times a race "${id}"`,
          value: id,
        });
      const asked = { ...query, list: list as ListId, asOf: race.asOf };
      const page = resultsPage(race.results, asked);
      const etag = `"${createHash('sha256').update(JSON.stringify(page)).digest('base64url')}"`;
      context.header('Cache-Control', cacheControl);
      context.header('ETag', etag);
      return isKnown(context.req.header('if-none-match'), etag) ? context.body(null, 304) : page;
    },
  }) satisfies Handlers<typeof aboutCalls & typeof publicCalls, SyncEnv>;

/** Compressed answers carry the tag with `W/` in front. */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag) || tags.includes('*');
}
