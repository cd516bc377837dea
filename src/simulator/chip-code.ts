import { message } from '../words/message.ts';
import { ToldError } from '../words/told-error.ts';
import type { Entry } from '../timing/model/race.ts';

/**
 * A chip as a mat reads it: upper-case hex of whole 16-bit words, most of them 96 bits. Throws where the chip of this
 * entry is not hex.
 */
export function chipCode({ bib }: Pick<Entry, 'bib'>, chip: string): string {
  const code = chip.trim().toUpperCase();
  if (!/^[0-9A-F]{1,124}$/.test(code))
    throw new ToldError(message('simulate.strange-chip', { bib, chip: code }));
  return code.padStart(Math.max(24, Math.ceil(code.length / 4) * 4), '0');
}
