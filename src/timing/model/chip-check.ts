/**
 * The mat at which chips are tried before a race, at sign-on: no race has it. What is read there stands in the journal,
 * and makes no passing.
 */
export const chipCheckMat = 'chip-check';

/** The reader of chips whose code a scanner typed, as the journal names it. */
export const typedReader = 'keyboard';

/** Whether a mat's name, however it is spelled, is that of the chip check. */
export function isChipCheck(name: string): boolean {
  return (
    name
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[\s\p{Cf}_-]/gu, '') === 'chipcheck'
  );
}
