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

const sentences: Record<Exclude<VerdictCode, 'used'>, string> = {
  voided: 'was voided by the crew',
  'not-on-course': 'is at a mat that this race does not use',
  'no-gun': 'waits for the gun of its wave',
  'before-gun': 'came before the gun',
  'out-of-window': 'came after the start window',
  'earlier-start': 'was before the real start: the last read at the start counts',
  'point-not-open': 'came before the point opened',
  'point-closed': 'came after the cut-off of the point',
  weak: 'had too weak a signal',
  'too-early': 'came sooner than anybody can be there',
  'same-crossing': 'is the same crossing, seen once more',
  again: 'came after the time at this point was made',
  'after-finish': 'came after the finish',
  'out-of-order': 'does not fit what was seen at other points',
  spotter: 'is at a spotter point, which makes no split',
};

/** A verdict as an English sentence, for files and the command line. */
export function verdictText({ code, point }: Verdict): string {
  return code === 'used' ? `makes the time at ${point}` : `does not count: it ${sentences[code]}`;
}
