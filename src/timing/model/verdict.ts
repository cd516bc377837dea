import type { Passing } from './read.ts';

/** What became of a passing, and why. */
export type VerdictCode =
  /** Makes the runner's time at the point. */
  | 'used'
  /** A person took it away. */
  | 'voided'
  /** No point of this race is at that mat. */
  | 'not-on-course'
  /** The wave has no gun yet. */
  | 'no-gun'
  | 'before-gun'
  /** At the start, after the start window, while a better start is known. */
  | 'out-of-window'
  /** At the start, before the runner's real start: people stand on the mat before they run. */
  | 'earlier-start'
  /** Before the point opened. */
  | 'point-not-open'
  /** After the point's cut-off. */
  | 'point-closed'
  /** The signal is weaker than the point asks for. */
  | 'weak'
  /** Nobody can be there so soon. */
  | 'too-early'
  /** Another witness or chip saw the same crossing earlier. */
  | 'same-crossing'
  /** Passed the mat again after the time at its point was made. */
  | 'again'
  | 'after-finish'
  /** Does not fit what was seen at other points. */
  | 'out-of-order'
  /** A point that makes no split. */
  | 'spotter';

/** One passing of a runner with what became of it; `point` is the timing point it makes a time at. */
export interface Verdict {
  passing: Passing;
  code: VerdictCode;
  point: string | null;
}
