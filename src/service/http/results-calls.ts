import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { z } from 'zod';
import type { resultsQuery } from '../../contract/calls/results.ts';
import type { aboutCalls } from '../../contract/calls/about.ts';
import { serviceCalls, type publicCalls } from '../../contract/calls/service.ts';
import { openApi } from '../../http/openapi.ts';
import { message } from '../../words/message.ts';
import { Refuse } from '../../http/refusal.ts';
import type { Handlers } from '../../http/register.ts';
import { eventChoices } from '../../timing/views/event-choices.ts';
import { eventListPage } from '../../timing/views/event-list-page.ts';
import { resultsPageInSteps } from '../../timing/views/results-page.ts';
import { runNow } from '../../timing/steps.ts';
import type { ListId } from '../../timing/timing.ts';
import { eventsOf, type ProjectedEvent } from '../projection/events.ts';
import type { Projector } from '../projection/projector.ts';
import { silentSince } from '../projection/silent-since.ts';
import { runYielding } from '../projection/run-yielding.ts';
import { eventPage, eventsPage, racesPage } from './event-views.ts';
import type { ServiceEnv } from './guard.ts';

export interface ResultsParts {
  version: string;
  projector: Projector;
}

/** A shared cache keeps pages for a moment, so that a crowd of any size costs little. */
const cacheControl = 'public, max-age=0, s-maxage=2, stale-while-revalidate=10';

/** What anybody may read. Only what the views of timing show leaves: no chips, no birth dates. */
export const publicHandlers = ({ version, projector }: ResultsParts) => {
  const events = async () => {
    await projector.caughtUp;
    return eventsOf(projector.projection.sites());
  };
  return {
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
    events: async (_asked, context) => cached(context, eventsPage(await events())),
    event: async ({ params }, context) => {
      return cached(context, eventPage(eventNamed(await events(), params.event)));
    },
    eventRaceResults: async ({ params: { event, race }, query }, context) =>
      cached(context, await pageOf([eventNamed(await events(), event)], race, query)),
    eventList: async ({ params, query: { group = null, ...page } }, context) => {
      const { event, sites } = eventNamed(await events(), params.event);
      const definition = event.lists?.find(({ id }) => id === params.list);
      if (definition === undefined)
        throw Refuse.told(404, message('problems.list-unknown', { value: params.list }));
      const asked = { ...page, group: group as ListId | null };
      const now = Date.now();
      const known = sites.map((site) => ({ ...site, silentSince: silentSince(site, now) }));
      return cached(context, await runYielding(eventListPage(event, definition, known, asked)));
    },
    races: async (_asked, context) => cached(context, racesPage(await events())),
    raceResults: async ({ params: { id }, query }, context) =>
      cached(context, await pageOf(await events(), id, query)),
  } satisfies Handlers<typeof aboutCalls & typeof publicCalls, ServiceEnv>;
};

function eventNamed(events: readonly ProjectedEvent[], id: string): ProjectedEvent {
  const event = events.find((one) => one.event.id === id);
  if (event === undefined) throw Refuse.told(404, message('problems.event-unknown', { value: id }));
  return event;
}

/** A page of the race of this id; of several events, of that of the latest. */
async function pageOf(
  events: readonly ProjectedEvent[],
  id: string,
  { list, ...query }: z.output<typeof resultsQuery>,
) {
  const of = events.find(({ races }) => races.some(({ race }) => race.id === id));
  const found = of?.races.find(({ race }) => race.id === id);
  if (of === undefined || found === undefined)
    throw Refuse.told(404, message('problems.race-unknown', { value: id }));
  if (found.at === null)
    throw Refuse.told(404, message('problems.race-not-begun', { site: found.site, race: id }));
  const asked = { ...query, list: list as ListId, asOf: found.at.asOf };
  const page = await runYielding(resultsPageInSteps(found.at.results, asked));
  const begun = of.races.filter(({ at }) => at !== null).map(({ race }) => race);
  return { ...page, ...eventChoices(of.event, begun) };
}

/** Answers as caches want it: without a body where the asker has the same. */
function cached<Page extends object>(context: Context<ServiceEnv>, page: Page): Page | Response {
  const etag = `"${createHash('sha256').update(JSON.stringify(page)).digest('base64url')}"`;
  context.header('Cache-Control', cacheControl);
  context.header('ETag', etag);
  return isKnown(context.req.header('if-none-match'), etag) ? context.body(null, 304) : page;
}

/** Compressed answers carry the tag with `W/` in front. */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag) || tags.includes('*');
}
