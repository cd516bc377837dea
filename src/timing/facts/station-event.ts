import type { Action, ActionBody } from '../model/actions.ts';
import { compareActions, undoneTargets } from './action-order.ts';

/** What a station times: an event, and one of its sites; null where the event has only one, or none was chosen yet. */
export interface StationEvent {
  event: string;
  site: string | null;
}

/**
 * What a station times as its own actions say: what it said last, or the event that it defined last. `actions`: all of
 * this station, in any order. Null before it said so.
 */
export function stationEventOf(actions: Iterable<Action>): StationEvent | null {
  return stationEvents(actions).at(-1)?.times ?? null;
}

/** What a station said of what it times, one after the other, without what was taken back: each action, and what it times from there on. */
export function stationEvents(actions: Iterable<Action>): { action: Action; times: StationEvent }[] {
  const said = [...actions].filter(tells).sort(compareActions);
  const undone = undoneTargets(said);
  let last: StationEvent | null = null;
  return said.flatMap((action) => {
    if (undone.has(action.id) || action.type === 'undo') return [];
    last = after(last, action);
    return last === null ? [] : [{ action, times: last }];
  });
}

/** Whether an action says what an event, or a race that is one, consists of. */
export function definesEvent<Body extends ActionBody>(
  action: Body,
): action is Extract<Body, { type: 'race.define' | 'event.define' }> {
  return action.type === 'race.define' || action.type === 'event.define';
}

/** Whether an action can change what its station times. */
export function tells(action: Action): boolean {
  return definesEvent(action) || action.type === 'station.event' || action.type === 'undo';
}

/** Another file of the same event leaves the site as it was. */
function after(last: StationEvent | null, action: Action): StationEvent | null {
  const keeping = (event: string) => (last?.event === event ? last : { event, site: null });
  if (action.type === 'race.define') return keeping(action.race.id);
  if (action.type === 'event.define') return keeping(action.event.id);
  if (action.type !== 'station.event') return last;
  return { event: action.event, site: action.site ?? null };
}
