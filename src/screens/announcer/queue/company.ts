import type { AnnouncedRow } from '../../../contract/calls/announcer.ts';
import { factOf, nextMilestone, placeFacts, worthOf, type Fact } from './facts.ts';
import { folded } from './folded.ts';
import { SortedRows } from './sorted-rows.ts';

/** Finishers of one club so close together came together, in milliseconds. */
const togetherMs = 10_000;
/** Before so many of a sex, everybody is the oldest or the youngest. */
const manyMin = 20;

const byTime = (one: AnnouncedRow, other: AnnouncedRow) =>
  one.time - other.time || compareText(one.person.bib, other.person.bib);
const byAge = (one: AnnouncedRow, other: AnnouncedRow) =>
  (one.age ?? 0) - (other.age ?? 0) || compareText(one.person.bib, other.person.bib);
const compareText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/**
 * Everybody who has finished, by nation, club and age: what a finisher is among the others. Adding and removing name
 * whose facts may be others from then on; they are few, however many have finished.
 */
export class Company {
  /** Three-letter code of the country that the site is in; null where nobody said it. */
  readonly #home: string | null;
  readonly #nations = new Map<string, SortedRows<AnnouncedRow>>();
  readonly #clubs = new Map<string, SortedRows<AnnouncedRow>>();
  readonly #ages = new Map<string, SortedRows<AnnouncedRow>>();

  constructor(home: string | null) {
    this.#home = home;
  }

  /** Takes a finisher in; gives the bibs of others about whom something else is to be said now. */
  add(row: AnnouncedRow): string[] {
    return this.#groupsOf(row).flatMap(([group, reach]) => around(group.rows, group.add(row), row, reach));
  }

  /** Takes out a finisher, the same object that was taken in; gives bibs as {@link add}. */
  remove(row: AnnouncedRow): string[] {
    return this.#groupsOf(row).flatMap(([group, reach]) => around(group.rows, group.remove(row), row, reach));
  }

  /** What is worth saying of a finisher who was taken in, the most worth first; at least a place where there is one. */
  factsOf(row: AnnouncedRow): Fact[] {
    const { overall } = row.places;
    const isMilestone = overall !== null && overall > 1 && nextMilestone(overall - 1) === overall;
    const facts = [
      ...placeFacts(row, isMilestone),
      ...this.#birthday(row),
      ...this.#firsts(row),
      ...this.#extremes(row),
      ...this.#clubmates(row),
    ].toSorted((one, other) => worthOf(other) - worthOf(one));
    const place = factOf(row);
    const isSaid = place === null || facts.some(({ kind }) => kind === place.kind || kind === 'milestone');
    return isSaid ? facts : [...facts, place];
  }

  #birthday({ birthday, age }: AnnouncedRow): Fact[] {
    return birthday === true && age !== undefined ? [{ kind: 'birthday', age }] : [];
  }

  #firsts(row: AnnouncedRow): Fact[] {
    const { nationality, club } = row.person;
    const isFirst = (group: SortedRows<AnnouncedRow> | undefined) => group?.rows[0] === row;
    const facts: Fact[] = [];
    if (nationality !== null && isFirst(this.#nations.get(keyOf(row, nationality))))
      facts.push({ kind: 'nation', nation: nationality, isHome: nationality === this.#home });
    if (club !== null && isFirst(this.#clubs.get(keyOf(row, folded(club)))))
      facts.push({ kind: 'club', club });
    return facts;
  }

  #extremes(row: AnnouncedRow): Fact[] {
    const { sex } = row.person;
    const rows = this.#ages.get(keyOf(row, sex))?.rows ?? [];
    if (row.age === undefined || rows.length < manyMin) return [];
    const { age } = row;
    if (rows.at(-1) === row && rows.at(-2)?.age !== age) return [{ kind: 'oldest', sex, age }];
    if (rows[0] === row && rows[1]?.age !== age) return [{ kind: 'youngest', sex, age }];
    return [];
  }

  #clubmates(row: AnnouncedRow): Fact[] {
    const { club } = row.person;
    const rows = club === null ? undefined : this.#clubs.get(keyOf(row, folded(club)))?.rows;
    if (club === null || rows === undefined) return [];
    const at = indexOf(rows, row);
    let count = 1;
    for (let before = at - 1; before >= 0 && isTogether(rows[before]!, row); before -= 1) count += 1;
    for (let after = at + 1; after < rows.length && isTogether(rows[after]!, row); after += 1) count += 1;
    return count > 1 ? [{ kind: 'clubmates', club, count }] : [];
  }

  /** Where a finisher belongs, each with how far a change there reaches. */
  #groupsOf(row: AnnouncedRow): [SortedRows<AnnouncedRow>, 'first' | 'club' | 'ends'][] {
    const { nationality, club, sex } = row.person;
    return [
      ...(nationality === null
        ? []
        : [[groupIn(this.#nations, keyOf(row, nationality), byTime), 'first'] as const]),
      ...(club === null ? [] : [[groupIn(this.#clubs, keyOf(row, folded(club)), byTime), 'club'] as const]),
      ...(row.age === undefined ? [] : [[groupIn(this.#ages, keyOf(row, sex), byAge), 'ends'] as const]),
    ].map(([group, reach]) => [group, reach]);
  }
}

const keyOf = ({ person }: AnnouncedRow, group: string) => `${person.race ?? ''} ${group}`;
const isTogether = (one: AnnouncedRow, other: AnnouncedRow) => Math.abs(one.time - other.time) <= togetherMs;

function groupIn(
  groups: Map<string, SortedRows<AnnouncedRow>>,
  key: string,
  order: (one: AnnouncedRow, other: AnnouncedRow) => number,
): SortedRows<AnnouncedRow> {
  const group = groups.get(key) ?? new SortedRows(order);
  groups.set(key, group);
  return group;
}

function indexOf(rows: readonly AnnouncedRow[], row: AnnouncedRow): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (byTime(rows[middle]!, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The bibs near a place in a group, after a row came or went there. */
function around(
  rows: readonly AnnouncedRow[],
  at: number,
  row: AnnouncedRow,
  reach: 'first' | 'club' | 'ends',
): string[] {
  const near: (AnnouncedRow | undefined)[] = [];
  if (at <= 1) near.push(rows[0], rows[1]);
  if (reach === 'ends') {
    if (at >= rows.length - 2) near.push(rows.at(-1), rows.at(-2));
    // With one more they are many: now the first and the last are told.
    if (rows.length === manyMin || rows.length === manyMin - 1) near.push(rows[0], rows.at(-1));
  }
  if (reach === 'club') {
    for (let before = at - 1; before >= 0 && isTogether(rows[before]!, row); before -= 1)
      near.push(rows[before]);
    for (let after = at; after < rows.length && isTogether(rows[after]!, row); after += 1)
      near.push(rows[after]);
  }
  return near.flatMap((other) => (other === undefined || other === row ? [] : [other.person.bib]));
}
