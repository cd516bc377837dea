import type {
  Entrants,
  Grouping,
  Language,
  ListDefinition,
  LocalText,
  Ms,
  RaceDefinition,
  Wave,
} from './race.ts';

/**
 * What people enter and what has a page: the sites where it is run, the races at them, and the lists over several
 * races. A village race has one site and one race.
 */
export interface EventDefinition {
  id: string;
  name: LocalText;
  /** Local date, `YYYY-MM-DD`; of a site that has none of its own. */
  date: string;
  /** In which it is announced and published, the first first. */
  languages?: Language[] | undefined;
  sites: SiteDefinition[];
  races: EventRace[];
  /** Lists over races, of one site or of several. */
  lists?: EventListDefinition[] | undefined;
}

/**
 * A place with a finish line of its own. Bibs, chips, waves and mats are unique at a site and mean nothing outside it.
 */
export interface SiteDefinition extends SiteSettings {
  id: string;
  /** `online`: no place, but everywhere; the results service says what was run there. A place where absent. */
  kind?: 'online' | undefined;
  name?: LocalText | undefined;
  /** Three-letter code, as nationalities. */
  country?: string | undefined;
  /** The event's where absent. */
  date?: string | undefined;
  /** IANA zone. */
  zone: string;
  /** Mats with a name or settings of their own; the others are known by the points that lie on them. */
  mats?: MatDefinition[] | undefined;
  waves: Wave[];
}

/** Settings of a {@link RaceDefinition} that are the same for all races at a site, because they share its mats and guns. */
export type SiteSettings = Pick<RaceDefinition, 'passingGap' | 'ignoredChips' | 'gunFromMat' | 'gunWindow'>;

/** A place at a site where readers stand. Several races may pass it, and one of them several times. */
export interface MatDefinition {
  id: string;
  name?: LocalText | undefined;
  /** Instead of the site's passing gap. */
  passingGap?: Ms | undefined;
  /** Weaker reads do not count, in dBm. */
  minRssi?: number | undefined;
}

/** One distance at one site, with a course, categories and lists of its own. */
export interface EventRace extends Omit<
  RaceDefinition,
  'date' | 'zone' | 'waves' | 'site' | keyof SiteSettings
> {
  /** Site id. */
  site: string;
  /** Ids of the site's waves that its entrants start in, the usual one first; all of them where absent. */
  waves?: string[] | undefined;
}

/** A ranking over several races of the event, wherever they are run. */
export interface EventListDefinition extends Pick<
  ListDefinition,
  'id' | 'name' | 'order' | 'ties' | 'depth' | 'prizes' | 'teams'
> {
  /** Race ids. Races of different lengths have no common list. */
  races: string[];
  basis?: 'gun' | 'chip' | undefined;
  entrants?: Entrants | undefined;
  by?: Grouping | undefined;
}

/** One site of an event with its races, each as it is computed. */
export interface SiteRaces {
  event: EventDefinition;
  site: SiteDefinition;
  races: readonly RaceDefinition[];
}

/**
 * A site's races with what the site sets for all of them. `site`: its id; null means the only one. Null where the event
 * has no such site, or has several and none is named.
 */
export function siteRacesOf(event: EventDefinition, site: string | null): SiteRaces | null {
  const [only, ...more] = event.sites;
  const named = event.sites.find(({ id }) => id === site);
  const own = site === null && more.length === 0 ? only : named;
  if (own === undefined) return null;
  const isOnline = own.kind === 'online';
  const races = event.races.filter((race) => race.site === own.id && (race.kind === 'online') === isOnline);
  return { event, site: own, races: races.map((race) => raceAt(own, race, event)) };
}

/** A single race, as version 0.1 knew it, as an event of one site. */
export function eventOfRace(race: RaceDefinition): SiteRaces {
  const { date, zone, waves, passingGap, ignoredChips, gunFromMat, gunWindow, ...own } = race;
  const site: SiteDefinition = {
    id: onlySite,
    zone,
    waves,
    passingGap,
    ignoredChips,
    gunFromMat,
    gunWindow,
  };
  const event: EventDefinition = {
    id: race.id,
    name: race.name,
    date,
    sites: [site],
    races: [{ ...own, site: onlySite }],
  };
  return { event, site, races: [race] };
}

/** The site of an event that names none. */
export const onlySite = 'main';

function raceAt(site: SiteDefinition, race: EventRace, event: EventDefinition): RaceDefinition {
  const { waves: own, ...rest } = race;
  const mats = new Map(site.mats?.map((mat) => [mat.id, mat]));
  return {
    ...rest,
    date: site.date ?? event.date,
    zone: site.zone,
    waves:
      own === undefined ? site.waves : own.flatMap((id) => site.waves.find((wave) => wave.id === id) ?? []),
    passingGap: site.passingGap,
    ignoredChips: site.ignoredChips,
    gunFromMat: site.gunFromMat,
    gunWindow: site.gunWindow,
    points: race.points.map((point) => {
      const mat = mats.get(point.mat ?? point.id);
      if (mat === undefined) return point;
      const { passingGap = mat.passingGap, minRssi = mat.minRssi, name = mat.name } = point;
      return { ...point, passingGap, minRssi, name };
    }),
  };
}
