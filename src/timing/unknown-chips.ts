import type { Ms } from './race.ts';
import type { Passing } from './read.ts';

export interface UnknownChip {
  chip: string;
  /** Where it was seen last. */
  point: string;
  passings: number;
  firstSeen: Ms;
  lastSeen: Ms;
}

/** Chips of which these passings are, the latest first. */
export function unknownChipsOf(passingsByChip: readonly Passing[][]): UnknownChip[] {
  return passingsByChip
    .filter((passings) => passings.length > 0)
    .map(summary)
    .sort((one, other) => other.lastSeen - one.lastSeen || (one.chip < other.chip ? -1 : 1));
}

function summary(passings: Passing[]): UnknownChip {
  const latest = passings.toSorted((one, other) => other.last - one.last || (one.id < other.id ? -1 : 1))[0]!;
  return {
    chip: latest.chip ?? '',
    point: latest.point,
    passings: passings.length,
    firstSeen: Math.min(...passings.map((passing) => passing.first)),
    lastSeen: latest.last,
  };
}
