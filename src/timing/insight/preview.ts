import type { Ms } from '../model/race.ts';
import type { Status } from '../model/result.ts';
import { forEachInSteps, type Steps } from '../steps.ts';
import type { ListId, RaceResults, Timing } from '../timing.ts';

/** What of a runner can change. */
export interface Standing {
  status: Status;
  gun: Ms | null;
  chip: Ms | null;
  /** In the overall list. */
  place: number | null;
}

/** One runner who would change; null where they are not in the race before or after. */
export interface RunnerChange {
  bib: string;
  before: Standing | null;
  after: Standing | null;
}

/** A list whose first three would change. */
export interface PodiumChange {
  /** Race id. */
  race: string;
  list: ListId;
  before: string[];
  after: string[];
}

/** Who would change by an action that nobody has done yet. */
export interface Preview {
  /** How many would have another gun or chip time, another status, another place in any list. */
  times: number;
  statuses: number;
  places: number;
  /** Everybody who would change, by bib as the race lists them. */
  runners: RunnerChange[];
  podiums: PodiumChange[];
}

const podium = 3;
/**
 * What differs between two states of a race. Passings may come meanwhile, as long as both take them in: each runner is
 * compared in one step.
 */
export function* comparison(before: Timing, after: Timing): Steps<Preview> {
  const bibs = new Set<string>();
  for (const timing of [before, after]) yield* forEachInSteps(timing.entries(), ({ bib }) => bibs.add(bib));
  const summary: Preview = {
    times: 0,
    statuses: 0,
    places: 0,
    runners: [],
    podiums: podiumChanges(before, after),
  };
  const compare = (bib: string) => {
    const change = { bib, before: standing(before, bib), after: standing(after, bib) };
    const isTimeNew = change.before?.gun !== change.after?.gun || change.before?.chip !== change.after?.chip;
    const isStatusNew = change.before?.status !== change.after?.status;
    const isPlaceNew = !hasSamePlaces(before, after, bib);
    if (isTimeNew) summary.times += 1;
    if (isStatusNew) summary.statuses += 1;
    if (isPlaceNew) summary.places += 1;
    if (isTimeNew || isStatusNew || isPlaceNew) summary.runners.push(change);
  };
  yield* forEachInSteps(bibs, compare);
  return summary;
}

function standing(timing: Timing, bib: string): Standing | null {
  const result = timing.result(bib);
  if (result === undefined) return null;
  return {
    status: result.status,
    gun: result.gunTime,
    chip: result.chipTime,
    place: timing.places(bib).overall,
  };
}

function hasSamePlaces(before: Timing, after: Timing, bib: string): boolean {
  return JSON.stringify(before.places(bib)) === JSON.stringify(after.places(bib));
}

function podiumChanges(before: Timing, after: Timing): PodiumChange[] {
  const races = new Set([...before.races, ...after.races].map(({ race }) => race.id));
  return [...races].flatMap((race) => podiumChangesIn(race, before.race(race), after.race(race)));
}

function podiumChangesIn(race: string, before?: RaceResults, after?: RaceResults): PodiumChange[] {
  const lists = new Set([...(before?.lists() ?? []), ...(after?.lists() ?? [])].map(({ id }) => id));
  return [...lists]
    .map((list) => ({
      race,
      list,
      before: before?.list(list, podium) ?? [],
      after: after?.list(list, podium) ?? [],
    }))
    .filter((change) => change.before.join('\n') !== change.after.join('\n'));
}
