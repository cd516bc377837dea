import { allChecks } from './checks/all-checks.ts';
import type { Asked } from './checks/asked.ts';
import type { CheckName, Finding } from './checks/finding.ts';
import { gradeOf, type Graded } from './grade.ts';
import { measure, type Measures } from './measure/measures.ts';
import type { Track } from './model/track.ts';

/** What a recorded run comes to. */
export interface Verdict {
  measures: Measures;
  findings: Finding[];
  graded: Graded;
}

/**
 * Measures a track, makes all checks, and grades it as evidence.
 *
 * @param asked what the race asks and what else is known; what it does not say is not checked
 * @param cleared checks whose review a person has cleared
 */
export function judgeTrack(track: Track, asked: Asked, cleared: readonly CheckName[] = []): Verdict {
  const measured = measure(track, asked.distance ?? null);
  const findings = allChecks(measured, asked);
  return { measures: measured.measures, findings, graded: gradeOf(measured, findings, cleared) };
}
