import { besideTheRace } from './beside-the-race.ts';
import type { ActionRules } from './rules.ts';

export const clockJump: ActionRules<'clock.jump'> = besideTheRace;
