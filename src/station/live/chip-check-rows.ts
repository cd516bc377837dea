import { chipChecksShown, type ChipCheckRow } from '../../contract/chip-check.ts';
import type { AllChipChecks, ChipCheck } from '../../timing/passings/chip-checks.ts';
import type { Timing } from '../../timing/timing.ts';
import { checkedChip } from '../../timing/views/chip-check.ts';
import { personOf } from '../../timing/views/results-page.ts';

/** A chip that was held to the mat of the chip check, as screens show it. */
export function chipCheckRow(timing: Timing, checks: AllChipChecks, check: ChipCheck): ChipCheckRow {
  const { verdict, bib, before, others } = checkedChip(timing, checks, check);
  const { id, first: at, chip, reader } = check;
  const person = bib === null ? null : personOf(timing, bib);
  return { id, at, chip, reader, verdict, person, before, others };
}

/** The newest chip checks, for the feed: kept until another chip is shown, or somebody does something. */
export class ChipCheckRows {
  #kept: { of: string; rows: ChipCheckRow[] } = { of: '', rows: [] };

  now(timing: Timing, checks: AllChipChecks): ChipCheckRow[] {
    const of = `${checks.size} ${timing.actions.length}`;
    if (of !== this.#kept.of) {
      const rows = checks.newest(chipChecksShown).map((check) => chipCheckRow(timing, checks, check));
      this.#kept = { of, rows };
    }
    return this.#kept.rows;
  }
}
