import type { Ms, RaceDefinition } from '../model/race.ts';
import { sorted, type Steps } from '../steps.ts';
import type { Timing } from '../timing.ts';
import type { Estimates, UnderWay } from './estimates.ts';

/** A stretch of the course between two points: how many are on it, and how many of them should have left it. */
export interface Stretch {
  from: string;
  to: string;
  onTheWay: number;
  late: number;
}

/** Who is out there in one race. */
export interface SafetyList {
  /** In the order of the course. */
  stretches: Stretch[];
  /** Who should have come to the next point, the latest first. */
  late: UnderWay[];
}

/** Who is out there, and who should have been seen by now: started, not finished, and no ruling says otherwise. */
export function* safetyList(
  timing: Timing,
  race: RaceDefinition,
  estimates: Estimates,
  now: Ms,
): Steps<SafetyList> {
  const results = timing.race(race.id);
  const stretches = new Map<string, Stretch>();
  const late: UnderWay[] = [];
  let looked = 0;
  for (const one of estimates.underWay()) {
    looked += 1;
    if (looked % 50 === 0) yield;
    if (results?.result(one.bib)?.status !== 'running') continue;
    const key = `${one.from} ${one.to}`;
    const stretch = stretches.get(key) ?? { from: one.from, to: one.to, onTheWay: 0, late: 0 };
    stretches.set(key, stretch);
    stretch.onTheWay += 1;
    if (now <= one.lateFrom) continue;
    stretch.late += 1;
    late.push(one);
  }
  const place = (id: string) => race.points.findIndex((point) => point.id === id);
  return {
    stretches: [...stretches.values()].sort((one, other) => place(one.from) - place(other.from)),
    late: yield* sorted(late, (one, other) => one.expected - other.expected),
  };
}
