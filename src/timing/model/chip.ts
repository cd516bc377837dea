import { plainCode } from './plain-text.ts';

/** What two spellings of one chip have in common: {@link plainCode}, upper case, no leading zeros. */
export function chipKey(chip: string): string {
  return plainCode(chip)
    .toUpperCase()
    .replace(/^0+(?=.)/, '');
}
