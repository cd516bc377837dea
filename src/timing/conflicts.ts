import type { Action, ActionBody } from './actions.ts';
import { chipKey } from './chip.ts';

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
export function conflictsOf(actions: Iterable<Action>): Conflict[] {
  const byThing = new Map<string, Action[]>();
  for (const action of actions) {
    const thing = thingOf(action);
    if (thing === null) continue;
    const open = byThing.get(thing) ?? [];
    byThing.set(thing, [...open.filter((before) => !hasSeen(action, before)), action]);
  }
  return [...byThing]
    .filter(([, open]) => open.length > 1 && new Set(open.map(contentOf)).size > 1)
    .map(([thing, open]) => ({ thing, actions: open }));
}

/** A station knows what it did itself, and of others what it says that it had seen. */
function hasSeen(action: Action, before: Action): boolean {
  return action.station === before.station || (action.seen?.[before.station] ?? 0) >= before.lamport;
}

/** What an action decides; null where two can stand side by side. */
function thingOf(action: ActionBody): string | null {
  switch (action.type) {
    case 'race.define':
      return `race:${action.race.id}`;
    case 'gun.fire':
      return `gun:${action.wave}`;
    case 'passing.assign':
      return `passing:${action.passing}`;
    case 'chip.assign':
      return `chip:${chipKey(action.chip)}`;
    case 'chip.swap':
      return `chips:${action.bibs.toSorted().join('+')}`;
    case 'entry.change':
    case 'entry.withdraw':
      return `entry:${action.bib}`;
    case 'status.set':
      return `status:${action.bib}`;
    case 'order.set':
      return `order:${action.list ?? ''}`;
    case 'entries.import':
    case 'passing.add':
    case 'passing.void':
    case 'race.close':
    case 'reader.connect':
    case 'reader.disconnect':
    case 'clock.correct':
    case 'clock.jump':
    case 'undo':
      return null;
  }
}

/** What it says, without who says it and why. */
function contentOf(action: Action): string {
  const { id: _id, station: _station, lamport: _lamport, at: _at, by: _by, seen: _seen, ...body } = action;
  return JSON.stringify({ ...body, reason: undefined });
}
