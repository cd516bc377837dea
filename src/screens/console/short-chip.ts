/** A long chip code by its ends, which is where chips of one roll differ. */
export function shortChip(chip: string): string {
  return chip.length <= 12 ? chip : `${chip.slice(0, 4)}…${chip.slice(-6)}`;
}
