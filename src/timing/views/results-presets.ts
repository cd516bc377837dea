import { isUndone, undoneTargets } from '../facts/action-order.ts';
import type { Action, ResultsPreset } from '../model/actions.ts';

/** The presets of results files by name, as they were saved last; `actions` in order. */
export function resultsPresetsOf(actions: readonly Action[]): Map<string, ResultsPreset> {
  const undone = undoneTargets(actions);
  const presets = new Map<string, ResultsPreset>();
  for (const action of actions) {
    if (action.type !== 'results.preset' || isUndone(action, undone)) continue;
    if (action.preset === null) presets.delete(action.name);
    else presets.set(action.name, action.preset);
  }
  return new Map([...presets].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
