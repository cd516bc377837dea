/** What of a command a person may look for. */
export interface Findable {
  title: string;
  /** Further words by which it is known, with blanks between them. */
  words: string;
  /** Whether it is about one runner. */
  isOfRunner: boolean;
}

/** What was typed: words of a command, and the bib that it is to be done with, where a number stands at the end. */
export interface Query {
  words: readonly string[];
  bib: string | null;
}

/** What a typed line looks for. */
export function queryOf(line: string): Query {
  const words = folded(line).split(/\s+/u).filter(Boolean);
  const last = words.at(-1);
  return last !== undefined && /^\d/u.test(last)
    ? { words: words.slice(0, -1), bib: last }
    : { words, bib: null };
}

/**
 * The commands that fit, best first: whose name begins with what was typed, then those with a word that begins so, then
 * those that have it anywhere. Those that are alike stay in the order of the table. A bib leaves those of a runner first.
 */
export function found<Item extends Findable>(items: readonly Item[], line: string): Item[] {
  const { words, bib } = queryOf(line);
  const all = bib === null ? words : [...words, bib];
  const ranked = items.flatMap((item) => {
    if (bib !== null && item.isOfRunner) {
      const rank = rankOf(item, words);
      return rank === null ? [] : [{ item, rank }];
    }
    const rank = rankOf(item, all);
    return rank === null ? [] : [{ item, rank: bib === null ? rank : rank + worst }];
  });
  return ranked.toSorted((one, other) => one.rank - other.rank).map(({ item }) => item);
}

const worst = 3;

/** 0 is best; null where a word is not in it. */
function rankOf({ title, words }: Findable, wanted: readonly string[]): number | null {
  const name = folded(title);
  const all = `${name} ${folded(words)}`;
  if (!wanted.every((word) => all.includes(word))) return null;
  if (name.startsWith(wanted.join(' '))) return 0;
  if (wanted.every((word) => beginsAWord(name, word))) return 1;
  return wanted.every((word) => beginsAWord(all, word)) ? 2 : worst;
}

function beginsAWord(text: string, word: string): boolean {
  return text.split(/[^\p{L}\p{N}]+/u).some((one) => one.startsWith(word));
}

/** Without capitals and accents, full-width forms as plain ones. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ё', 'е').trim();
}
