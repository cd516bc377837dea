import type { RaceView, ResultRow } from '../../../contract/rows.ts';

/** One point on a runner's way: when it was passed, and how fast the way to it was run. */
export interface Leg {
  point: string;
  distance: number;
  /** Official times at the point; null where it was not passed, or the start is not known. */
  gun: number | null;
  chip: number | null;
  /** Length in metres and duration since the last point that was passed. */
  metres: number;
  ms: number | null;
}

/** The way of a runner, one leg for each point after the start, up to the last one passed. */
export function legsOf(result: ResultRow, race: RaceView): Leg[] {
  const passed = new Map(result.splits.map((split) => [split.point, split]));
  const legs: Leg[] = [];
  // Legs are run from the runner's own start where that is known, otherwise from the gun.
  const own = result.splits.every(({ chip }) => chip !== null);
  let from = { metres: 0, ms: 0 };
  for (const { id, kind, distance } of race.points) {
    if (kind === 'start') continue;
    const split = passed.get(id);
    const reached =
      split === undefined ? null : { metres: distance, ms: own ? (split.chip ?? split.gun) : split.gun };
    legs.push({
      point: id,
      distance,
      gun: split?.gun ?? null,
      chip: split?.chip ?? null,
      metres: distance - from.metres,
      ms: reached === null ? null : reached.ms - from.ms,
    });
    if (reached !== null) from = reached;
  }
  const last = legs.findLastIndex(({ gun }) => gun !== null);
  return legs.slice(0, last + 1);
}
