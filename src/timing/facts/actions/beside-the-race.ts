import type { Action } from '../../model/actions.ts';
import { nobody } from './affects.ts';
import type { RulesOf } from './rules.ts';

/** The rules of an action that is kept and shown, and that no fact, ownership or conflict follows from. */
export const besideTheRace: RulesOf<Action> = {
  apply() {},
  affects: () => nobody,
  decides: () => [],
  concerns: () => false,
};
