/** How usual Chinese characters, kana and Korean syllables are: log10 of the chance of a whole word. */
export type CharacterModel = (word: readonly string[]) => number;

interface Known {
  surnames: string;
  common: string;
}

/** Rows of a national standard that hold its most usual characters, in the standard's own encoding. */
interface Standard {
  encoding: string;
  rows: [number, number];
}

/** The standards put the usual characters before the rare ones. */
export const standards = {
  simplified: { encoding: 'gb18030', rows: [0xb0, 0xd7] },
  traditional: { encoding: 'big5', rows: [0xa4, 0xc6] },
  japanese: { encoding: 'euc-jp', rows: [0xb0, 0xcf] },
  korean: { encoding: 'euc-kr', rows: [0xb0, 0xc8] },
} as const satisfies Record<string, Standard>;

/**
 * A word of these characters is a person's name, which begins with one of few surnames, or any other word.
 * Known characters are usual, those of the standard's first rows possible, others rare.
 */
export function characterModel({ surnames, common }: Known, standard: Standard): CharacterModel {
  const first = ranked(surnames);
  const usual = new Set(common + surnames);
  const possible = charactersOf(standard);
  const chanceOf = (character: string): number => {
    if (usual.has(character)) return 0.7 / usual.size;
    if (possible.has(character)) return 0.25 / possible.size;
    return /[\u4E00-\u9FFF\uAC00-\uD7A3]/.test(character) ? 10 ** -5.8 : 1e-7;
  };
  return (word) => {
    const chances = word.map(chanceOf);
    const anyWord = product(chances);
    const isName = word.length >= 2 && word.length <= 4;
    const asName = isName ? (first.get(word[0] ?? '') ?? 1e-5) * product(chances.slice(1)) : 0;
    return Math.log10(0.5 * anyWord + 0.5 * asName);
  };
}

/** Surnames, the most usual first: few carry many people. */
function ranked(surnames: string): Map<string, number> {
  const weights = Array.from(new Set(surnames)).map((name, rank) => [name, 1 / (rank + 8)] as const);
  const sum = weights.reduce((total, [, weight]) => total + weight, 0);
  return new Map(weights.map(([name, weight]) => [name, (0.9 * weight) / sum]));
}

function charactersOf({ encoding, rows: [from, to] }: Standard): Set<string> {
  const decoder = new TextDecoder(encoding);
  const found = new Set<string>();
  for (let row = from; row <= to; row += 1)
    for (let cell = encoding === 'big5' ? 0x40 : 0xa1; cell <= 0xfe; cell += 1) {
      const text = decoder.decode(Uint8Array.of(row, cell));
      if (/^[\p{Script=Han}\p{Script=Hangul}]$/u.test(text)) found.add(text);
    }
  return found;
}

function product(chances: readonly number[]): number {
  return chances.reduce((all, chance) => all * chance, 1);
}
