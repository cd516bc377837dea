import type { Ms } from './race.ts';

/** A protest is upheld where the referee decides for whoever lodged it. */
export type ProtestDecision = 'upheld' | 'refused';

/** Against the result or the conduct of a race. */
export interface Protest {
  id: string;
  /** Race id. */
  race: string;
  /** Whose result it is about; null where it is about no single one. */
  bib: string | null;
  /** Who lodged it: a runner, a team, an official. */
  from: string;
  /** Against what, in words. */
  against: string;
  at: Ms;
  /** Null while it is open. */
  decided: { decision: ProtestDecision; reason: string; judge: string; at: Ms } | null;
}

/** So long after the results are announced a protest may be lodged: Technical Rules 8.2. */
export const protestWindow: Ms = 30 * 60_000;
