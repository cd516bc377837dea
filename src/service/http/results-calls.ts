import type { z } from 'zod';
import type { resultsQuery } from '../../contract/calls/results.ts';
import type { publicCalls } from '../../contract/calls/service.ts';
import { message } from '../../words/message.ts';
import { Refuse } from '../../http/refusal.ts';
import type { Handlers } from '../../http/register.ts';
import { eventChoices } from '../../timing/views/event-choices.ts';
import { eventListPage, type EventListQuery } from '../../timing/views/event-list-page.ts';
import { versionInSteps } from '../../timing/views/versions.ts';
import type { ListId } from '../../timing/timing.ts';
import type { ProjectedEvent } from '../projection/events.ts';
import { runYielding } from '../projection/run-yielding.ts';
import type { Edition, EventEdition } from '../public/editions.ts';
import { listCsv } from '../public/list-csv.ts';
import type { BegunRace } from '../public/pages/race-page.ts';
import type { Published } from '../public/published.ts';
import { runnerPage } from '../public/runner.ts';
import { stateOf } from '../public/event-state.ts';
import type { ServiceEnv } from './guard.ts';
import { keptText } from './public-answers.ts';
import { eventPage, eventsPage, racesPage } from './event-views.ts';

/** What anybody may read. Only what the views of timing show leaves: no chips, no birth dates. */
export const publicHandlers = (published: Published) => {
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
      return madeOf(of, await eventListOf(of, params.list, { ...page, group: group as ListId | null }));
    },
    runner: async ({ params: { event, race, bib } }) => {
      const of = await edition(event);
      return madeOf(of, runnerOf(of.event, raceNamed([of.event], race), bib));
    },
    raceResultsFile: async ({ params: { event, race }, query: { list, lang } }, context) => {
      const of = await edition(event);
      const found = raceNamed([of.event], race);
      const text = await runYielding(listCsv(found.at.results, list as ListId, lang));
      return keptText(published, context, { of, type: 'text/csv; charset=utf-8', text });
    },
    eventState: async ({ params }) => {
      const of = await edition(params.event);
      return madeOf(of, stateOf(of));
    },
    // Streams are opened before a request comes here; one that does, because all was not read yet, comes again.
    eventLive: async ({ params }) => {
      await edition(params.event);
      return new Response('retry: 500\n\n', { headers: { 'Content-Type': 'text/event-stream' } });
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
  } satisfies Handlers<typeof publicCalls, ServiceEnv>;
};

/** A race of these events that something came of. Throws {@link Refuse}. */
export function raceNamed(events: readonly ProjectedEvent[], id: string): BegunRace {
  const found = events.flatMap(({ races }) => races).find(({ race }) => race.id === id);
  if (found === undefined) throw Refuse.told(404, message('problems.race-unknown', { value: id }));
  const { at } = found;
  if (at === null) throw Refuse.told(404, message('problems.race-not-begun', { site: found.site, race: id }));
  return { ...found, at };
}

/** A page of a list over races. Throws {@link Refuse}. */
export async function eventListOf(of: EventEdition, list: string, asked: EventListQuery) {
  const { event, sites } = of.event;
  const definition = event.lists?.find(({ id }) => id === list);
  if (definition === undefined) throw Refuse.told(404, message('problems.list-unknown', { value: list }));
  const known = sites.map((site) => ({
    ...site,
    silentSince: of.silent.get(site.timing.site?.site.id ?? '') ?? null,
  }));
  return runYielding(eventListPage(event, definition, known, asked));
}

/** A page of a list of a race. */
export async function pageOf(
  published: Published,
  of: ProjectedEvent,
  { at }: BegunRace,
  { list, ...query }: z.output<typeof resultsQuery>,
) {
  const asked = { ...query, list: list as ListId, asOf: at.asOf };
  const page = await published.search.page(of.event.id, at.results, asked);
  const version = await runYielding(versionInSteps(at.results));
  const begun = of.races.filter((race) => race.at !== null).map(({ race }) => race);
  return { ...page, ...version, ...eventChoices(of.event, begun) };
}

/** One runner of a race. Throws {@link Refuse}. */
export function runnerOf(of: ProjectedEvent, found: BegunRace, bib: string) {
  const page = runnerPage(of, found, bib);
  if (page === null) throw Refuse.told(404, message('problems.bib-unknown', { bib }));
  return page;
}
