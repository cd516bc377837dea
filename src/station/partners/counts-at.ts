import { matOf } from '../../timing/model/course.ts';
import type { SiteRaces } from '../../timing/model/event.ts';
import type { Counts } from './handed-on.ts';

/** Which moment counts at a mat: as its first point says; where none does, the last one at a start, the first one elsewhere. */
export function countsAt(site: SiteRaces | null, mat: string): Counts {
  const points = site?.races.flatMap((race) => race.points) ?? [];
  const point = points.find((one) => matOf(one) === mat);
  if (point === undefined) return 'first';
  return point.counts ?? (point.kind === 'start' ? 'last' : 'first');
}
