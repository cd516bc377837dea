import type { Category, RaceDefinition, Sex } from '../timing/model/race.ts';
import type { Problem } from './problem.ts';

/** What is allowed in a race file and is seldom meant: ages without a category or with two, odd limits and starts. */
export function raceFileWarnings(race: RaceDefinition): Problem[] {
  return [...ageWarnings(race.categories), ...limitWarnings(race), ...startWarnings(race)];
}

/** Ages of a category, both ends included. */
interface Ages {
  id: string;
  from: number;
  to: number;
}

function ageWarnings(categories: readonly Category[]): Problem[] {
  const sexes = new Set(categories.map(({ sex }) => sex));
  const groups: (Sex | undefined)[] = sexes.size === 1 ? [...sexes] : ['F', 'M', 'X'].filter(isSexOf(sexes));
  const gaps = groups.flatMap((sex) =>
    gapsOf(
      categories.filter((each) => (each.sex ?? sex) === sex),
      sex,
    ),
  );
  const overlaps = [...sexes].flatMap((sex) => overlapsOf(categories.filter((each) => each.sex === sex)));
  return [...gaps, ...overlaps, ...neverReached(categories)];
}

const isSexOf =
  (sexes: ReadonlySet<Sex | undefined>) =>
  (sex: string): sex is Sex =>
    sexes.has(sex as Sex);

function agesOf(categories: readonly Category[]): Ages[] {
  return categories
    .map(({ id, minAge = 0, maxAge = Infinity }) => ({ id, from: minAge, to: maxAge }))
    .toSorted((one, other) => one.from - other.from || one.to - other.to);
}

/** Ages between two categories that have none. */
function gapsOf(categories: readonly Category[], sex: Sex | undefined): Problem[] {
  let reached: number | null = null;
  return agesOf(categories).flatMap(({ from, to }) => {
    const gap = reached !== null && from > reached + 1 ? { from: reached + 1, to: from - 1 } : null;
    reached = Math.max(reached ?? 0, to);
    return gap === null ? [] : [gapWarning(gap.from, gap.to, sex)];
  });
}

function gapWarning(from: number, to: number, sex: Sex | undefined): Problem {
  const ages = rangeText(from, to);
  const whom = sex === undefined ? '' : ` for sex ${sex}`;
  return {
    code: sex === undefined ? 'age-gap' : 'age-gap-sex',
    message: `nobody aged ${ages} has a category${whom}; they get no place in one`,
    params: { ages, ...(sex === undefined ? {} : { sex }) },
  };
}

/** Ages that two categories of one sex have: the first of them takes all. */
function overlapsOf(categories: readonly Category[]): Problem[] {
  const limited = categories.filter(({ minAge, maxAge }) => minAge !== undefined || maxAge !== undefined);
  return limited.flatMap((category, at) =>
    limited.slice(at + 1).flatMap((other): Problem[] => {
      const from = Math.max(category.minAge ?? 0, other.minAge ?? 0);
      const to = Math.min(category.maxAge ?? Infinity, other.maxAge ?? Infinity);
      if (from > to) return [];
      const ages = rangeText(from, to);
      return [
        {
          code: 'age-overlap',
          message: `the categories "${category.id}" and "${other.id}" both hold ages ${ages}; "${category.id}" comes first and takes them`,
          params: { one: category.id, other: other.id, ages },
        },
      ];
    }),
  );
}

/** Categories after one that takes everybody. */
function neverReached(categories: readonly Category[]): Problem[] {
  return categories.flatMap((category, at) => {
    const before = categories
      .slice(0, at)
      .find(
        ({ sex, minAge, maxAge }) =>
          minAge === undefined && maxAge === undefined && (sex === undefined || sex === category.sex),
      );
    if (before === undefined) return [];
    return [
      {
        code: 'category-never',
        message: `nobody comes into the category "${category.id}": "${before.id}" comes first and takes everybody`,
        params: { category: category.id, other: before.id },
      },
    ];
  });
}

function rangeText(from: number, to: number): string {
  if (to === Infinity) return `${from}+`;
  return from === to ? String(from) : `${from}–${to}`;
}

/** Cut-offs that get earlier along the course. */
function limitWarnings({ points }: RaceDefinition): Problem[] {
  let last: { id: string; cutOff: number } | null = null;
  return points.flatMap(({ id, cutOff }): Problem[] => {
    if (cutOff === undefined) return [];
    const before = last;
    last = { id, cutOff };
    if (before === null || cutOff >= before.cutOff) return [];
    return [
      {
        code: 'cut-off-order',
        message: `the cut-off at "${id}" is earlier than at "${before.id}" before it`,
        params: { point: id, before: before.id },
      },
    ];
  });
}

const day = 86_400_000;

/** Guns and planned starts on another day than the race. */
function startWarnings({ waves, date }: RaceDefinition): Problem[] {
  return waves.flatMap(({ id, start, gun }): Problem[] => {
    const instant = gun ?? start;
    // Any zone's noon of the day is within a day and a half of the day's noon in UTC.
    if (instant === undefined || Math.abs(instant - Date.parse(`${date}T12:00:00Z`)) <= 1.1 * day) return [];
    return [
      {
        code: 'start-day',
        message: `wave "${id}" starts on ${new Date(instant).toISOString().slice(0, 10)} (UTC), and the race is on ${date}`,
        params: { wave: id, date },
      },
    ];
  });
}
