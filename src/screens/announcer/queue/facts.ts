import type { AnnouncedRow } from '../../../contract/calls/announcer.ts';
import type { FinisherRow } from '../../../contract/rows.ts';

/** Something worth saying of a finisher: a code with what its words need. */
export type Fact =
  | { kind: 'sex'; sex: 'F' | 'M' | 'X'; place: number }
  | { kind: 'list'; list: string; place: number }
  | { kind: 'category'; category: string; place: number }
  | { kind: 'overall'; place: number }
  /** The first of a nation in the race so far, and whether it is the nation of the site. */
  | { kind: 'nation'; nation: string; isHome: boolean }
  | { kind: 'birthday'; age: number }
  | { kind: 'oldest' | 'youngest'; sex: 'F' | 'M' | 'X'; age: number }
  /** The first of a club in the race so far. */
  | { kind: 'club'; club: string }
  /** So many of a club finished within seconds. */
  | { kind: 'clubmates'; club: string; count: number }
  | { kind: 'milestone'; place: number };

/** The first so many of a sex are told as such, whatever else there is to say. */
const firstOfSex = 10;
const podium = 3;

/**
 * The places worth saying: the sex for its first ten (of relay teams, which are of none, all together), further lists
 * and the category for a podium, round numbers.
 */
export function placeFacts(row: FinisherRow | AnnouncedRow, isMilestone: boolean): Fact[] {
  const { places, person } = row;
  const { overall, sex, category, lists = {} } = places;
  const facts: Fact[] = [];
  if ('runners' in row && row.runners !== undefined) {
    if (overall !== null && overall <= firstOfSex) facts.push({ kind: 'overall', place: overall });
  } else if (sex !== null && sex <= firstOfSex) facts.push({ kind: 'sex', sex: person.sex, place: sex });
  if (category !== null && category <= podium && person.category !== null)
    facts.push({ kind: 'category', category: person.category, place: category });
  for (const [list, place] of Object.entries(lists))
    if (place <= podium) facts.push({ kind: 'list', list, place });
  if (isMilestone && overall !== null) facts.push({ kind: 'milestone', place: overall });
  return facts;
}

/** The one fact of a finisher of whom nothing else is known: the best of the places; null where there is none. */
export function factOf(row: FinisherRow): Fact | null {
  const { overall, category } = row.places;
  const first = placeFacts(row, false).find(({ kind }) => kind === 'sex' || kind === 'overall');
  if (first !== undefined) return first;
  if (category !== null && row.person.category !== null)
    return { kind: 'category', category: row.person.category, place: category };
  return overall === null ? null : { kind: 'overall', place: overall };
}

/** How much a fact is worth saying: 6 for the leaders of a sex down to 1; 0 for a place like any other. */
export function worthOf(fact: Fact): number {
  switch (fact.kind) {
    case 'sex':
      return fact.place <= podium ? 6 : 5;
    case 'category':
    case 'list':
      return fact.place <= podium ? 4 : 0;
    case 'birthday':
      return 4;
    case 'nation':
      return fact.isHome ? 4 : 3;
    case 'oldest':
    case 'youngest':
      return 3;
    case 'milestone':
      return 2;
    case 'club':
    case 'clubmates':
      return 1;
    case 'overall':
      // Of relay teams: of runners the sex is told.
      return fact.place <= podium ? 6 : fact.place <= firstOfSex ? 5 : 0;
  }
}

/** What somebody of the crew wrote down is meant to be said. */
const worthOfNote = 5;

/** How much there is to say of a finisher of whom these facts are known. */
export function worthOfAll(row: AnnouncedRow, facts: readonly Fact[]): number {
  return Math.max(row.note === undefined ? 0 : worthOfNote, ...facts.map(worthOf));
}

const steps = [10, 50, 100, 250, 500];

/** The next round number of finishers: 10, 50, 100, 250, 500, then each 500. */
export function nextMilestone(finished: number): number {
  return steps.find((step) => step > finished) ?? (Math.floor(finished / 500) + 1) * 500;
}
