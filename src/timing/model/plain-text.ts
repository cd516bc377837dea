const plain = /^[\x21-\x7E]*$/;

/**
 * A bib or chip as it is meant: full-width digits and letters as usual ones (NFKC), without what cannot be seen
 * (zero-width blanks, marks of direction, soft hyphens), blanks at the ends gone and those within single.
 */
export function plainCode(text: string): string {
  if (plain.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}\u115F\u1160\u3164\u2800]/gu, (sign) => (/\s/.test(sign) ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim();
}

/** A name or club as it is meant: one form of each letter, nothing that cannot be seen, single blanks. */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
