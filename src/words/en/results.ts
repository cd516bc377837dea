/** How it stands with a runner. */
export const status = {
  entered: 'Not started',
  running: 'On course',
  finished: 'Finished',
  dns: 'Did not start (DNS)',
  dnf: 'Did not finish (DNF)',
  dq: 'Disqualified (DQ)',
  'out-of-time': 'Out of time',
  review: 'In review',
} as const;

/** What the time of a finish is by. */
export const evidence = {
  chip: 'chip',
  hand: 'by hand',
  photo: 'photo finish',
  keypad: 'keypad',
  backup: 'backup stopwatch',
} as const;

/** How much the evidence of a run is worth that nobody timed. */
export const evidenceGrade = {
  verified: 'verified recording',
  gps: 'GPS recording',
  picture: 'picture',
  declared: 'own word',
} as const;

/** What is doubtful about a result. */
export const flag = {
  'no-start-read': 'not read at the start',
  'start-before-gun': 'read at the start before the gun',
  'late-start': 'late start',
  'missed-point': 'missed a timing point',
  'does-not-fit': 'heard where it does not fit',
  'too-fast': 'faster than the limit',
  'finish-unsure': 'finish unsure',
  'reader-off': 'by a reader whose clock is off',
  'no-gun': 'gun not fired',
  'gun-from-mat': 'gun taken from the start mat',
  'other-wave': 'started with another wave',
  'start-unsure': 'read at the start more than once',
  'witnesses-differ': 'witnesses of the finish differ',
  'time-uncertain': 'time uncertain: may have been earlier',
  'status-doubtful': 'seen on the course after all',
} as const;

/** Why a passing makes no time. */
export const verdict = {
  voided: 'voided by the crew',
  'not-on-course': 'at a mat that this race does not use',
  'no-gun': 'waits for the gun of its wave',
  'before-gun': 'came before the gun',
  'out-of-window': 'came after the start window',
  'earlier-start': 'before the real start: the last read counts',
  'point-not-open': 'came before the point opened',
  'point-closed': 'came after the cut-off',
  weak: 'too weak a signal',
  'too-early': 'sooner than anybody can be there',
  'same-crossing': 'the same crossing, seen once more',
  again: 'after the time at this point was made',
  'after-finish': 'came after the finish',
  'out-of-order': 'does not fit what was seen at other points',
  spotter: 'a spotter point makes no split',
} as const;

/** Why a finish waits for a decision. */
export const reviewReason = {
  'missed-points': 'missed more points than are allowed',
  'too-fast': 'was faster over a leg than the limit of the division',
  'finish-unsure': 'what was heard elsewhere speaks against this finish',
  'reader-off': 'the finish is by a reader whose clock is off',
  'chip-pair': 'another chip was within a tenth of a second at every point',
} as const;
