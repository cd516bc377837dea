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
import { runNow } from '../../timing/steps.ts';
import type { ListId } from '../../timing/timing.ts';
import type { ProjectedEvent, ProjectedRace } from '../projection/events.ts';
import { runYielding } from '../projection/run-yielding.ts';
import type { Edition, EventEdition } from '../public/editions.ts';
import type { Published } from '../public/published.ts';
import { eventPage, eventsPage, racesPage } from './event-views.ts';
import type { SyncEnv } from './sync-calls.ts';

export interface ResultsParts {
  version: string;
  published: Published;
}

/** What anybody may read. Only what the views of timing show leaves: no chips, no birth dates. */
export const publicHandlers = ({ version, published }: ResultsParts) => {
  const all = async () => {
    await published.ready;
    return published.editions.all;
  };
  const edition = async (id: string): Promise<EventEdition> => {
    await published.ready;
    const found = published.editions.of(id);
    if (found === undefined) throw Refuse.told(404, message('problems.event-unknown', { value: id }));
    return found;
  };
  const madeOf = <Page extends object>(of: Edition, page: Page): Page => {
    published.madeOf.set(page, of);
    return page;
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
    events: async () => {
      const whole = await all();
      return madeOf(whole, eventsPage(whole.events));
    },
    event: async ({ params }) => {
      const of = await edition(params.event);
      return madeOf(of, eventPage(of.event));
    },
    eventRaceResults: async ({ params: { event, race }, query }) => {
      const of = await edition(event);
      return madeOf(of, await pageOf(published, of.event, raceNamed([of.event], race), query));
    },
    eventList: async ({ params, query: { group = null, ...page } }) => {
      const of = await edition(params.event);
      const { event, sites } = of.event;
      const definition = event.lists?.find(({ id }) => id === params.list);
      if (definition === undefined)
        throw Refuse.told(404, message('problems.list-unknown', { value: params.list }));
      const asked = { ...page, group: group as ListId | null };
      const known = sites.map((site) => ({
        ...site,
        silentSince: of.silent.get(site.timing.site?.site.id ?? '') ?? null,
      }));
      return madeOf(of, await runYielding(eventListPage(event, definition, known, asked)));
    },
    races: async () => {
      const whole = await all();
      return madeOf(whole, racesPage(whole.events));
    },
    raceResults: async ({ params: { id }, query }) => {
      const whole = await all();
      const of = whole.events.find(({ races }) => races.some(({ race }) => race.id === id));
      const found = raceNamed(of === undefined ? [] : [of], id);
      return madeOf(whole, await pageOf(published, of!, found, query));
    },
  } satisfies Handlers<typeof aboutCalls & typeof publicCalls, SyncEnv>;
};

/** A race of these events that something came of. */
function raceNamed(
  events: readonly ProjectedEvent[],
  id: string,
): ProjectedRace & { at: NonNullable<ProjectedRace['at']> } {
  const found = events.flatMap(({ races }) => races).find(({ race }) => race.id === id);
  if (found === undefined) throw Refuse.told(404, message('problems.race-unknown', { value: id }));
  const { at } = found;
  if (at === null) throw Refuse.told(404, message('problems.race-not-begun', { site: found.site, race: id }));
  return { ...found, at };
}

async function pageOf(
  published: Published,
  of: ProjectedEvent,
  { at }: ReturnType<typeof raceNamed>,
  { list, ...query }: z.output<typeof resultsQuery>,
) {
  const asked = { ...query, list: list as ListId, asOf: at.asOf };
  const page = await runYielding(published.search.page(of.event.id, at.results, asked));
  const begun = of.races.filter((race) => race.at !== null).map(({ race }) => race);
  return { ...page, ...eventChoices(of.event, begun) };
}
