import type { Answer } from '../../contract/calls/call.ts';
import type { publicCalls } from '../../contract/calls/service.ts';
import type { EventPage, EventsPage, RaceStanding } from '../../contract/event-results.ts';
import { listsOverRaces } from '../../timing/views/event-choices.ts';
import { raceView } from '../../timing/views/results-page.ts';
import type { ProjectedEvent, ProjectedRace } from '../projection/events.ts';

/** All events with their numbers. */
export function eventsPage(events: readonly ProjectedEvent[]): EventsPage {
  return {
    v: 1,
    events: events.map(({ event: { id, name, date, sites }, sites: known, races }) => {
      const standings = races.map(standingOf);
      const sum = (field: 'entries' | 'finished') =>
        standings.reduce((total, standing) => total + standing[field], 0);
      return {
        id,
        name,
        date,
        races: races.length,
        sites: sites.length,
        entries: sum('entries'),
        finished: sum('finished'),
        asOf: Math.max(...known.map(({ asOf }) => asOf)),
      };
    }),
  };
}

/** One event with its sites, its races and the lists over them. */
export function eventPage({ event, sites, races }: ProjectedEvent): EventPage {
  const { id, name, date } = event;
  const asOf = new Map(sites.map((site) => [site.timing.site?.site.id, site.asOf]));
  return {
    v: 1,
    event: { id, name, date },
    sites: event.sites.map((site) => ({
      id: site.id,
      name: site.name,
      country: site.country,
      date: site.date ?? date,
      zone: site.zone,
      asOf: asOf.get(site.id) ?? null,
    })),
    races: races.map(standingOf),
    lists: (event.lists ?? []).map((list) => ({
      id: list.id,
      name: list.name ?? list.id,
      races: list.races,
    })),
  };
}

/** The races of all events that something came of. */
export function racesPage(events: readonly ProjectedEvent[]): Answer<(typeof publicCalls)['races']> {
  const races = events.flatMap(({ event, races: own }) =>
    own.flatMap(({ race, at }) => {
      if (at === null) return [];
      const { finished, inReview, entries } = at.results.counts();
      const { id, name } = event;
      return { race: raceView(race), event: { id, name }, finished, inReview, entries, asOf: at.asOf };
    }),
  );
  const lists = events.flatMap(({ event }) =>
    listsOverRaces(event).map((list) => ({ ...list, event: event.id })),
  );
  return { races, lists };
}

function standingOf({ race, site, at }: ProjectedRace): RaceStanding {
  const { entries, finished, inReview } = at?.results.counts() ?? { entries: 0, finished: 0, inReview: 0 };
  return {
    race: raceView(race),
    site,
    entries,
    finished,
    inReview,
    closed: at?.results.isClosed ?? false,
    asOf: at?.asOf ?? null,
  };
}
