import type { Action, ActionBody } from './model/actions.ts';
import type { Entry, Ms, RaceDefinition } from './model/race.ts';
import type { Passing } from './model/read.ts';
import { Timing, type RaceResults } from './timing.ts';

/** A small race for tests: 10 km with a split at 5 km, gun of wave A at {@link gun}. */
export const gun: Ms = Date.parse('2026-12-06T08:00:00+08:00');

export const race: RaceDefinition = {
  id: 'sample',
  name: 'Sample',
  date: '2026-12-06',
  zone: 'Asia/Shanghai',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: '5k', kind: 'split', distance: 5000 },
    { id: 'finish', kind: 'finish', distance: 10000 },
  ],
  waves: [{ id: 'A' }, { id: 'B' }],
  categories: [
    { id: 'W18', sex: 'F', minAge: 18, maxAge: 34 },
    { id: 'W35', sex: 'F', minAge: 35 },
    { id: 'M18', sex: 'M', minAge: 18, maxAge: 34 },
    { id: 'M35', sex: 'M', minAge: 35 },
  ],
  rankBy: 'gun',
  ageRule: 'race-day',
  startWindow: 30 * 60_000,
  passingGap: 10_000,
};

export function entry(bib: string, more: Partial<Entry> = {}): Entry {
  return {
    bib,
    chips: [`C${bib}`],
    name: `Runner ${bib}`,
    sex: 'M',
    birthDate: '1995-05-01',
    wave: 'A',
    ...more,
  };
}

let passings = 0;

/** Seconds from the gun; `last` where the runner stood on the mat for a while. */
export function passing(bib: string, point: string, seconds: number, last = seconds): Passing {
  passings += 1;
  return {
    id: `S:${passings}`,
    point,
    source: 'chip',
    chip: `C${bib}`,
    bib: null,
    first: gun + seconds * 1000,
    last: gun + last * 1000,
    strongest: gun + seconds * 1000,
    rssi: -60,
    reads: 2,
  };
}

/** The sample race with these entries; the gun of wave A was fired, then these passings came. */
export function timingOf(entries: Entry[], seen: Passing[] = [], more: Partial<RaceDefinition> = {}): Timing {
  const act = actionMaker('setup');
  const timing = new Timing();
  timing.apply(act({ type: 'race.define', race: { ...race, ...more } }));
  timing.apply(act(importOf(entries)));
  timing.apply(act({ type: 'gun.fire', wave: 'A', gun }));
  for (const one of seen) timing.observe(one);
  return timing;
}

/** The results of the one race that there is. */
export function only(timing: Timing): RaceResults {
  const [results] = timing.races;
  if (results === undefined || timing.races.length > 1) throw new Error('there is not one race');
  return results;
}

/** Does something to a race, as its next action; gives the action's id. */
export function act(timing: Timing, body: ActionBody, station = 'S'): string {
  const lamport = (timing.actions.at(-1)?.lamport ?? 0) + 1;
  const id = `${station}-${lamport}`;
  timing.apply({ id, station, lamport, at: gun, by: 'test', ...body });
  return id;
}

/** Numbers actions as one station does. */
export function actionMaker(station = 'S') {
  let lamport = 0;
  return (body: ActionBody, id?: string): Action => {
    lamport += 1;
    return { id: id ?? `${station}-${lamport}`, station, lamport, at: gun, by: 'test', ...body };
  };
}

export function importOf(entries: Entry[], list = 'list'): ActionBody {
  return { type: 'entries.import', list, part: 1, parts: 1, file: 'list.csv', entries };
}
