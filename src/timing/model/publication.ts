import type { Ms } from './race.ts';
import type { Places, Status } from './result.ts';

/** Provisional results may be protested against; official ones are those that the referee has signed. */
export type PublishedState = 'provisional' | 'official';

/** One entrant's line in a version of the results, as it was published: official times, rounded as the race says. */
export interface PublishedRow {
  bib: string;
  name: string;
  category?: string | undefined;
  status: Status;
  /** The rule of a disqualification. */
  rule?: string | undefined;
  /** Of those who are ranked. */
  places?: Places | undefined;
  gun?: Ms | undefined;
  chip?: Ms | undefined;
}

/** The results of one race as they were published, numbered within their state: provisional 1, 2 …, official 1, 2 … */
export interface Version {
  id: string;
  race: string;
  state: PublishedState;
  number: number;
  at: Ms;
  by: string;
  /** Why there is one more after an official one; null for the first. */
  reason: string | null;
  /** SHA-256 of the version's file, as hex. */
  checksum: string;
  /** The last seal of the journal that it was made of. */
  head: string;
  /** Everybody, in the order of the overall list. */
  rows: readonly PublishedRow[];
  /** An official version holds no more once its race was opened again; null while it holds. */
  lapsed: { at: Ms; by: string; reason: string } | null;
}
