import { besideTheRace } from './beside-the-race.ts';
import type { ActionRules } from './rules.ts';

/** Moves reads before they become passings: see `read-rules.ts`. */
export const clockCorrect: ActionRules<'clock.correct'> = {
  ...besideTheRace,
  concerns: ({ reader }, { readers }) => readers.has(reader),
};
