import type { JudgedOrder } from './facts.ts';

/**
 * What ranks somebody in a list: milliseconds. A fraction below a millisecond says who comes first among
 * runners whom the judges put in order.
 */
export type RankKey = number;

const step = 1 / 1024;

/**
 * Puts finishers in the judges' order (TR 18.2: the order in which torsos reach the line; a chip is on a
 * shoe or a bib): those named take the places that their times give them together, in the order that was
 * judged. Times stay as they are. Gives the keys of all who are named in an order; a later order goes over
 * an earlier one.
 */
export function judgedKeys(
  orders: readonly JudgedOrder[],
  keyOf: (bib: string) => RankKey | null,
): Map<string, RankKey | null> {
  const keys = new Map<string, RankKey | null>();
  for (const { bibs } of orders) {
    for (const bib of bibs) if (!keys.has(bib)) keys.set(bib, keyOf(bib));
    const ranked = [...new Set(bibs)].filter((bib) => keys.get(bib) !== null);
    const taken = ranked.map((bib) => Math.floor(keys.get(bib) ?? 0)).sort((one, other) => one - other);
    for (const [index, bib] of ranked.entries()) keys.set(bib, taken[index]! + (index + 1) * step);
  }
  return keys;
}
