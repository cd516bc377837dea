import type { AnnouncedRow } from '../../../contract/calls/announcer.ts';
import { Company } from './company.ts';
import { worthOfAll, type Fact } from './facts.ts';
import { folded } from './folded.ts';
import { SortedRows } from './sorted-rows.ts';

/** A finisher with what is to be said. */
export interface Announced {
  readonly row: AnnouncedRow;
  readonly facts: readonly Fact[];
  /** How much there is to say: see `worthOfAll`. */
  readonly worth: number;
}

/** Who was read out, or was being read, and is no finisher any more. */
export interface TakenBack {
  bib: string;
  name: string;
  /** The instant of the finish that was. */
  time: number;
  /** Whether it had been ticked off. */
  ticked: boolean;
}

/** What a browser remembers of an event. */
export interface KeptReading {
  /** Bibs that were read, in the order in which they were ticked off. */
  ticks: string[];
  takenBack: TakenBack[];
}

/** Whom a search is for. */
export type Scope = 'all' | 'unread' | 'read';

const takenBackMax = 50;

const compareBib = (one: Announced, other: Announced) =>
  one.row.person.bib < other.row.person.bib ? -1 : one.row.person.bib > other.row.person.bib ? 1 : 0;
const byNewest = (one: Announced, other: Announced) =>
  other.row.time - one.row.time || compareBib(one, other);
const byWorth = (one: Announced, other: Announced) => other.worth - one.worth || byNewest(one, other);

/**
 * Everybody who has finished, those who were not read yet by what is worth saying, then the newest. Who is no finisher
 * any more leaves at once, and is told where somebody read them out.
 */
export class FinisherQueue {
  readonly #company: Company;
  readonly #all = new Map<string, Announced>();
  readonly #newest = new SortedRows<Announced>(byNewest);
  readonly #unread = new SortedRows<Announced>(byWorth);
  #ticks: string[];
  readonly #ticked: Set<string>;
  #takenBack: TakenBack[];
  /** By race id: all, and those not read yet. */
  readonly #counts = new Map<string, { all: number; unread: number }>();
  /** Names and bib as a search compares them. */
  readonly #texts = new WeakMap<AnnouncedRow, string>();
  readonly #spoken: (name: string) => string | null;

  /** `home`: the country of the site. `spoken`: how a name is said in Latin letters, where that is known. */
  constructor(
    { ticks, takenBack }: KeptReading,
    {
      home = null,
      spoken = () => null,
    }: { home?: string | null; spoken?: (name: string) => string | null } = {},
  ) {
    this.#company = new Company(home);
    this.#ticks = [...ticks];
    this.#ticked = new Set(ticks);
    this.#takenBack = [...takenBack];
    this.#spoken = spoken;
  }

