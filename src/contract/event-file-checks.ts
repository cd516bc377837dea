import type { z } from 'zod';
import type { ListDefinition, TimingPoint } from '../timing/model/race.ts';

/** The parts of a race file that must fit together. */
interface Checked {
  points: (Pick<TimingPoint, 'id' | 'kind' | 'distance' | 'mat'> & Limits)[];
  waves: { id: string }[];
  categories: 'five-year' | ({ id: string } & Ages)[];
  lists?: ListDefinition[] | undefined;
}

interface Limits {
  minTimeSeconds?: number | undefined;
  notBeforeSeconds?: number | undefined;
  cutOffSeconds?: number | undefined;
}

interface Ages {
  minAge?: number | undefined;
  maxAge?: number | undefined;
}

/** A race in a file of several. */
interface CheckedRace extends Omit<Checked, 'waves'> {
  id: string;
  site?: string | undefined;
  waves?: string[] | undefined;
  relay?: { exchanges: string[] } | undefined;
}

interface CheckedSite {
  id: string;
  waves: { id: string }[];
  mats?: { id: string }[] | undefined;
}

interface CheckedEvent {
  sites?: CheckedSite[] | undefined;
  zone?: string | undefined;
  waves?: { id: string }[] | undefined;
  mats?: { id: string }[] | undefined;
  races: CheckedRace[];
  lists?: { id: string; races: string[] }[] | undefined;
}

/** Finds what no single field of a short file can tell: ids that are there twice, the order of the course, lists that name others. */
export function checkRaceFile(race: Checked, context: z.RefinementCtx): void {
  const complain = complainTo(context, []);
  checkTwice(race.waves, 'waves', complain);
  checkRules(race, complain);
}

/** The same for an event file, and whether its races, sites, waves and mats fit each other. */
export function checkEventFile(event: CheckedEvent, context: z.RefinementCtx): void {
  const complain = complainTo(context, []);
  const sites = checkSites(event, complain);
  checkTwice(event.races, 'races', complain);
  checkTwice(event.lists ?? [], 'lists', complain);
  for (const [index, race] of event.races.entries())
    checkRaceAt(race, sites, event.sites !== undefined, complainTo(context, ['races', index]));
  for (const [index, site] of sites.entries()) checkPointNames(site, event.races, index, complain);
  for (const [index, list] of (event.lists ?? []).entries())
    checkListOver(list, index, event.races, complain);
}

type Path = (string | number)[];

function complainTo(context: z.RefinementCtx, within: Path): Complain {
  return (path, message) => context.addIssue({ code: 'custom', path: [...within, ...path], message });
}

function checkTwice(items: readonly { id: string }[], field: string, complain: Complain): void {
  const seen = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (seen.has(id)) complain([field, index, 'id'], `"${id}" is there twice`);
    seen.add(id);
  }
}

/** The sites of an event; the only one where it names none. */
function checkSites(event: CheckedEvent, complain: Complain): CheckedSite[] {
  const { sites, zone, waves, mats } = event;
  if (sites === undefined) {
    if (zone === undefined) complain(['zone'], 'an event without "sites" needs the zone of its only site');
    if ((waves ?? []).length === 0)
      complain(['waves'], 'an event without "sites" needs the waves of its only site');
    checkTwice(waves ?? [], 'waves', complain);
    checkTwice(mats ?? [], 'mats', complain);
    return [{ id: '', waves: waves ?? [], mats }];
  }
  for (const field of ['zone', 'waves', 'mats'] as const)
    if (event[field] !== undefined) complain([field], 'belongs to a site where there are "sites"');
  checkTwice(sites, 'sites', complain);
  for (const [index, site] of sites.entries())
    for (const field of ['waves', 'mats'] as const)
      checkTwice(site[field] ?? [], field, (path, message) => complain(['sites', index, ...path], message));
  return sites;
}

function checkRaceAt(
  race: CheckedRace,
  sites: readonly CheckedSite[],
  isNamed: boolean,
  complain: Complain,
): void {
  if (race.site === undefined && sites.length > 1) complain(['site'], 'an event of several sites needs it');
  if (race.site !== undefined && !isNamed) complain(['site'], 'there are no "sites"');
  const site = race.site === undefined || !isNamed ? sites[0] : sites.find(({ id }) => id === race.site);
  if (site === undefined) {
    complain(['site'], `there is no site "${race.site}"; there are ${sites.map(({ id }) => id).join(', ')}`);
    return;
  }
  for (const [index, wave] of (race.waves ?? []).entries())
    if (site.waves.every(({ id }) => id !== wave))
      complain(
        ['waves', index],
        `the site has no wave "${wave}"; it has ${site.waves.map(({ id }) => id).join(', ')}`,
      );
  const starting = site.waves.filter(({ id }) => race.waves?.includes(id) ?? true);
  checkRules({ ...race, waves: starting }, complain);
  let last = 0;
  for (const [index, id] of (race.relay?.exchanges ?? []).entries()) {
    const at = race.points.findIndex((point) => point.id === id);
    if (at <= last || race.points[at]?.kind !== 'split')
      complain(
        ['relay', 'exchanges', index],
        `"${id}" is no split of the course after the exchange before it`,
      );
    last = Math.max(last, at);
  }
}

