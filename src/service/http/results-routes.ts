import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { EventListPage } from '../../contract/event-results.ts';
import { listIdSchema, type ResultsPage } from '../../contract/rows.ts';
import { eventListPage } from '../../timing/views/event-list-page.ts';
import { raceView, resultsPageInSteps } from '../../timing/views/results-page.ts';
import type { ListId } from '../../timing/timing.ts';
import { eventsOf, type ProjectedEvent, type ProjectedRace } from '../projection/events.ts';
import type { Projection } from '../projection/projection.ts';
import { runYielding } from '../projection/run-yielding.ts';
import { eventPage, eventsPage } from './event-views.ts';
import { parsed, Refuse } from './refusal.ts';

export interface ResultsParts {
  version: string;
  projection: Projection;
  /** Settled once the projection knows everything that was stored before the start. */
  ready: Promise<void>;
}

/** A shared cache keeps pages for a moment, so that a crowd of any size costs little. */
const cacheControl = 'public, max-age=0, s-maxage=2, stale-while-revalidate=10';

const page = {
  offset: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().positive().max(500).default(100),
};
const resultsInput = z.object({
  list: listIdSchema.default('overall'),
  ...page,
  q: z.string().max(100).default(''),
});
const eventListInput = z.object({ group: listIdSchema.optional(), ...page });

/** What anybody may read. Only what the views of timing show leaves: no chips, no birth dates. */
export function resultsRoutes({ version, projection, ready }: ResultsParts) {
  const events = async () => {
    await ready;
    return eventsOf(projection.sites());
  };
  return new Hono()
    .get('/about', (context) =>
      context.json({ product: 'goldline' as const, role: 'service' as const, version }),
    )
    .get('/events', async (context) => cached(context, eventsPage(await events())))
    .get('/events/:event', async (context) =>
      cached(context, eventPage(eventNamed(await events(), context.req.param('event')))),
    )
    .get('/events/:event/races/:race/results', async (context) => {
      const { event, race } = context.req.param();
      return cached(context, await results(context, raceNamed([eventNamed(await events(), event)], race)));
    })
    .get('/events/:event/lists/:list', async (context) => {
      const { event: id, list } = context.req.param();
      const { event, sites } = eventNamed(await events(), id);
      const definition = event.lists?.find((one) => one.id === list);
      if (definition === undefined)
        throw unknown('list-unknown', `the event "${id}" has no list "${list}"`, list);
      const { group = null, ...query } = parsed(eventListInput, context.req.query(), 'query');
      const steps = eventListPage(event, definition, sites, { ...query, group: group as ListId | null });
      const answer: EventListPage = await runYielding(steps);
      return cached(context, answer);
    })
    .get('/races', async (context) => {
      const races = (await events()).flatMap(({ event, races: own }) =>
        own.flatMap(({ race, at }) => {
          if (at === null) return [];
          const { finished, inReview, entries } = at.results.counts();
          const asOf = at.asOf;
          return { race: raceView(race), event: event.id, finished, inReview, entries, asOf };
        }),
      );
      return cached(context, { races });
    })
    .get('/races/:race/results', async (context) =>
      cached(context, await results(context, raceNamed(await events(), context.req.param('race')))),
    );
}

function eventNamed(events: readonly ProjectedEvent[], id: string): ProjectedEvent {
  const event = events.find((one) => one.event.id === id);
  if (event === undefined) throw unknown('event-unknown', `no station times an event "${id}"`, id);
  return event;
}

/** The race of this id; of several events, that of the latest. */
function raceNamed(events: readonly ProjectedEvent[], id: string): ProjectedRace {
  const race = events.flatMap(({ races }) => races).find((one) => one.race.id === id);
  if (race === undefined) throw unknown('race-unknown', `no station times a race "${id}"`, id);
  return race;
}

async function results(context: Context, { race, site, at }: ProjectedRace): Promise<ResultsPage> {
  if (at === null)
    throw unknown(
      'race-not-begun',
      `nothing came yet from the site "${site}" of the race "${race.id}"`,
      race.id,
    );
  const { list, ...query } = parsed(resultsInput, context.req.query(), 'query');
  return runYielding(resultsPageInSteps(at.results, { ...query, list: list as ListId, asOf: at.asOf }));
}

function unknown(code: string, message: string, value: string): Refuse {
  return new Refuse(404, { code, message, value });
}

/** Answers as caches want it: not at all where the asker has the same. */
function cached(context: Context, answer: object) {
  const etag = `"${createHash('sha256').update(JSON.stringify(answer)).digest('base64url')}"`;
  context.header('Cache-Control', cacheControl);
  context.header('ETag', etag);
  if (isKnown(context.req.header('if-none-match'), etag)) return context.body(null, 304);
  return context.json(answer);
}

/** Compressed answers carry the tag with `W/` in front. */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag) || tags.includes('*');
}
