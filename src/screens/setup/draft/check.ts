import { reasonOf, type Reason } from '../../../contract/event-file-reason.ts';
import { eventFileSchema, eventOfFile, type EventFile } from '../../../contract/event-file.ts';
import type { Problem } from '../../../contract/problem.ts';
import { raceFileWarnings } from '../../../contract/race-file-warnings.ts';
import { message } from '../../../words/message.ts';
import { categoriesOf } from './category-presets.ts';
import { onlySite, type EventDraft } from './event-draft.ts';
import { isBlank } from './local-name.ts';

/** A field of a draft that is not right, by its path, such as `races.0.points.2.distance`. */
export interface Fault {
  path: string;
  reason: Reason;
}

/** What is allowed in a race and seldom meant. */
export interface Doubt {
  race: number;
  problem: Problem;
}

/** What the station would say of a draft, by the same rules as of a file. */
export interface Checked {
  faults: Fault[];
  doubts: Doubt[];
}

/** Checks a draft as the file that it is; a name that nobody can read is missing. */
export function check(draft: EventDraft): Checked {
  const blank = [
    ...(isBlank(draft.name) ? ['name'] : []),
    ...draft.races.flatMap(({ name }, index) => (isBlank(name) ? [`races.${index}.name`] : [])),
  ].map((path): Fault => ({ path, reason: message('fileReason.missing') }));
  const parsed = eventFileSchema.safeParse(draft);
  if (parsed.success) return { faults: blank, doubts: blank.length > 0 ? [] : doubtsOf(parsed.data) };
  const faults = parsed.error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    reason: reasonOf(issue),
  }));
  const said = new Set(blank.map(({ path }) => path));
  return { faults: [...blank, ...faults.filter(({ path }) => !said.has(path))], doubts: [] };
}

function doubtsOf(file: EventFile): Doubt[] {
  const { sites, races, date } = eventOfFile(file, categoriesOf('five-year'), onlySite);
  return races.flatMap(({ waves, ...race }, index) => {
    const site = sites.find(({ id }) => id === race.site);
    if (site === undefined) return [];
    const starting = site.waves.filter(({ id }) => waves?.includes(id) ?? true);
    const { zone, passingGap } = site;
    const whole = { ...race, zone, passingGap, date: site.date ?? date, waves: starting };
    return raceFileWarnings(whole).map((problem) => ({ race: index, problem }));
  });
}
