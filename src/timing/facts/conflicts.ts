import type { Action } from '../model/actions.ts';
import { rulesOf } from './actions/table.ts';

/** Stations that did different things to the same thing without knowing of each other. All of it is kept. */
export interface Conflict {
  /** What it is about, such as `gun:A`, `status:12`, `entry:12`, `chip:…`. */
  thing: string;
  /** The actions, the one that counts last. */
  actions: Action[];
}

/**
 * Conflicts that nobody has settled yet: an action that knew of all of them settles it. `actions` in the
 * order in which they count, those that are taken back left out.
 */
export function conflictsOf(actions: readonly Action[]): Conflict[] {
  if (new Set(actions.map(({ station }) => station)).size < 2) return [];
  const byThing = new Map<string, Said[]>();
  for (const action of actions)
    for (const { subject: thing, says } of rulesOf(action).decides(action)) {
      const open = byThing.get(thing)?.filter((before) => !hasSeen(action, before.action)) ?? [];
      byThing.set(thing, [...open, { action, says }]);
    }
  return [...byThing]
    .filter(([, open]) => open.length > 1 && new Set(open.map(({ says }) => says)).size > 1)
    .map(([thing, open]) => ({ thing, actions: open.map(({ action }) => action) }));
}

/** An action with what it says of one thing. */
interface Said {
  action: Action;
  says: string;
}

/** A station knows what it did itself, and of others what it says that it had seen. */
function hasSeen(action: Action, before: Action): boolean {
  return action.station === before.station || (action.seen?.[before.station] ?? 0) >= before.lamport;
}
