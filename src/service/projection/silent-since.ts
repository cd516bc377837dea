import type { Ms } from '../../timing/model/race.ts';
import type { ProjectedSite } from './projection.ts';

/** Stations ask for their streams every 15 s, and after a failure at the latest 30 s later. */
const answersWithin: Ms = 60_000;

/** Since when no station of a site answers; null while one does. `now`: on the clock of the service. */
export function silentSince({ heard, timing }: ProjectedSite, now: Ms): Ms | null {
  // What is run online the service says by itself.
  if (timing.site?.site.kind === 'online') return null;
  return now - heard > answersWithin ? heard : null;
}
