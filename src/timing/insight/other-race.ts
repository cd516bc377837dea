import { courseOf } from '../model/course.ts';
import type { RaceDefinition } from '../model/race.ts';
import { timesOf, type RunnerEvidence, type Times } from '../runner/times-of.ts';
import type { Gun } from '../runner/wave-guns.ts';
import type { Timing } from '../timing.ts';

/**
 * The race whose course a runner ran, where that is another than the one that they are entered in: what was heard
 * contradicts their own course, and is a clean run over the other's. Null for everybody else. Nobody is moved by it: a
 * person decides.
 */
export function otherRaceOf(timing: Timing, bib: string): RaceDefinition | null {
  const own = timing.raceOf(bib);
  const evidence = timing.evidence(bib);
  const result = timing.result(bib);
  if (own === undefined || evidence === undefined || result === undefined) return null;
  if (timing.races.length < 2 || evidence.passings.length < 2) return null;
  const isDoubtful = result.status === 'review' || result.status === 'running' || result.status === 'dnf';
  const contradictions = matsOff(own.race, evidence) + result.unfit.length;
  if (contradictions === 0 && !(isDoubtful && result.missed.length + result.doubts.length > 0)) return null;
  const ran = timing.races.filter(
    (other) => other !== own && isCleanRun(timing, bib, other.race, evidence.guns.own),
  );
  // Two courses that both fit say nothing.
  return ran.length === 1 ? ran[0]!.race : null;
}

/** Whether a runner's passings are a whole run over this race's course, from their own gun or one of the race's. */
function isCleanRun(timing: Timing, bib: string, race: RaceDefinition, ownGun: Gun | null): boolean {
  const evidence = timing.evidence(bib, timing.race(race.id));
  if (evidence === undefined || matsOff(race, evidence) > 0) return false;
  const guns = [ownGun, ...race.waves.map(({ id }) => timing.gun(id))].filter((gun) => gun !== null);
  return guns.some((own) => isClean(timesOf({ ...evidence, guns: { ...evidence.guns, own } })));
}

function isClean({ gunTime, missed, unfit, doubts, isLate }: Times): boolean {
  return gunTime !== null && missed.length === 0 && unfit.length === 0 && doubts.length === 0 && !isLate;
}

/** How many mats heard the runner that a race's course does not pass. */
function matsOff(race: RaceDefinition, { passings }: RunnerEvidence): number {
  const { names } = courseOf(race);
  return new Set(passings.map(({ point }) => point).filter((mat) => !names.has(mat))).size;
}