  /** All finishers that there are: whoever is not among them is none. */
  replace(rows: readonly AnnouncedRow[]): void {
    const there = new Set(rows.map(({ person }) => person.bib));
    const gone = [...this.#all.keys()].filter((bib) => !there.has(bib));
    this.change(rows, gone);
    for (const bib of this.#ticks.filter((ticked) => !there.has(ticked)))
      this.#takeBack({ bib, name: '', time: 0, ticked: true });
  }

  /** Finishers that came or changed, and bibs that are none any more. */
  change(rows: readonly AnnouncedRow[], gone: readonly string[]): void {
    const touched = new Set<string>();
    for (const bib of gone) this.#remove(bib, touched);
    for (const row of rows) this.#put(row, touched);
    for (const bib of touched) this.#weigh(bib);
  }

  get(bib: string): Announced | undefined {
    return this.#all.get(bib);
  }

  isTicked(bib: string): boolean {
    return this.#ticked.has(bib);
  }

  /** Finishers of a race, or of all (null), and how many of them were not read yet. */
  counts(race: string | null): { all: number; unread: number } {
    if (race === null) return { all: this.#all.size, unread: this.#unread.rows.length };
    return this.#counts.get(race) ?? { all: 0, unread: 0 };
  }

  /** The first of those not read yet. */
  first(count: number, race: string | null): Announced[] {
    if (race === null) return this.#unread.rows.slice(0, count);
    return this.#unread.rows
      .values()
      .filter(({ row }) => isOf(row, race))
      .take(count)
      .toArray();
  }

  /** Bibs that were read, the last one last. */
  ticks(race: string | null): readonly string[] {
    if (race === null) return this.#ticks;
    return this.#ticks.filter((bib) => {
      const known = this.#all.get(bib);
      return known !== undefined && isOf(known.row, race);
    });
  }

  tick(bib: string): void {
    const known = this.#all.get(bib);
    if (known === undefined || this.#ticked.has(bib)) return;
    this.#unread.remove(known);
    this.#count(known.row, { all: 0, unread: -1 });
    this.#ticks.push(bib);
    this.#ticked.add(bib);
  }

  /**
   * Who fits a text: the bib itself, then bibs that begin so, then names and clubs that have it; everybody where it is empty.
   * Those not read yet are in the order of reading, those read with the last first, all with the newest first.
   */
  find(text: string, scope: Scope, race: string | null): Announced[] {
    const those = this.#inScope(scope).filter(({ row }) => isOf(row, race));
    const wanted = folded(text);
    if (wanted === '') return those;
    const ranks = those
      .map((one) => ({ one, rank: rankOf(folded(one.row.person.bib), this.#textOf(one.row), wanted) }))
      .filter(({ rank }) => rank < noRank);
    return ranks.toSorted((one, other) => one.rank - other.rank).map(({ one }) => one);
  }

  /** Who was read and is no finisher any more, the last one last, until somebody says that they know. */
  get takenBack(): readonly TakenBack[] {
    return this.#takenBack;
  }

  /** Tells of somebody who was being read when they went. */
  tellTakenBack({ person: { bib, name }, time }: AnnouncedRow): void {
    if (!this.#takenBack.some((told) => told.bib === bib)) this.#takeBack({ bib, name, time, ticked: false });
  }

  knowTakenBack(): void {
    this.#takenBack = [];
  }

  /** What a browser remembers. */
  kept(): KeptReading {
    return { ticks: this.#ticks, takenBack: this.#takenBack };
  }

  #inScope(scope: Scope): readonly Announced[] {
    if (scope === 'unread') return this.#unread.rows;
    if (scope === 'all') return this.#newest.rows;
    return this.#ticks.toReversed().flatMap((bib) => this.#all.get(bib) ?? []);
  }

  #textOf(row: AnnouncedRow): string {
    const known = this.#texts.get(row);
    if (known !== undefined) return known;
    const { name, latinName, club } = row.person;
    const parts = [name, latinName, latinName?.split(' ').toReversed().join(' '), this.#spoken(name), club];
    const text = parts.map((part) => folded(part ?? '')).join(' ');
    this.#texts.set(row, text);
    return text;
  }

  #put(row: AnnouncedRow, touched: Set<string>): void {
    const { bib } = row.person;
    const before = this.#all.get(bib);
    if (before !== undefined) this.#takeOut(before, touched);
    for (const other of this.#company.add(row)) touched.add(other);
    this.#restore(row);
    this.#all.set(bib, { row, facts: [], worth: 0 });
    this.#newest.add(this.#all.get(bib)!);
    if (!this.#ticked.has(bib)) this.#unread.add(this.#all.get(bib)!);
    this.#count(row, { all: 1, unread: this.#ticked.has(bib) ? 0 : 1 });
    touched.add(bib);
  }

  /** Who comes back with the same time was read already, where nobody took note yet that they had gone. */
  #restore({ person: { bib }, time }: AnnouncedRow): void {
    const told = this.#takenBack.find((one) => one.bib === bib);
    if (told === undefined) return;
    this.#takenBack = this.#takenBack.filter((one) => one !== told);
    if (!told.ticked || (told.time !== time && told.time !== 0) || this.#ticked.has(bib)) return;
    this.#ticks.push(bib);
    this.#ticked.add(bib);
  }

  #remove(bib: string, touched: Set<string>): void {
    const known = this.#all.get(bib);
    if (known === undefined) return;
    this.#takeOut(known, touched);
    this.#all.delete(bib);
    touched.delete(bib);
    const { person, time } = known.row;
    if (this.#ticked.has(bib)) this.#takeBack({ bib, name: person.name, time, ticked: true });
  }

  #takeOut(known: Announced, touched: Set<string>): void {
    const isTicked = this.#ticked.has(known.row.person.bib);
    for (const other of this.#company.remove(known.row)) touched.add(other);
    this.#newest.remove(known);
    if (!isTicked) this.#unread.remove(known);
    this.#count(known.row, { all: -1, unread: isTicked ? 0 : -1 });
  }

  /** Makes the facts of somebody anew, and puts them where they belong by what there is to say. */
  #weigh(bib: string): void {
    const known = this.#all.get(bib);
    if (known === undefined) return;
    const facts = this.#company.factsOf(known.row);
    const weighed = { row: known.row, facts, worth: worthOfAll(known.row, facts) };
    this.#newest.remove(known);
    this.#newest.add(weighed);
    this.#all.set(bib, weighed);
    if (this.#ticked.has(bib)) return;
    this.#unread.remove(known);
    this.#unread.add(weighed);
  }

  #takeBack(told: TakenBack): void {
    this.#ticks = this.#ticks.filter((bib) => bib !== told.bib);
    this.#ticked.delete(told.bib);
    this.#takenBack = [...this.#takenBack.filter(({ bib }) => bib !== told.bib), told].slice(-takenBackMax);
  }

  #count({ person: { race = '' } }: AnnouncedRow, more: { all: number; unread: number }): void {
    const counts = this.#counts.get(race) ?? { all: 0, unread: 0 };
    this.#counts.set(race, { all: counts.all + more.all, unread: counts.unread + more.unread });
  }
}

const isOf = ({ person }: AnnouncedRow, race: string | null) =>
  race === null || person.race === undefined || person.race === race;

const noRank = 4;

function rankOf(bib: string, text: string, wanted: string): number {
  if (bib === wanted) return 0;
  if (bib.startsWith(wanted)) return 1;
  const at = text.indexOf(wanted);
  if (at < 0) return noRank;
  return at === 0 || text[at - 1] === ' ' ? 2 : 3;
}
