import { chipKey } from '../model/chip.ts';
import type { Ms } from '../model/race.ts';
import { compareBibs } from '../lists/ranking.ts';
import type { AllChipChecks, ChipCheck } from '../passings/chip-checks.ts';
import { forEachInSteps, sorted, type Steps } from '../steps.ts';
import type { Timing } from '../timing.ts';

/**
 * What a chip that was shown is: somebody's (`right`); somebody's of whom another chip was shown some time before
 * (`second-chip`); nobody's (`unknown`); one that the race leaves out (`ignored`); one to which nothing was ever written (`blank`).
 */
export type ChipVerdict = 'right' | 'second-chip' | 'unknown' | 'ignored' | 'blank';

export interface CheckedChip {
  verdict: ChipVerdict;
  /** Null where the chip is nobody's who is entered. */
  bib: string | null;
  /** When it was first shown, where that was some time before; else null. */
  before: Ms | null;
  /** Other chips of the bib that were shown earlier. */
  others: string[];
}

/** Chips of one bib that are shown within this are shown together: both tags of one bib. */
const together: Ms = 10_000;

/** What a chip that was shown is, as the start list stands now. */
export function checkedChip(timing: Timing, checks: AllChipChecks, { chip, first }: ChipCheck): CheckedChip {
  const earlier = checks.of(chip).find((other) => other.first < first);
  const before = earlier?.first ?? null;
  const nobody = { bib: null, before, others: [] };
  if (chip === '') return { verdict: 'blank', ...nobody };
  if (timing.isChipIgnored(chip)) return { verdict: 'ignored', ...nobody };
  const bib = timing.bibOfChip(chip);
  if (bib === undefined || timing.entry(bib) === undefined) return { verdict: 'unknown', ...nobody };
  const others = timing
    .chipsOf(bib)
    .filter((other) => other !== chip && timing.bibOfChip(other) === bib)
    .filter((other) => checks.of(other).some((check) => check.first < first - together));
  return { verdict: others.length > 0 ? 'second-chip' : 'right', bib, before, others };
}

/** Somebody none of whose chips was shown yet. */
export interface MissingAtCheck {
  bib: string;
  /** How many chips they have: without any, nothing can be shown. */
  chips: number;
}

/** How far the chip check is: of one race, or of everybody. */
export interface CheckProgress {
  entries: number;
  checked: number;
  /** By bib. */
  missing: MissingAtCheck[];
}

export function* checkProgress(timing: Timing, checks: AllChipChecks, race?: string): Steps<CheckProgress> {
  let [entries, checked] = [0, 0];
  const missing: MissingAtCheck[] = [];
  yield* forEachInSteps(timing.entries(), ({ bib }) => {
    if (race !== undefined && timing.raceOf(bib)?.race.id !== race) return;
    entries += 1;
    const chips = timing.chipsOf(bib).filter((chip) => timing.bibOfChip(chip) === bib);
    if (chips.some((chip) => checks.of(chipKey(chip)).length > 0)) checked += 1;
    else missing.push({ bib, chips: chips.length });
  });
  return {
    entries,
    checked,
    missing: yield* sorted(missing, (one, other) => compareBibs(one.bib, other.bib)),
  };
}
