import { chipKey } from './chip.ts';
import { chipsOf, ownerOf, type Facts } from './facts.ts';
import type { PassingTable } from './passing-table.ts';
import type { Passing } from './read.ts';

/** What the actions amount to, and what follows from it for passings. */
export interface Stand {
  facts: Facts;
  /** Keys of chips that are nobody's. */
  ignored: ReadonlySet<string>;
  /** Hand passings by the bib that they count for. */
  byHand: ReadonlyMap<string, Passing[]>;
}

/** `byHand` is to be made again when hand passings or their bibs change. */
export function standOf(facts: Facts): Stand {
  return { facts, ignored: new Set(facts.race?.ignoredChips?.map(chipKey)), byHand: byHandOf(facts) };
}

/** Hand passings that are not voided, by bib; those of nobody under ''. */
export function byHandOf(facts: Facts): Map<string, Passing[]> {
  const counting = [...facts.handPassings.values()].filter(({ id }) => !facts.voided.has(id));
  return Map.groupBy(
    counting.map((passing) => ({ ...passing, bib: bibOf(passing, facts) ?? null })),
    ({ bib }) => bib ?? '',
  );
}

/** Passings of a bib that count: neither voided nor of an ignored chip. */
export function countingOf(bib: string, stand: Stand, table: PassingTable): Passing[] {
  const own = chipsOf(stand.facts, bib).flatMap((chip) => countingOfChip(chip, stand, table));
  own.push(...(stand.byHand.get(bib) ?? []));
  return own;
}

/** Passings of a chip, by its key, that are not voided; none of an ignored chip. */
export function countingOfChip(key: string, { facts, ignored }: Stand, table: PassingTable): Passing[] {
  if (ignored.has(key)) return [];
  const passings = table.ofChip(key);
  return facts.voided.size === 0 ? passings : passings.filter(({ id }) => !facts.voided.has(id));
}

/** Whose a passing is. */
export function bibOf(passing: Passing, facts: Facts): string | undefined {
  if (passing.chip !== null) return ownerOf(facts, chipKey(passing.chip));
  return facts.assignedPassings.get(passing.id) ?? passing.bib ?? undefined;
}

/** Whether a chip, by its key, was read and is nobody's. */
export function isUnknown(key: string, { facts, ignored }: Stand, table: PassingTable): boolean {
  const owner = ownerOf(facts, key);
  return !(owner !== undefined && facts.entries.has(owner)) && table.hasChip(key) && !ignored.has(key);
}
