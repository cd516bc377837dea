import type { Action } from '../model/actions.ts';
import { rulesOf } from './actions/table.ts';

/**
 * Actions in the order in which they count: by Lamport number, then station, then id. It is the same
 * everywhere, whatever order they arrived in and whatever the clocks said.
 */
export function compareActions(one: Action, other: Action): number {
  if (one.lamport !== other.lamport) return one.lamport - other.lamport;
  if (one.station !== other.station) return one.station < other.station ? -1 : 1;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

/** Ids of actions and lists that are taken back; `actions` in order. An undone undo takes nothing back. */
export function undoneTargets(actions: readonly Action[]): Set<string> {
  const undone = new Set<string>();
  for (const action of actions.toReversed()) {
    if (action.type === 'undo' && !undone.has(action.id)) undone.add(action.target);
  }
  return undone;
}

/** The id of what a person did at once, which takes all of it back: the list or chip map that an action is a part of. */
export function actIdOf(action: Action): string {
  return rulesOf(action).actId?.(action) ?? action.id;
}

/** Whether one of `undone` (see {@link undoneTargets}) takes this action back. */
export function isUndone(action: Action, undone: ReadonlySet<string>): boolean {
  return undone.has(action.id) || undone.has(actIdOf(action));
}
