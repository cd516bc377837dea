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

/** Finds what no single field can tell: ids that are there twice, the order of the course, lists that name others. */
export function checkRaceFile(race: Checked, context: z.RefinementCtx): void {
  const complain = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  for (const field of ['points', 'waves', 'categories', 'lists'] as const) {
    const items = race[field];
    const seen = new Set<string>();
    for (const [index, { id }] of (typeof items === 'string' ? [] : (items ?? [])).entries()) {
      if (seen.has(id)) complain([field, index, 'id'], `"${id}" is there twice`);
      seen.add(id);
    }
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
