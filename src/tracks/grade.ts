import type { CheckName, Finding } from './checks/finding.ts';
import type { MeasuredTrack } from './measure/measures.ts';

/** What a run in a file may be worth at most; a picture or a word alone is worth less, and is graded by hand. */
export type FileGrade = 'verified' | 'gps';

/** What a verified run has and this one lacks. */
export type Lack =
  | 'fit-file'
  | 'checksum'
  | 'device-name'
  | 'cadence-or-heart-rate'
  | 'device-speed'
  | 'review-open'
  | 'not-compared';

export interface Graded {
  /** Null where the run is refused, or a review is still open. */
  grade: FileGrade | null;
  refused: CheckName[];
  /** Reviews that nobody has cleared yet. */
  open: CheckName[];
  lacks: Lack[];
}

/** Without an answer of these nobody can say that a run is what it seems. */
const needed: readonly CheckName[] = ['distance', 'future', 'window', 'entered', 'copies', 'whereabouts'];

/**
 * The grade of evidence. Only a FIT file can be verified: the other formats have no checksum, and editors for them are
 * public. A review that a person cleared is as good as a pass for `gps`, but does not make a run verified.
 */
export function gradeOf(
  { track, measures }: MeasuredTrack,
  findings: readonly Finding[],
  cleared: readonly CheckName[] = [],
): Graded {
  const named = (answer: Finding['answer']) =>
    findings.filter((finding) => finding.answer === answer).map(({ check }) => check);
  const refused = named('refuse');
  const reviews = named('review');
  const open = reviews.filter((check) => !cleared.includes(check));
  const unchecked = named('unchecked');
  const lacking: Record<Lack, boolean> = {
    'fit-file': track.format !== 'fit',
    checksum: track.checksum !== 'right',
    'device-name': track.device.maker === null || track.device.serial === null,
    'cadence-or-heart-rate': measures.cadence === null && measures.heartRate === null,
    'device-speed': measures.deviceSpeed === null,
    'review-open': reviews.length > 0,
    'not-compared': needed.some((check) => unchecked.includes(check)),
  };
  const lacks = (Object.keys(lacking) as Lack[]).filter((lack) => lacking[lack]);
  const isDecided = refused.length === 0 && open.length === 0;
  return { grade: isDecided ? (lacks.length === 0 ? 'verified' : 'gps') : null, refused, open, lacks };
}
