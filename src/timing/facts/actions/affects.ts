import { chipKey } from '../../model/chip.ts';
import { chipsOf } from '../facts.ts';
import type { BibsAndChips, Known } from './rules.ts';

export const nobody: BibsAndChips = { bibs: [], chips: [] };

/** These bibs and chips (by `chipKey`), and whosever the chips are. */
export function withOwners(
  { facts }: Known,
  bibs: readonly string[],
  chips: readonly string[],
): BibsAndChips {
  const owners = chips.flatMap((chip) => facts.owners.ofChip(chip).map(({ bib }) => bib));
  return { bibs: [...bibs, ...owners.filter((bib) => bib !== undefined)], chips };
}

/** A bib with all chips that are its own, and those that it gets. */
export function ofEntry(known: Known, bib: string, gets: readonly string[] = []): BibsAndChips {
  const listed = known.facts.entries.get(bib)?.chips.map(chipKey) ?? [];
  return withOwners(known, [bib], [...gets, ...listed, ...chipsOf(known.facts, bib)]);
}

/** Whose a passing is, and its chip. */
export function ofPassing({ passing }: Known, id: string): BibsAndChips {
  const { bib = null, chip = null } = passing(id) ?? {};
  return { bibs: bib === null ? [] : [bib], chips: chip === null ? [] : [chipKey(chip)] };
}
