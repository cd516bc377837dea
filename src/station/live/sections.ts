import { isSameActor } from '../../contract/actor.ts';
import type { ActionRow, ClockView, Leaders, Sections } from '../../contract/feed.ts';
import type { GunView } from '../../contract/rows.ts';
import { paramsOf, undoingOf } from '../../contract/actions.ts';
import type { Action } from '../../timing/model/actions.ts';
import type { Ms } from '../../timing/model/race.ts';
import { actIdOf, isUndone, undoneTargets } from '../../timing/facts/action-order.ts';
import { racesOfWave } from '../../timing/runner/race-of-entry.ts';
import { protestsWithDeadline } from '../../timing/views/protests.ts';
import { eventView } from '../../timing/views/event-view.ts';
import type { ListId, RaceResults, Timing } from '../../timing/timing.ts';
import { finisherRow, passingRow } from './rows.ts';

const leadersShown = 3;
const unknownChipsShown = 50;
const actionsShown = 50;
/** The sections of the feed that follow from the race. */
export type RaceSections = Pick<
  Sections,
  | 'event'
  | 'sites'
  | 'guns'
  | 'unknownChips'
  | 'openPassings'
  | 'counts'
  | 'leaders'
  | 'closed'
  | 'protests'
  | 'versions'
>;

export function raceSections(timing: Timing): RaceSections {
  return {
    event: eventView(timing),
    sites: sitesToChoose(timing),
    guns: guns(timing),
    unknownChips: timing.unknownChips(unknownChipsShown),
    openPassings: timing.openPassings().map((passing) => passingRow(timing, passing)),
    counts: {
      ...timing.counts(),
      races: Object.fromEntries(timing.races.map((results) => [results.race.id, results.counts()])),
    },
    leaders: leaders(timing),
    closed: timing.races.filter(({ isClosed }) => isClosed).map(({ race }) => race.id),
    ...protestsShown(timing),
    versions: timing.races.flatMap((results) => versionOf(results)),
  };
}

function protestsShown(timing: Timing): Pick<Sections, 'protests'> {
  const protests = protestsWithDeadline(timing);
  return protests.length === 0 ? {} : { protests };
}

/** What the public has been told of a race, and what still holds. */
function versionOf({ race, version }: RaceResults): NonNullable<Sections['versions']> {
  if (version === null) return [];
  const { state, number, at } = version;
  return [{ race: race.id, state, number, at }];
}

/** The sites of an event of several, where nobody said yet at which of them the station is. */
function sitesToChoose({ event, site }: Timing): Sections['sites'] {
  return event === null || site !== null ? [] : event.sites.map(({ id, name }) => ({ id, name }));
}

/** The laptop's clock, as the journal tells of it. */
export function clockView(actions: readonly Action[], offset: Ms): ClockView {
  const jump = actions.findLast((action) => action.type === 'clock.jump');
  return { offset, lastJump: jump === undefined ? null : { at: jump.at, step: jump.step } };
}

function guns(timing: Timing): GunView[] {
  const races = timing.races.map(({ race }) => race);
  return (timing.site?.site.waves ?? []).map(({ id, name, start, zone }) => {
    const gun = timing.gun(id);
    return {
      wave: id,
      races: racesOfWave(races, id).map((race) => race.id),
      name,
      start: start ?? null,
      gun: gun?.time ?? null,
      source: gun === null || gun.source === 'own' ? null : gun.source,
      action: gun?.action ?? null,
      ...(zone === undefined ? {} : { zone }),
    };
  });
}

function leaders(timing: Timing): Leaders[] {
  return timing.races.flatMap((results) =>
    (['sex:F', 'sex:M'] satisfies ListId[]).map((list) => ({
      race: results.race.id,
      list,
      rows: results
        .list(list, leadersShown)
        .map((bib) => finisherRow(timing, bib))
        .filter((row) => row !== null),
    })),
  );
}

/** The latest actions, newest first; the parts of one start list, chip map or sheet of times are one row. */
export function actionRows(actions: readonly Action[]): ActionRow[] {
  const undone = undoneTargets(actions);
  const rows: ActionRow[] = [];
  /** Of each chip map and sheet of times, in all its parts. */
  const sizes = new Map<string, number>();
  for (const action of actions.toReversed()) {
    if (rows.length >= actionsShown) break;
    const id = actIdOf(action);
    sizes.set(id, (sizes.get(id) ?? 0) + sizeOf(action));
    if ('part' in action && action.part !== 1) continue;
    rows.push(actionRow(action, undone, sizes.get(id)));
  }
  return rows;
}

/** The newest action by `by` that stands and can be taken back, however long ago it was; null where there is none. */
export function newestUndoable(actions: readonly Action[], by: string): ActionRow | null {
  const undone = undoneTargets(actions);
  const newest = actions.findLast(
    (action) =>
      isSameActor(action.by, by) &&
      action.type !== 'undo' &&
      undoingOf(action.type) !== 'never' &&
      !isUndone(action, undone),
  );
  if (newest === undefined) return null;
  return actionRows(actions.filter((action) => actIdOf(action) === actIdOf(newest)))[0] ?? null;
}

/** How much a part of a chip map or of a sheet of times has. */
export function sizeOf(action: Action): number {
  if (action.type === 'chip.map') return action.chips.length;
  return action.type === 'passing.sheet' ? action.passings.length : 0;
}

/** An action as the log lists it. `size`: how much a chip map or a sheet of times has in all its parts. */
export function actionRow(action: Action, undone: ReadonlySet<string>, size = 0): ActionRow {
  const { type, at, by } = action;
  return {
    id: actIdOf(action),
    type,
    at,
    by,
    params: paramsOfAll(action, size),
    undone: isUndone(action, undone),
    undoable: undoingOf(type) !== 'never',
  };
}

function paramsOfAll(action: Action, size: number): ActionRow['params'] {
  if (action.type === 'chip.map') return { chips: size };
  return action.type === 'passing.sheet' ? { ...paramsOf(action), times: size } : paramsOf(action);
}
