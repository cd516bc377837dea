import { chipKey } from '../model/chip.ts';
import { courseOf, momentAt } from '../model/course.ts';
import { chipsOf, type Facts } from '../facts/facts.ts';
import type { PassingTable } from './passing-table.ts';
import type { SiteRaces } from '../model/event.ts';
import type { Ms } from '../model/race.ts';
import type { Passing } from '../model/read.ts';

/** What the actions amount to, and what follows from it for passings. */
export interface Ownership {
  facts: Facts;
  /** Keys of chips that are nobody's. */
  ignored: ReadonlySet<string>;
  /** Hand passings by the bib that they count for. */
  byHand: ReadonlyMap<string, Passing[]>;
}

/** `byHand` is to be made again when hand passings or their bibs change. */
export function ownershipOf(facts: Facts): Ownership {
  return { facts, ignored: new Set(facts.site?.site.ignoredChips?.map(chipKey)), byHand: byHandOf(facts) };
}

/** Hand passings that are not voided, by bib; those of nobody under ''. */
export function byHandOf(facts: Facts): Map<string, Passing[]> {
  const counting = [...facts.handPassings.values()].filter(({ id }) => !facts.voided.has(id));
  return Map.groupBy(
    counting.map((passing) => ({ ...passing, bib: bibOf(passing, facts) ?? null })),
    ({ bib }) => bib ?? '',
  );
}

/** Hand passings that are not voided, without a bib or with one that nobody has, oldest first. */
export function openPassings(facts: Facts): Passing[] {
  return [...facts.handPassings.values()]
    .filter((passing) => !facts.entries.has(bibOf(passing, facts) ?? '') && !facts.voided.has(passing.id))
    .sort((one, other) => one.first - other.first);
}

/** Passings of a bib that count: neither voided nor of an ignored chip. */
export function passingsOfBib(bib: string, stand: Ownership, table: PassingTable): Passing[] {
  const { facts } = stand;
  const own: Passing[] = [];
  for (const chip of chipsOf(facts, bib)) {
    const isHandedOver = facts.owners.isHandedOver(chip);
    for (const passing of countingOfChip(chip, stand, table))
      if (!isHandedOver || bibOf(passing, facts) === bib) own.push(passing);
  }
  for (const passing of stand.byHand.get(bib) ?? []) own.push(passing);
  return own;
}

/** What was heard of runners, by bib. */
export interface RunnerPassings {
  /** See {@link passingsOfBib}. */
  of: (bib: string) => readonly Passing[];
  /** Whether two readers may have heard the runner at one mat. */
  isHeardByTwo: (bib: string) => boolean;
}

/** What was heard of the runners as things stand. */
export function passingsOfRunners(stand: Ownership, table: PassingTable): RunnerPassings {
  return {
    of: (bib) => passingsOfBib(bib, stand, table),
    isHeardByTwo: (bib) => isHeardByTwo(bib, stand, table),
  };
}

function isHeardByTwo(bib: string, { facts }: Ownership, table: PassingTable): boolean {
  const [chip, ...others] = chipsOf(facts, bib);
  return others.length > 0 || (chip !== undefined && table.isHeardByTwo(chip));
}

/** Passings of a chip, by its key, that count and that nobody has. */
export function unknownPassingsOfChip(key: string, stand: Ownership, table: PassingTable): Passing[] {
  return countingOfChip(key, stand, table).filter(
    (passing) => !stand.facts.entries.has(bibOf(passing, stand.facts) ?? ''),
  );
}

/** Passings of a chip, by its key, that are not voided; none of an ignored chip. */
function countingOfChip(key: string, { facts, ignored }: Ownership, table: PassingTable): Passing[] {
  if (ignored.has(key)) return [];
  const passings = table.ofChip(key);
  return facts.voided.size === 0 ? passings : passings.filter(({ id }) => !facts.voided.has(id));
}

/** Whose a passing is. */
export function bibOf(passing: Passing, facts: Facts): string | undefined {
  if (passing.chip === null) return facts.assignedPassings.get(passing.id) ?? passing.bib ?? undefined;
  const key = chipKey(passing.chip);
  return facts.owners.at(key, facts.owners.isHandedOver(key) ? momentOf(passing, facts.site) : Infinity);
}

/**
 * The moment that decides whose a passing is where its chip was handed over: the one that makes a time at its mat. At
 * a start that is the last read, elsewhere the first; so it is at a mat whose points do not agree.
 */
function momentOf(passing: Passing, site: SiteRaces | null): Ms {
  const points = (site?.races ?? []).flatMap((race) => courseOf(race).points);
  const moments = points
    .filter(({ names }) => names.includes(passing.point))
    .map((point) => momentAt(point, passing));
  return new Set(moments).size === 1 ? moments[0]! : passing.first;
}

/** Whether a chip, by its key, was read and is nobody's, at least for a part of its passings. */
export function isUnknown(key: string, stand: Ownership, table: PassingTable): boolean {
  const { facts, ignored } = stand;
  if (facts.owners.isHandedOver(key)) return unknownPassingsOfChip(key, stand, table).length > 0;
  return !facts.entries.has(facts.owners.at(key) ?? '') && table.hasChip(key) && !ignored.has(key);
}
