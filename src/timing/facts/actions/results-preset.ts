import { besideTheRace } from './beside-the-race.ts';
import type { ActionRules } from './rules.ts';

/** Columns that are wanted again: see {@link resultsPresetsOf} in `views/results-presets.ts`. The last of a name counts. */
export const resultsPreset: ActionRules<'results.preset'> = besideTheRace;
