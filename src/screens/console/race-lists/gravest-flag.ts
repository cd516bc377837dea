import type { FinisherRow } from '../../../contract/rows.ts';

type Flag = FinisherRow['flags'][number];

/** How much a flag says against the time that stands beside it, the gravest first. */
const rank: Record<Flag, number> = {
  'time-uncertain': 1,
  'reader-off': 2,
  'too-fast': 3,
  'finish-unsure': 4,
  'witnesses-differ': 5,
  'status-doubtful': 6,
  'no-gun': 7,
  'gun-from-mat': 8,
  'does-not-fit': 9,
  'missed-point': 10,
  'start-unsure': 11,
  'other-wave': 12,
  'late-start': 13,
  'start-before-gun': 14,
  'no-start-read': 15,
};

/** The one flag for which a line has room; undefined where there is none. */
export function gravestFlag(flags: readonly Flag[]): Flag | undefined {
  return flags.toSorted((one, other) => rank[one] - rank[other])[0];
}
