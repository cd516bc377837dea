import type { Action } from '../model/actions.ts';
import type { Affects, Known } from './actions/rules.ts';
import { rulesOf } from './actions/table.ts';
import type { Facts } from './facts.ts';

/** Whom an action concerns as things stand; `passing` finds a passing by id, with the bib that it counts for. */
export function affectedBy(action: Action, facts: Facts, passing: Known['passing']): Affects {
  return rulesOf(action).affects(action, { facts, passing });
}
