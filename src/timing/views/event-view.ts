import { matOf } from '../model/course.ts';
import type { LocalText } from '../model/race.ts';
import type { Timing } from '../timing.ts';
import { raceView, type RaceView } from './results-page.ts';

/** What anybody may know of the event, at the site that a {@link Timing} is of. */
export interface EventView {
  id: string;
  name: LocalText;
  date: string;
  zone: string;
  /** `country`: its three-letter code. */
  site: { id: string; name?: LocalText | undefined; country?: string | undefined };
  sites: number;
  races: RaceView[];
  mats: MatOfEvent[];
}

/** A mat with the points that lie on it. */
export interface MatOfEvent {
  id: string;
  name?: LocalText | undefined;
  points: { race: string; point: string }[];
}

/** Null before the event was defined. */
export function eventView(timing: Timing): EventView | null {
  if (timing.site === null) return null;
  const { event, site, races } = timing.site;
  return {
    id: event.id,
    name: event.name,
    date: site.date ?? event.date,
    zone: site.zone,
    site: { id: site.id, name: site.name, country: site.country },
    sites: event.sites.length,
    races: races.map(raceView),
    mats: matsOf(timing),
  };
}

/** The site's mats: those that courses pass, nearest to a start first, then those that none passes. */
function matsOf({ site: own }: Timing): MatOfEvent[] {
  if (own === null) return [];
  const { site, races } = own;
  const lying = races.flatMap((race) => race.points.map((point) => ({ race, point })));
  const byMat = Map.groupBy(lying, ({ point }) => matOf(point));
  const inOrder = [...byMat].sort(
    ([, [one]], [, [other]]) => (one?.point.distance ?? 0) - (other?.point.distance ?? 0),
  );
  const named = new Map(site.mats?.map((mat) => [mat.id, mat.name]));
  const mats = inOrder.map(([id, points]): MatOfEvent => ({
    id,
    name: named.get(id) ?? points.find(({ point }) => point.id === id)?.point.name,
    points: points.map(({ race, point }) => ({ race: race.id, point: point.id })),
  }));
  const bare = (site.mats ?? []).filter(({ id }) => !byMat.has(id));
  return [...mats, ...bare.map(({ id, name }) => ({ id, name, points: [] }))];
}
