import type { ActionRow, ClockView, Leaders, Sections } from '../../contract/feed.ts';
import type { GunView } from '../../contract/rows.ts';
import { undoingOf } from '../../contract/undoing.ts';
import type { Action } from '../../timing/model/actions.ts';
import type { Ms } from '../../timing/model/race.ts';
import { actIdOf, isUndone, undoneTargets } from '../../timing/facts/facts.ts';
import { eventView } from '../../timing/views/event-view.ts';
import { raceView } from '../../timing/views/results-page.ts';
import type { ListId, Timing } from '../../timing/timing.ts';
import { finisherRow, passingRow } from './rows.ts';

const leadersShown = 3;
const unknownChipsShown = 50;
const actionsShown = 50;
/** The sections of the feed that follow from the race. */
export type RaceSections = Pick<
  Sections,
  'event' | 'race' | 'guns' | 'unknownChips' | 'openPassings' | 'counts' | 'leaders'
>;

export function raceSections(timing: Timing): RaceSections {
  return {
    event: eventView(timing),
    race: timing.races.map(({ race }) => raceView(race))[0] ?? null,
    guns: guns(timing),
    unknownChips: timing.unknownChips(unknownChipsShown),
    openPassings: timing.openPassings().map((passing) => passingRow(timing, passing)),
    counts: {
      ...timing.counts(),
      races: Object.fromEntries(timing.races.map((results) => [results.race.id, results.counts()])),
    },
    leaders: leaders(timing),
  };
}

/** The laptop's clock, as the journal tells of it. */
export function clockView(actions: readonly Action[], offset: Ms): ClockView {
  const jump = actions.findLast((action) => action.type === 'clock.jump');
  return { offset, lastJump: jump === undefined ? null : { at: jump.at, step: jump.step } };
}

function guns(timing: Timing): GunView[] {
  return (timing.site?.site.waves ?? []).map(({ id, name, start, zone }) => {
    const gun = timing.gun(id);
    const starting = timing.races.filter(({ race }) => race.waves.some((wave) => wave.id === id));
    return {
      wave: id,
      races: starting.map(({ race }) => race.id),
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

/** The latest actions, newest first; the parts of one start list or chip map are one row. */
export function actionRows(actions: readonly Action[]): ActionRow[] {
  const undone = undoneTargets(actions);
  const rows: ActionRow[] = [];
  /** Of each chip map, in all its parts. */
  const chips = new Map<string, number>();
  for (const action of actions.toReversed()) {
    if (rows.length >= actionsShown) break;
    const id = actIdOf(action);
    if (action.type === 'chip.map') chips.set(id, (chips.get(id) ?? 0) + action.chips.length);
    if ('part' in action && action.part !== 1) continue;
    rows.push(actionRow(action, undone, chips.get(id)));
  }
  return rows;
}

/** The newest action by `by` that stands and can be taken back, however long ago it was; null where there is none. */
export function newestUndoable(actions: readonly Action[], by: string): ActionRow | null {
  const undone = undoneTargets(actions);
  const newest = actions.findLast(
    (action) =>
      action.by === by &&
      action.type !== 'undo' &&
      undoingOf(action.type) !== 'never' &&
      !isUndone(action, undone),
  );
  if (newest === undefined) return null;
  return actionRows(actions.filter((action) => actIdOf(action) === actIdOf(newest)))[0] ?? null;
}

/** `chips`: how many a chip map gives in all its parts. */
function actionRow(action: Action, undone: ReadonlySet<string>, chips = 0): ActionRow {
  const { type, at, by } = action;
  return {
    id: actIdOf(action),
    type,
    at,
    by,
    params: action.type === 'chip.map' ? { chips } : paramsOf(action),
    undone: isUndone(action, undone),
    undoable: undoingOf(type) !== 'never',
  };
}

function paramsOf(action: Exclude<Action, { type: 'chip.map' }>): ActionRow['params'] {
  switch (action.type) {
    case 'race.define':
      return { race: action.race.id };
    case 'event.define':
      return { event: action.event.id };
    case 'entries.import':
      return { file: action.file };
    case 'gun.fire':
      return { wave: action.wave, gun: action.gun };
    case 'passing.add':
      return { point: action.point, time: action.time, ...(action.bib === null ? {} : { bib: action.bib }) };
    case 'passing.assign':
      return { passing: action.passing, bib: action.bib };
    case 'passing.void':
      return { passing: action.passing, reason: action.reason };
    case 'chip.assign':
      return {
        chip: action.chip,
        bib: action.bib,
        ...(action.from === undefined ? {} : { from: action.from }),
      };
    case 'chip.swap':
      return { bib: action.bibs[0], other: action.bibs[1] };
    case 'entry.change':
    case 'entry.withdraw':
      return { bib: action.bib };
    case 'status.set':
      return { bib: action.bib, status: action.status.toUpperCase(), rule: action.rule ?? '' };
    case 'order.set':
      return { bibs: action.bibs.join(', ') };
    case 'race.close':
      return action.race === undefined ? {} : { race: action.race };
    case 'reader.connect':
    case 'reader.disconnect':
      return { address: action.address };
    case 'clock.correct':
      return { reader: action.reader, offset: action.offset };
    case 'clock.jump':
      return { step: action.step };
    case 'station.stall':
      return { seconds: Math.round((action.to - action.from) / 100) / 10 };
    case 'undo':
      return { target: action.target };
  }
}
