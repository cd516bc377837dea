import type { Action } from '../model/actions.ts';
import { chipKey } from '../model/chip.ts';
import { actIdOf, isUndone, undoneTargets } from '../facts/action-order.ts';
import { rulesOf } from '../facts/actions/table.ts';
import type { Ms } from '../model/race.ts';
import type { Passing, Read } from '../model/read.ts';
import type { Places, Result } from '../model/result.ts';
import { roundingUnit } from '../model/rounding.ts';
import type { Timing } from '../timing.ts';
import type { VerdictCode } from '../model/verdict.ts';

/** Where a read came from: reads stand in journals, and timing knows passings only. */
export interface ExplainedRead extends Pick<Read, 'chip' | 'antenna' | 'rssi'> {
  station: string;
  number: number;
  reader: string;
  point: string;
}

/** One thing that bears on a runner's result. `at` is when it happened; an action's is when it was done. */
export type Step =
  | { kind: 'read'; at: Ms; read: ExplainedRead }
  /** `verdict` is null while there is no race to judge by. `point`: where it makes a time. */
  | { kind: 'passing'; at: Ms; passing: Passing; verdict: VerdictCode | null; point: string | null }
  | { kind: 'action'; at: Ms; action: Action; undone: boolean };

/** Everything that makes a runner's result, in order of time, and the result. */
export interface Explanation {
  bib: string;
  /** Race id; null for a bib that nobody has. */
  race: string | null;
  steps: Step[];
  result: Result | null;
  places: Places;
  /** The smallest step of the race's official times. */
  unit: Ms;
}

/** Why a bib has the result that it has; for a bib that nobody has too, whose passings then count for nobody. */
export function explain(timing: Timing, bib: string): Explanation {
  const passings = passingSteps(timing, bib);
  const race = timing.raceOf(bib)?.race;
  return {
    race: race?.id ?? null,
    bib,
    steps: inOrder([...passings, ...actionSteps(timing, bib, passings)]),
    result: timing.result(bib) ?? null,
    places: timing.places(bib),
    unit: race === undefined ? 1000 : roundingUnit(race),
  };
}

/** By time; what happened at the same moment as it followed from one another: reads, passings, actions. */
export function inOrder(steps: readonly Step[]): Step[] {
  const order = { read: 0, passing: 1, action: 2 };
  return steps.toSorted((one, other) => one.at - other.at || order[one.kind] - order[other.kind]);
}

type PassingStep = Step & { kind: 'passing' };

function passingSteps(timing: Timing, bib: string): PassingStep[] {
  const judged = timing.verdicts(bib).map(({ passing, code, point }): PassingStep => ({
    kind: 'passing',
    at: passing.first,
    passing,
    verdict: code,
    point,
  }));
  if (judged.length > 0) return judged;
  return timing
    .passingsOf(bib)
    .map((passing) => ({ kind: 'passing', at: passing.first, passing, verdict: null, point: null }));
}

function actionSteps(timing: Timing, bib: string, passings: readonly PassingStep[]): Step[] {
  const undone = undoneTargets(timing.actions);
  const told = new Set<string>();
  const own = {
    told,
    bib,
    wave: timing.result(bib)?.wave ?? timing.entry(bib)?.wave ?? null,
    chips: new Set([
      ...timing.chipsOf(bib),
      ...passings.flatMap(({ passing }) => (passing.chip === null ? [] : [chipKey(passing.chip)])),
    ]),
    passings: new Set(passings.map(({ passing }) => passing.id)),
    readers: new Set(passings.map(({ passing }) => passing.reader)),
  };
  for (const action of timing.actions) {
    if (!rulesOf(action).concerns(action, own)) continue;
    told.add(action.id).add(actIdOf(action));
  }
  return timing.actions
    .filter(({ id }) => told.has(id))
    .map((action) => ({ kind: 'action', at: action.at, action, undone: isUndone(action, undone) }));
}
