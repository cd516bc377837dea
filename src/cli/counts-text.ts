import type { Language } from '../timing/model/race.ts';
import type { Counts } from '../timing/race-results.ts';
import { text } from '../words/text.ts';

/** `235 finishers of 300 entries, 3 in review`. */
export function countsText({ finished, entries, inReview }: Counts, language: Language): string {
  const parts = [text(language, 'told.finishers', { count: finished, entries })];
  if (inReview > 0) parts.push(text(language, 'told.in-review', { count: inReview }));
  return parts.join(', ');
}
