import type { ActionRules } from './rules.ts';

/** Which actions are taken back is known before any is applied: see `undoneTargets`. */
export const undo: ActionRules<'undo'> = {
  apply() {},
  affects: () => 'everybody',
  decides: () => [],
  concerns: ({ target }, { told }) => told.has(target),
};
