import type { LeftOutReads } from '../passings/left-out.ts';
import type { Steps } from '../steps.ts';
import type { Timing } from '../timing.ts';
import { gunCandidateWarnings, readerWarnings } from './race-warnings.ts';
import { readWarnings } from './read-warnings.ts';
import type { Warning } from './warning.ts';

/** What must be known beside a results file: reads that count for nobody, readers that are off, guns that nobody knows. */
export function* fileWarnings(timing: Timing, leftOut: readonly LeftOutReads[]): Steps<Warning[]> {
  return [
    ...(yield* readWarnings(timing, leftOut)),
    ...(yield* readerWarnings(timing)),
    ...gunCandidateWarnings(timing),
  ];
}
