/** What two spellings of one chip have in common: upper case, no leading zeros, no blanks. */
export function chipKey(chip: string): string {
  const plain = chip.trim().toUpperCase();
  return plain.replace(/^0+(?=.)/, '');
}
