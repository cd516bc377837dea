const plain = /^[\x21-\x7E]*$/;

/**
 * A bib or chip as it is meant: full-width digits and letters as usual ones (NFKC), without what cannot be seen
 * (zero-width blanks, marks of direction, soft hyphens), blanks at the ends gone and those within single.
 */
export function plainCode(text: string): string {
  if (plain.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}\u115F\u1160\u3164\u2800\uFE00-\uFE0F]/gu, (sign) => (/\s/.test(sign) ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim();
}
