/** So many bibs may be meant by one range: more is a slip of the keys. */
export const rangeMax = 200;

/** `101-105`, `101..105` or `101–105`, also in full-width characters. */
const range = /^(\d{1,9})(?:\.{2,3}|[-–—~])(\d{1,9})$/u;

/**
 * The bibs of a range, from the first to the last, with the leading zeros of the first; null where the text is none, or
 * where it would be none or more than {@link rangeMax}.
 */
export function rangeOf(text: string): string[] | null {
  const [, first, last] = range.exec(text.normalize('NFKC').replaceAll('。', '.').trim()) ?? [];
  if (first === undefined || last === undefined) return null;
  const count = Number(last) - Number(first) + 1;
  if (count < 2 || count > rangeMax) return null;
  return Array.from({ length: count }, (_, index) =>
    String(Number(first) + index).padStart(first.length, '0'),
  );
}

/** All bibs of a text, with ranges completed, in order; between them stand blanks, commas, semicolons or line ends. */
export function bibsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .replace(/\s*(\.{2,3}|[–—~])\s*/gu, '$1')
    .split(/[\s,;、]+/u)
    .filter((part) => part !== '')
    .flatMap((part) => rangeOf(part) ?? [part]);
}
