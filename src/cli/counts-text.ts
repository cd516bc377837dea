import type { Counts } from '../timing/race-results.ts';

/** `235 finishers of 300 entries, 3 in review`. */
export function countsText({ finished, entries, inReview }: Counts): string {
  const review = inReview === 0 ? '' : `, ${inReview} in review`;
  return `${finished} finishers of ${entries} entries${review}`;
}
