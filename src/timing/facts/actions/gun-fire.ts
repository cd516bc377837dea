import { decision } from './decision.ts';
import type { ActionRules } from './rules.ts';

export const gunFire: ActionRules<'gun.fire'> = {
  apply(facts, { wave, gun, id }) {
    facts.fired.set(wave, { time: gun, action: id });
  },
  affects: () => 'everybody',
  decides: (action) => [decision(`gun:${action.wave}`, action)],
  concerns: ({ wave }, runner) => wave === runner.wave,
};
