import { besideTheRace } from './beside-the-race.ts';
import type { ActionRules } from './rules.ts';

/** Who took personal data out of the house, and when. */
export const officialCopy: ActionRules<'official.copy'> = besideTheRace;
