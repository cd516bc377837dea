import type { Action } from '../model/actions.ts';
import { runNow, type Steps } from '../steps.ts';
import { isUndone, undoneTargets } from './action-order.ts';
import { rulesOf } from './actions/table.ts';
import { emptyFacts, isElsewhere, type Facts } from './facts.ts';

/** Adds to the facts what one action says; nothing where it was done at another site. */
export function addFact(facts: Facts, action: Action): void {
  if (!isElsewhere(facts, action)) rulesOf(action).apply(facts, action);
}

/** What these actions make of a site, the event's only one where null; `actions` in order. */
export function factsOf(actions: readonly Action[], siteId: string | null = null): Facts {
  return runNow(factsInSteps(actions, siteId));
}

/** The same in steps. */
export function* factsInSteps(actions: readonly Action[], siteId: string | null = null): Steps<Facts> {
  const undone = undoneTargets(actions);
  const facts = emptyFacts(siteId, undone);
  // One action may be hundreds of entries.
  for (const action of actions) {
    if (!isUndone(action, undone)) addFact(facts, action);
    yield;
  }
  return facts;
}

/**
 * The facts after the latest of these actions, which may touch anybody. Guns, the close and what is published leave
 * entries and passings as they were.
 */
export function* factsAfter(before: Facts, actions: readonly Action[], latest: Action): Steps<Facts> {
  const target = latest.type === 'undo' ? actions.find(({ id }) => id === latest.target) : latest;
  if (target === undefined || !isOfTheRace(target)) return yield* factsInSteps(actions, before.siteId);
  const few = actions.filter((one) => isOfTheRace(one) || one.type === 'undo');
  const { fired, closed, reopened, versions, publishing, undone } = yield* factsInSteps(few, before.siteId);
  return { ...before, fired, closed, reopened, versions, publishing, undone };
}

function isOfTheRace({ type }: Action): boolean {
  return ['gun.fire', 'race.close', 'race.reopen', 'results.publish'].includes(type);
}
