/** What is doubtful, by code. The words of codes are the screens'. */
export type WarningCode =
  /** One runner. */
  | 'net-above-gun'
  | 'splits-not-rising'
  | 'impossible-pace'
  | 'read-does-not-fit'
  | 'finish-unsure'
  | 'finish-without-half'
  | 'two-places-at-once'
  | 'witnesses-differ'
  | 'status-doubtful'
  | 'review-open'
  | 'too-young'
  | 'no-chip'
  | 'wave-unknown'
  | 'race-unknown'
  /** Entered in one race, and ran the course of another. */
  | 'ran-other-race'
  /** Chips. */
  | 'unknown-at-finish'
  | 'chip-on-two-bibs'
  | 'chips-shifted'
  | 'chips-swapped'
  /** Reads that count for nobody. */
  | 'unknown-mat'
  | 'ignored-chip-of-runner'
  | 'chips-ignored'
  | 'chips-blank'
  | 'heard-too-weakly'
  | 'reader-not-understood'
  | 'lines-not-understood'
  /** Points, guns and stations. */
  | 'point-thin'
  | 'wave-without-gun'
  | 'gun-does-not-fit'
  | 'gun-unsure'
  | 'reader-off'
  | 'readers-apart'
  | 'stations-conflict'
  /** This laptop stood still: results follow from reads that waited meanwhile, or none does. */
  | 'times-uncertain'
  | 'stood-still'
  /** Reads came late, and nobody knows whether their reader's clock was right. */
  | 'late-uncertain'
  /** Reads come, or came, late; their times are right or named by the one before. */
  | 'reads-late'
  /** What was published as official is not what the results are now. */
  | 'official-changed';

/** `wrong`: a result is false; `doubtful`: one may be; `open`: somebody has to decide or complete something. */
export type Severity = 'wrong' | 'doubtful' | 'open';

/** What a person does about it. */
export type Remedy =
  | 'check-gun'
  | 'fire-gun'
  | 'look-at-reads'
  | 'look-at-video'
  | 'decide-review'
  | 'decide-status'
  | 'decide-conflict'
  | 'correct-entry'
  | 'change-race'
  | 'assign-chip'
  | 'apply-chip-map'
  | 'check-mat'
  | 'choose-gun'
  | 'correct-clock'
  | 'name-mat'
  | 'stop-ignoring'
  | 'check-chips'
  | 'check-signal'
  | 'check-reader'
  | 'nothing'
  | 'compare-backup'
  | 'confirm-clock'
  | 'check-line'
  | 'publish-again';

/** Something about the race that a person should look at. Computed, never stored. */
export interface Warning {
  code: WarningCode;
  severity: Severity;
  remedy: Remedy;
  /** Race id, where it is about one of several. */
  race?: string | undefined;
  bibs: string[];
  points: string[];
  /** What the words need: times in ms, counts, chips, waves. */
  params: Record<string, string | number>;
}

const kinds: Record<WarningCode, [Severity, Remedy]> = {
  'net-above-gun': ['wrong', 'check-gun'],
  'splits-not-rising': ['wrong', 'look-at-reads'],
  'impossible-pace': ['doubtful', 'look-at-reads'],
  'read-does-not-fit': ['doubtful', 'look-at-reads'],
  'finish-unsure': ['doubtful', 'look-at-video'],
  'finish-without-half': ['doubtful', 'look-at-video'],
  'two-places-at-once': ['doubtful', 'look-at-reads'],
  'witnesses-differ': ['doubtful', 'look-at-video'],
  'status-doubtful': ['doubtful', 'decide-status'],
  'review-open': ['open', 'decide-review'],
  'too-young': ['open', 'correct-entry'],
  'no-chip': ['open', 'assign-chip'],
  'wave-unknown': ['wrong', 'correct-entry'],
  'race-unknown': ['wrong', 'change-race'],
  'ran-other-race': ['wrong', 'change-race'],
  'unknown-at-finish': ['open', 'assign-chip'],
  'chip-on-two-bibs': ['wrong', 'assign-chip'],
  'chips-shifted': ['wrong', 'apply-chip-map'],
  'chips-swapped': ['wrong', 'apply-chip-map'],
  'unknown-mat': ['wrong', 'name-mat'],
  'ignored-chip-of-runner': ['wrong', 'stop-ignoring'],
  'chips-ignored': ['open', 'nothing'],
  'chips-blank': ['doubtful', 'check-chips'],
  'heard-too-weakly': ['doubtful', 'check-signal'],
  'reader-not-understood': ['wrong', 'check-reader'],
  'lines-not-understood': ['doubtful', 'check-reader'],
  'point-thin': ['doubtful', 'check-mat'],
  'wave-without-gun': ['open', 'fire-gun'],
  'gun-does-not-fit': ['wrong', 'check-gun'],
  'gun-unsure': ['open', 'choose-gun'],
  'reader-off': ['wrong', 'correct-clock'],
  'readers-apart': ['doubtful', 'correct-clock'],
  'stations-conflict': ['doubtful', 'decide-conflict'],
  'times-uncertain': ['wrong', 'compare-backup'],
  'stood-still': ['doubtful', 'compare-backup'],
  'late-uncertain': ['wrong', 'confirm-clock'],
  'reads-late': ['doubtful', 'check-line'],
  'official-changed': ['wrong', 'publish-again'],
};

/** A warning of this kind, with how grave it is and what to do about it. */
export function warningOf(
  code: WarningCode,
  about: Partial<Pick<Warning, 'race' | 'bibs' | 'points' | 'params'>>,
): Warning {
  const [severity, remedy] = kinds[code];
  return {
    code,
    severity,
    remedy,
    ...(about.race === undefined ? {} : { race: about.race }),
    bibs: about.bibs ?? [],
    points: about.points ?? [],
    params: about.params ?? {},
  };
}

/** Warnings that concern a race, with its name where a site has several. */
export function inRace(warnings: Warning[], race: string, races: readonly unknown[]): Warning[] {
  return races.length < 2 ? warnings : warnings.map((warning) => ({ ...warning, race }));
}
