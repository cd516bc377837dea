import type { Sections } from '../../contract/feed.ts';
import type { MatView } from '../../contract/mat-view.ts';
import { finishMat, type EventView } from '../feed/event.ts';
import { servesMat } from '../feed/serves-mat.ts';
import type { FeedHealth } from '../feed/use-clock.ts';

/** What an announcer must know of the screen itself: that it is old, not complete, or that nobody comes any more. */
export type ScreenState =
  | { kind: 'lost' | 'late'; level: 'bad' | 'look'; seconds: number }
  /** A mat that hears nobody though runners are due; `since` the last passing or word, null where there was none. */
  | { kind: 'finish-silent' | 'mat-silent'; level: 'bad' | 'look'; mat: string; since: number | null }
  | { kind: 'finish-thin' | 'mat-thin'; level: 'bad' | 'look'; mat: string; seen: number; expected: number }
  | { kind: 'closed' | 'official'; level: 'none'; races: string[] };

const ranks = { bad: 0, look: 1, none: 2 };

/** The states of the screen, the worst first. `race`: the chosen one; null for all. */
export function screenStates(
  sections: Sections,
  { state, seconds }: FeedHealth,
  race: string | null,
): ScreenState[] {
  const { event, closed = [], versions = [] } = sections;
  const races = (event?.races ?? []).filter(({ id }) => race === null || id === race);
  const finishes = new Set(races.map((one) => finishMat(event, one)));
  const states: ScreenState[] = [];
  if (state === 'lost') states.push({ kind: 'lost', level: 'bad', seconds });
  if (state === 'late') states.push({ kind: 'late', level: 'look', seconds });
  states.push(...silentMats(sections, finishes));
  const isOfficial = (id: string) =>
    versions.some(({ race: of, state: as }) => of === id && as === 'official');
  const shut = races.map(({ id }) => id).filter((id) => closed.includes(id) || isOfficial(id));
  const official = shut.filter(isOfficial);
  const others = shut.filter((id) => !isOfficial(id));
  if (official.length > 0) states.push({ kind: 'official', level: 'none', races: official });
  if (others.length > 0) states.push({ kind: 'closed', level: 'none', races: others });
  return states.toSorted((one, other) => ranks[one.level] - ranks[other.level]);
}

function silentMats(sections: Sections, finishes: ReadonlySet<string | null>): ScreenState[] {
  const { event, mats, alarms = [] } = sections;
  const told = new Set<string>();
  const states: ScreenState[] = [];
  for (const alarm of alarms) {
    if (alarm.kind !== 'silent' && alarm.kind !== 'thin') continue;
    const place = event?.mats.find((one) => servesMat({ point: alarm.mat }, one))?.id ?? alarm.mat;
    told.add(place);
    const [at, level] = finishes.has(place) ? (['finish', 'bad'] as const) : (['mat', 'look'] as const);
    if (alarm.kind === 'silent') states.push({ kind: `${at}-silent`, level, mat: place, since: alarm.since });
    else {
      const { seen, expected } = alarm;
      states.push({ kind: `${at}-thin`, level, mat: place, seen, expected });
    }
  }
  for (const place of event?.mats ?? []) {
    const readers = mats.filter((mat) => servesMat(mat, place));
    const isExpecting = isRunning(sections, place) && (finishes.has(place.id) || hears(sections, readers));
    const isDead =
      readers.length > 0 && readers.every((mat) => mat.state === 'gone' || mat.state === 'silent');
    if (!isDead || !isExpecting || told.has(place.id)) continue;
    const since = Math.max(...readers.map((mat) => mat.since));
    const [at, level] = finishes.has(place.id) ? (['finish', 'bad'] as const) : (['mat', 'look'] as const);
    states.push({ kind: `${at}-silent`, level, mat: place.id, since });
  }
  return states;
}

/** Whether a race that passes a mat was started and is not closed. */
function isRunning({ guns, closed = [] }: Sections, { points }: EventView['mats'][number]): boolean {
  return points.some(
    ({ race }) =>
      !closed.includes(race) && guns.some(({ gun, races = [race] }) => gun !== null && races.includes(race)),
  );
}

/** Whether somebody is due at one of these readers now; where a station does not say so, nobody is. */
function hears({ expecting = [] }: Sections, readers: readonly MatView[]): boolean {
  return readers.some(({ point }) => expecting.includes(point));
}
