import type { Action } from '../model/actions.ts';
import { chipKey } from '../model/chip.ts';
import type { Ms } from '../model/race.ts';

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
  const byThing = new Map<string, Decision[]>();
  for (const action of actions)
    for (const { thing, says } of decisionsOf(action)) {
      const open = byThing.get(thing)?.filter((before) => !hasSeen(action, before.action)) ?? [];
      byThing.set(thing, [...open, { action, says }]);
    }
  return [...byThing]
    .filter(([, open]) => open.length > 1 && new Set(open.map(({ says }) => says)).size > 1)
    .map(([thing, open]) => ({ thing, actions: open.map(({ action }) => action) }));
}

/** An action with what it says of one thing. */
interface Decision {
  action: Action;
  says: string;
}

/** A station knows what it did itself, and of others what it says that it had seen. */
function hasSeen(action: Action, before: Action): boolean {
  return action.station === before.station || (action.seen?.[before.station] ?? 0) >= before.lamport;
}

/** The things that an action decides, and what it says of each; the same words where two say the same. */
function decisionsOf(action: Action): { thing: string; says: string }[] {
  if (action.type === 'chip.assign') return [chipDecision(action, action.from)];
  if (action.type === 'chip.map') return action.chips.map((given) => chipDecision(given, action.from));
  const thing = thingOf(action);
  return thing === null ? [] : [{ thing, says: contentOf(action) }];
}

function chipDecision({ chip, bib }: { chip: string; bib: string }, from?: Ms) {
  return { thing: `chip:${chipKey(chip)}`, says: JSON.stringify([bib, from]) };
}

/** What an action decides; null where two can stand side by side. */
function thingOf(action: Exclude<Action, { type: 'chip.assign' | 'chip.map' }>): string | null {
  switch (action.type) {
    case 'race.define':
      return `race:${action.race.id}`;
    case 'event.define':
      return `event:${action.event.id}`;
    case 'gun.fire':
      return `gun:${action.wave}`;
    case 'passing.assign':
      return `passing:${action.passing}`;
    case 'chip.swap':
      return `chips:${action.bibs.toSorted().join('+')}`;
    case 'entry.change':
    case 'entry.withdraw':
      return `entry:${action.bib}`;
    case 'status.set':
      return `status:${action.bib}`;
    case 'order.set':
      return ['order', action.race, action.list ?? ''].filter((part) => part !== undefined).join(':');
    case 'entries.import':
    case 'passing.add':
    case 'passing.void':
    case 'race.close':
    case 'reader.connect':
    case 'reader.disconnect':
    case 'clock.correct':
    case 'clock.jump':
    case 'station.stall':
    case 'undo':
      return null;
  }
}

/** What an action says, without who says it and why. */
function contentOf(action: Action): string {
  const { id: _id, station: _station, lamport: _lamport, at: _at, by: _by, seen: _seen, ...body } = action;
  return JSON.stringify({ ...body, reason: undefined });
}
