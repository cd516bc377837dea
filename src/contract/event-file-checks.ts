import type { z } from 'zod';
import { isChipCheck } from '../timing/model/chip-check.ts';
import type { ListDefinition, TimingPoint } from '../timing/model/race.ts';
import { message } from '../words/message.ts';
import { custom, type Reason } from './event-file-reason.ts';

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
  return (path, reason) =>
    context.addIssue({ code: 'custom', path: [...within, ...path], ...custom(reason) });
}

function checkTwice(items: readonly { id: string }[], field: string, complain: Complain): void {
  const seen = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (seen.has(id)) complain([field, index, 'id'], message('fileReason.twice', { id }));
    seen.add(id);
  }
}

/** No mat or point has the name of the chip check's mat: its reads would count for nobody. */
function checkReserved(
  items: readonly { id: string; mat?: string | undefined }[],
  field: string,
  complain: Complain,
): void {
  for (const [index, item] of items.entries())
    for (const name of ['id', 'mat'] as const) {
      const id = item[name];
      if (id !== undefined && isChipCheck(id))
        complain([field, index, name], message('fileReason.reserved', { id }));
    }
}

/** The sites of an event; the only one where it names none. */
function checkSites(event: CheckedEvent, complain: Complain): CheckedSite[] {
  const { sites, zone, waves, mats } = event;
  if (sites === undefined) {
    if (zone === undefined) complain(['zone'], message('fileReason.zone-needed'));
    if ((waves ?? []).length === 0) complain(['waves'], message('fileReason.waves-needed'));
    checkTwice(waves ?? [], 'waves', complain);
    checkTwice(mats ?? [], 'mats', complain);
    checkReserved(mats ?? [], 'mats', complain);
    return [{ id: '', waves: waves ?? [], mats }];
  }
  for (const field of ['zone', 'waves', 'mats'] as const)
    if (event[field] !== undefined) complain([field], message('fileReason.of-a-site'));
  checkTwice(sites, 'sites', complain);
  for (const [index, site] of sites.entries()) {
    const within: Complain = (path, reason) => complain(['sites', index, ...path], reason);
    checkTwice(site.waves, 'waves', within);
    checkTwice(site.mats ?? [], 'mats', within);
    checkReserved(site.mats ?? [], 'mats', within);
  }
  return sites;
}

function checkRaceAt(
  race: CheckedRace,
  sites: readonly CheckedSite[],
  isNamed: boolean,
  complain: Complain,
): void {
  if (race.site === undefined && sites.length > 1) complain(['site'], message('fileReason.site-needed'));
  if (race.site !== undefined && !isNamed) complain(['site'], message('fileReason.no-sites'));
  const site = race.site === undefined || !isNamed ? sites[0] : sites.find(({ id }) => id === race.site);
  if (site === undefined) {
    complain(
      ['site'],
      message('fileReason.site-unknown', { site: race.site ?? '', sites: sites.map(({ id }) => id) }),
    );
    return;
  }
  for (const [index, wave] of (race.waves ?? []).entries())
    if (site.waves.every(({ id }) => id !== wave))
      complain(
        ['waves', index],
        message('fileReason.site-wave', { wave, waves: site.waves.map(({ id }) => id) }),
      );
  const starting = site.waves.filter(({ id }) => race.waves?.includes(id) ?? true);
  checkRules({ ...race, waves: starting }, complain);
  let last = 0;
  for (const [index, id] of (race.relay?.exchanges ?? []).entries()) {
    const at = race.points.findIndex((point) => point.id === id);
    if (at <= last || race.points[at]?.kind !== 'split')
      complain(['relay', 'exchanges', index], message('fileReason.exchange', { point: id }));
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
      if (mats.has(id) && id !== mat) complain(path, message('fileReason.other-mat', { point: id, mat }));
      else if (before !== mat) complain(path, message('fileReason.two-mats', { point: id, before, mat }));
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
    if (race === undefined)
      complain(['lists', index, 'races', place], message('fileReason.race-unknown', { race: id }));
    else lengths.add(race.points.at(-1)?.distance ?? 0);
  }
  if (lengths.size > 1) complain(['lists', index, 'races'], message('fileReason.lengths'));
}

/** What belongs to one race alone. */
function checkRules(race: Checked, complain: Complain): void {
  for (const field of ['points', 'categories', 'lists'] as const) {
    const items = race[field];
    checkTwice(typeof items === 'string' ? [] : (items ?? []), field, complain);
  }
  checkReserved(race.points, 'points', complain);
  checkCourse(race.points, complain);
  for (const [index, point] of race.points.entries()) checkLimits(point, ['points', index], complain);
  for (const [index, category] of (race.categories === 'five-year' ? [] : race.categories).entries())
    checkAges(category, ['categories', index], complain);
  checkLists(race, complain);
}

type Complain = (path: (string | number)[], reason: Reason) => void;

function checkCourse(points: Checked['points'], complain: Complain): void {
  for (const [index, point] of points.entries()) {
    const expected = index === 0 ? 'start' : index === points.length - 1 ? 'finish' : 'split';
    const isOnTheWay = expected === 'split' && point.kind === 'spotter';
    if (point.kind !== expected && !isOnTheWay)
      complain(['points', index, 'kind'], message('fileReason.course', { expected }));
    const before = points[index - 1];
    if (index === 0 && point.distance !== 0)
      complain(['points', index, 'distance'], message('fileReason.start-distance'));
    if (before !== undefined && point.distance <= before.distance)
      complain(
        ['points', index, 'distance'],
        message('fileReason.further', { metres: before.distance, before: before.id }),
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
      complain([...path, 'cutOffSeconds'], message('fileReason.cut-off', { earliest, field }));
  }
}

function checkAges({ minAge, maxAge }: Ages, path: (string | number)[], complain: Complain): void {
  if (minAge !== undefined && maxAge !== undefined && minAge > maxAge)
    complain([...path, 'minAge'], message('fileReason.ages', { max: maxAge }));
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
      complain([...path, 'by'], message('fileReason.grouping', { list: list.id }));
    for (const [place, id] of (list.withoutWinnersOf ?? []).entries()) {
      const where = [...path, 'withoutWinnersOf', place];
      const from = lists.find((other) => other.id === id);
      if (!order.includes(id)) complain(where, message('fileReason.list-unknown', { list: id }));
      else if (order.indexOf(id) >= order.indexOf(list.id))
        complain(where, message('fileReason.list-order', { before: id, list: list.id }));
      else if (from?.prizes === undefined && from?.depth === undefined)
        complain(where, message('fileReason.list-winners', { list: id }));
    }
    for (const [place, id] of (list.entrants?.waves ?? []).entries())
      if (waves.every((wave) => wave.id !== id))
        complain([...path, 'entrants', 'waves', place], message('fileReason.wave-unknown', { wave: id }));
    for (const [place, id] of (list.entrants?.categories ?? []).entries())
      if (categories !== 'five-year' && categories.every((category) => category.id !== id))
        complain(
          [...path, 'entrants', 'categories', place],
          message('fileReason.category-unknown', { category: id }),
        );
  }
}
