import { besideTheRace } from './beside-the-race.ts';
import type { ActionRules } from './rules.ts';

/** Warnings tell of it: see `stall-warnings.ts`. */
export const stationStall: ActionRules<'station.stall'> = besideTheRace;