/** Readers and people name a mat by its id or by that of a point on it: no point has the name of another mat. */
function checkPointNames(
  site: CheckedSite,
  races: readonly CheckedRace[],
  index: number,
  complain: Complain,
): void {
  const own = races
    .map((race, at) => ({ race, at }))
    .filter(({ race }) => (race.site ?? '') === site.id || (race.site === undefined && index === 0));
  const matOfPoint = new Map<string, string>();
  const mats = new Set(own.flatMap(({ race }) => race.points.map(({ id, mat = id }) => mat)));
  for (const { race, at } of own)
    for (const [place, { id, mat = id }] of race.points.entries()) {
      const before = matOfPoint.get(id) ?? mat;
      matOfPoint.set(id, before);
      const path = ['races', at, 'points', place, 'id'];
      if (mats.has(id) && id !== mat) complain(path, `"${id}" is the name of another mat than "${mat}"`);
      else if (before !== mat)
        complain(path, `"${id}" lies on the mat "${before}" in another race, and here on "${mat}"`);
    }
}

function checkListOver(
  list: { id: string; races: string[] },
  index: number,
  races: readonly CheckedRace[],
  complain: Complain,
): void {
  const lengths = new Set<number>();
  for (const [place, id] of list.races.entries()) {
    const race = races.find((one) => one.id === id);
    if (race === undefined) complain(['lists', index, 'races', place], `there is no race "${id}"`);
    else lengths.add(race.points.at(-1)?.distance ?? 0);
  }
  if (lengths.size > 1) complain(['lists', index, 'races'], 'races of different lengths have no common list');
}

/** What belongs to one race alone. */
function checkRules(race: Checked, complain: Complain): void {
  for (const field of ['points', 'categories', 'lists'] as const) {
    const items = race[field];
    checkTwice(typeof items === 'string' ? [] : (items ?? []), field, complain);
  }
  checkCourse(race.points, complain);
  for (const [index, point] of race.points.entries()) checkLimits(point, ['points', index], complain);
  for (const [index, category] of (race.categories === 'five-year' ? [] : race.categories).entries())
    checkAges(category, ['categories', index], complain);
  checkLists(race, complain);
}

type Complain = (path: (string | number)[], message: string) => void;

function checkCourse(points: Checked['points'], complain: Complain): void {
  for (const [index, point] of points.entries()) {
    const expected = index === 0 ? 'start' : index === points.length - 1 ? 'finish' : 'split';
    const isOnTheWay = expected === 'split' && point.kind === 'spotter';
    if (point.kind !== expected && !isOnTheWay)
      complain(
        ['points', index, 'kind'],
        `the course goes start, splits and spotters, finish: expected "${expected}" here`,
      );
    const before = points[index - 1];
    if (index === 0 && point.distance !== 0) complain(['points', index, 'distance'], 'the start is at 0 m');
    if (before !== undefined && point.distance <= before.distance)
      complain(
        ['points', index, 'distance'],
        `must be more than the ${before.distance} m of "${before.id}" before it`,
      );
  }
}

/** A point must not close before anybody may be there. */
function checkLimits(point: Limits, path: (string | number)[], complain: Complain): void {
  const { cutOffSeconds } = point;
  if (cutOffSeconds === undefined) return;
  for (const field of ['minTimeSeconds', 'notBeforeSeconds'] as const) {
    const earliest = point[field];
    if (earliest !== undefined && cutOffSeconds < earliest)
      complain([...path, 'cutOffSeconds'], `must not be less than the ${earliest} of "${field}"`);
  }
}

function checkAges({ minAge, maxAge }: Ages, path: (string | number)[], complain: Complain): void {
  if (minAge !== undefined && maxAge !== undefined && minAge > maxAge)
    complain([...path, 'minAge'], `must not be more than the ${maxAge} of "maxAge"`);
}

/** The lists that every race has, in their order; a race can set them under these ids. */
const usual = ['overall', 'sex', 'category', 'division'];

function checkLists({ lists = [], waves, categories }: Checked, complain: Complain): void {
  const own = lists.map(({ id }) => id).filter((id) => !usual.includes(id));
  const order = [...usual, ...own];
  for (const [index, list] of lists.entries()) {
    const path = ['lists', index];
    checkAges(list.entrants ?? {}, [...path, 'entrants'], complain);
    if (usual.includes(list.id) && list.by !== undefined)
      complain([...path, 'by'], `the list "${list.id}" has its own grouping`);
    for (const [place, id] of (list.withoutWinnersOf ?? []).entries()) {
      const where = [...path, 'withoutWinnersOf', place];
      const from = lists.find((other) => other.id === id);
      if (!order.includes(id)) complain(where, `there is no list "${id}"`);
      else if (order.indexOf(id) >= order.indexOf(list.id))
        complain(where, `"${id}" must stand before "${list.id}"`);
      else if (from?.prizes === undefined && from?.depth === undefined)
        complain(where, `the list "${id}" needs "prizes", so that it has winners`);
    }
    for (const [place, id] of (list.entrants?.waves ?? []).entries())
      if (waves.every((wave) => wave.id !== id))
        complain([...path, 'entrants', 'waves', place], `there is no wave "${id}"`);
    for (const [place, id] of (list.entrants?.categories ?? []).entries())
      if (categories !== 'five-year' && categories.every((category) => category.id !== id))
        complain([...path, 'entrants', 'categories', place], `there is no category "${id}"`);
  }
}
