import { courseOf } from '../model/course.ts';
import { chipKey } from '../model/chip.ts';
import type { Entry, Ms, RaceDefinition, RelayLeg } from '../model/race.ts';
import type { Passing } from '../model/read.ts';
import type { Result } from '../model/result.ts';

/** A stretch of a relay's course, both ends as ids of timing points. */
export interface RelayStretch {
  from: string;
  to: string;
}

/** One leg of a team as it was run; null where the team was not heard at both ends. */
export interface LegTime extends RelayStretch {
  leg: RelayLeg | null;
  time: Ms | null;
}

/** The stretches between the exchanges of a relay, in course order; none where the race is no relay. */
export function stretchesOf(race: RaceDefinition): RelayStretch[] {
  if (race.relay === undefined) return [];
  const { start, finish } = courseOf(race);
  const ends = [start?.id ?? '', ...race.relay.exchanges, finish?.id ?? ''];
  return ends.slice(1).map((to, index) => ({ from: ends[index]!, to }));
}

/**
 * A team's passings without those that a chip makes off its own leg: who waits at an exchange is heard there before the
 * runner who comes in, and who has handed over walks about. A chip that names no leg counts everywhere.
 */
export function legPassings(
  { legs = [] }: Entry,
  race: RaceDefinition,
  passings: readonly Passing[],
): readonly Passing[] {
  const stretches = stretchesOf(race);
  if (stretches.length === 0) return passings;
  const course = courseOf(race);
  const orderOf = (id: string) => course.points.find((point) => point.id === id)?.order ?? 0;
  const legOf = new Map(
    legs.flatMap(({ chips = [] }, leg) => chips.map((chip) => [chipKey(chip), leg] as const)),
  );
  return passings.filter(({ chip, point }) => {
    const leg = chip === null ? undefined : legOf.get(chipKey(chip));
    const stretch = leg === undefined ? undefined : stretches[leg];
    if (stretch === undefined) return true;
    const [from, to] = [orderOf(stretch.from), orderOf(stretch.to)];
    return [...course.points, ...course.onCourse].some(
      ({ names, order }) =>
        names.includes(point) && order <= to && (order > from || (leg === 0 && order === from)),
    );
  });
}

/** The legs of a team with their times; in the order of the course. */
export function legTimesOf(race: RaceDefinition, entry: Entry, result: Result): LegTime[] {
  const at = (point: string) => result.instants[result.passed.indexOf(point)];
  return stretchesOf(race).map(({ from, to }, index) => {
    const begin = index === 0 ? (result.gun ?? undefined) : at(from);
    const end = at(to);
    return {
      from,
      to,
      leg: entry.legs?.[index] ?? null,
      time: begin === undefined || end === undefined ? null : end - begin,
    };
  });
}
