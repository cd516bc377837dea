import { withQuery } from '../path.ts';

/** Address of a list of one race's results: what is searched for in it, and whose card is open. */
export const resultsAddress = (
  list: string,
  shown: { race?: string | undefined; q?: string; bib?: string | null },
) => withQuery(`/results/${encodeURIComponent(list)}`, shown);

/** Address of a list over races; of its first group where null. */
export const eventListAddress = (list: string, group: string | null) =>
  withQuery(`/results/lists/${encodeURIComponent(list)}`, { group });
