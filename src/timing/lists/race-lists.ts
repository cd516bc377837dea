import type { JudgedOrder } from '../facts/facts.ts';
import { judgedKeys, type RankKey } from '../facts/judged-order.ts';
import { compareGroups, definitionsOf, listIdOf, type ListId } from './list-definitions.ts';
import { List, type RankKeys } from './list.ts';
import { officialTime } from '../model/rounding.ts';
import type { Entry, ListDefinition, LocalText, Ms, RaceDefinition } from '../model/race.ts';
import type { Places, Result } from '../model/result.ts';
import { placedIn, type Standing } from './standing.ts';
import { forEachInSteps, sorted, type Steps } from '../steps.ts';

/** A list with its numbers, as it is offered for choice. */
export interface ListSummary {
  id: ListId;
  finishers: number;
  entrants: number;
  name?: LocalText | undefined;
  /** Whether it scores teams. */
  teams?: true | undefined;
}

/** Who is ranked in a list but left out of it, and the places that they would have. */
interface LeftOut {
  bibs: ReadonlySet<string>;
  places: readonly number[];
}

const nobody: LeftOut = { bibs: new Set(), places: [] };

/** All lists of a race, kept up to date: one more finisher moves in their own lists only. */
export class RaceLists {
  readonly #race: RaceDefinition;
  readonly #definitions: readonly ListDefinition[];
  readonly #lists = new Map<ListId, List>();
  /** Lists of each bib, in the order of the definitions. */
  readonly #listsOf = new Map<string, List[]>();
  readonly #resultOf: (bib: string) => Result | undefined;
  readonly #winners = new Map<ListId, LeftOut>();
  #orders: readonly JudgedOrder[] = [];

  constructor(race: RaceDefinition, resultOf: (bib: string) => Result | undefined) {
    this.#race = race;
    this.#definitions = definitionsOf(race);
    this.#resultOf = resultOf;
  }

  /** Ranks everybody at once, from nothing: all results of those who were entered. */
  *refill(results: Iterable<Result>, orders: readonly JudgedOrder[]): Steps<void> {
    const ranked = new Map([...this.#lists.values()].map((list): [List, Result[]] => [list, []]));
    // In the order of the largest list, so that there is little left to sort in each.
    const ranking = [...results].filter((result) => result.ranked);
    const finishers = yield* sorted(ranking, (one, other) => (one.gunTime ?? 0) - (other.gunTime ?? 0));
    yield* forEachInSteps(finishers, (result) => {
      for (const list of this.#listsOf.get(result.bib) ?? []) ranked.get(list)?.push(result);
    });
    for (const [list, own] of ranked)
      yield* list.fill(own, (result) => keysOf(list.definition, result, this.#race));
    this.setOrders(orders);
  }

  /** Puts an entry in the lists that it stands in now; undefined where the bib is nobody's any more. */
  enter(bib: string, entry: Entry | undefined, category: string | null): void {
    for (const list of this.#listsOf.get(bib) ?? []) {
      list.set(bib, unranked);
      list.entrants -= 1;
    }
    this.#listsOf.delete(bib);
    this.#winners.clear();
    if (entry !== undefined) this.#enter(entry, category);
  }

  /** Puts a runner where the result belongs. */
  place(result: Result): void {
    this.#winners.clear();
    for (const list of this.#listsOf.get(result.bib) ?? []) {
      list.set(result.bib, keysOf(list.definition, result, this.#race));
      if (this.#orders.some(({ bibs }) => bibs.includes(result.bib))) this.#judge(list);
    }
  }

  setOrders(orders: readonly JudgedOrder[]): void {
    this.#orders = orders;
    this.#winners.clear();
    const lists = new Set(orders.flatMap(({ bibs }) => bibs.flatMap((bib) => this.#listsOf.get(bib) ?? [])));
    for (const list of lists) this.#judge(list);
  }

  /** Ids of the lists that a bib stands in, ranked or not. */
  idsOf(bib: string): ListId[] {
    return (this.#listsOf.get(bib) ?? []).map(({ id }) => id);
  }

  /** A runner's place in a list; null for who is not ranked there. */
  placeOf(id: ListId, bib: string): number | null {
    const list = this.#lists.get(id);
    return list === undefined ? null : this.#placeIn(list, bib);
  }

  /** A runner's places in all lists. */
  placesOf(bib: string): Places {
    const places: Places = { overall: null, sex: null, category: null };
    const further: Record<string, number> = {};
    for (const list of this.#listsOf.get(bib) ?? []) {
      const place = this.#placeIn(list, bib);
      if (place === null) continue;
      const kind = list.id === 'overall' ? list.id : list.id.slice(0, list.id.indexOf(':'));
      if (kind === 'overall' || kind === 'sex' || kind === 'category') places[kind] = place;
      else further[list.id] = place;
    }
    return Object.keys(further).length === 0 ? places : { ...places, lists: further };
  }

  /** Ranked bibs of a list in order, or the first `count`. */
  bibs(id: ListId, count?: number): string[] {
    const list = this.#lists.get(id);
    if (list === undefined) return [];
    const { depth } = list.definition;
    if (this.#leftOut(list).bibs.size === 0 && depth === undefined) return list.bibs(count);
    const bibs: string[] = [];
    for (const { bib } of placedIn(this.#standing(list))) {
      if (bibs.length === count) break;
      bibs.push(bib);
    }
    return bibs;
  }

  definition(id: ListId): ListDefinition | undefined {
    return this.#lists.get(id)?.definition;
  }

  /** All lists with entrants as they stand now, in the order of the race definition. */
  standings(): Standing[] {
    return this.#inOrder().map((list) => this.#standing(list));
  }

  /** All lists with entrants, in the order of the race definition; overall always. */
  summaries(): ListSummary[] {
    const summaries = this.#inOrder().map((list): ListSummary => {
      const { id, entrants, definition } = list;
      const finishers =
        definition.depth === undefined ? list.size - this.#leftOut(list).bibs.size : this.bibs(id).length;
      return {
        id,
        finishers,
        entrants,
        ...(definition.name === undefined ? {} : { name: definition.name }),
        ...(definition.teams === undefined ? {} : { teams: true }),
      };
    });
    return summaries.some(({ id }) => id === 'overall')
      ? summaries
      : [{ id: 'overall', finishers: 0, entrants: 0 }, ...summaries];
  }

  #inOrder(): List[] {
    const made = [...this.#lists.values()].filter(({ entrants }) => entrants > 0);
    const groups = Map.groupBy(made, ({ definition }) => definition);
    return this.#definitions.flatMap((definition) =>
      (groups.get(definition) ?? []).sort((one, other) =>
        compareGroups(this.#race, definition.by, one.id, other.id),
      ),
    );
  }

  #standing(list: List): Standing {
    const { id, definition } = list;
    return { id, definition, parts: list.parts(), leftOut: this.#leftOut(list).bibs };
  }

  #enter(entry: Entry, category: string | null): void {
    const lists: List[] = [];
    for (const definition of this.#definitions) {
      const id = listIdOf(definition, entry, category, this.#race);
      if (id === null) continue;
      const list = this.#lists.get(id) ?? new List(id, definition, this.#race);
      this.#lists.set(id, list);
      list.entrants += 1;
      lists.push(list);
    }
    this.#listsOf.set(entry.bib, lists);
  }

  /** Brings the judges' orders into a list. */
  #judge(list: List): void {
    const orders = this.#orders.filter(({ list: of }) => of === list.id || (of === null && list.isByGun));
    const isMember = (bib: string) => this.#listsOf.get(bib)?.includes(list) ?? false;
    const keyOf = (basis: 'gun' | 'chip') => (bib: string) => {
      const result = this.#resultOf(bib);
      return result === undefined || !isMember(bib)
        ? null
        : keysOf(list.definition, result, this.#race)[basis];
    };
    const gun = judgedKeys(orders, keyOf('gun'));
    const chip = judgedKeys(
      orders.filter(({ list: of }) => of === list.id && !list.isByGun),
      keyOf('chip'),
    );
    for (const bib of gun.keys()) {
      if (!isMember(bib)) continue;
      list.set(bib, {
        gun: gun.get(bib) ?? null,
        chip: chip.has(bib) ? (chip.get(bib) ?? null) : keyOf('chip')(bib),
      });
    }
  }

  #placeIn(list: List, bib: string): number | null {
    const place = list.place(bib);
    if (place === null) return null;
    const { depth = Infinity } = list.definition;
    const out = this.#leftOut(list);
    if (out.bibs.has(bib)) return null;
    let ahead = 0;
    for (const other of out.places) if (other < place) ahead += 1;
    return place - ahead <= depth ? place - ahead : null;
  }

  /** Who is ranked in this list, but has won a prize in one before it. */
  #leftOut(list: List): LeftOut {
    const from = list.definition.withoutWinnersOf;
    if (from === undefined) return nobody;
    const known = this.#winners.get(list.id);
    if (known !== undefined) return known;
    const winners = this.#definitions
      .slice(0, this.#definitions.indexOf(list.definition))
      .filter(({ id }) => from.includes(id))
      .flatMap((definition) => this.#winnersOf(definition));
    const bibs = new Set(winners.filter((bib) => list.place(bib) !== null));
    const out = { bibs, places: [...bibs].map((bib) => list.place(bib) ?? 0) };
    this.#winners.set(list.id, out);
    return out;
  }

  /** Prize winners of a list, in all its groups. */
  #winnersOf(definition: ListDefinition): string[] {
    const prizes = definition.prizes ?? definition.depth;
    if (prizes === undefined) return [];
    const winners: string[] = [];
    for (const list of this.#lists.values()) {
      if (list.definition !== definition) continue;
      for (const { bib, place } of placedIn(this.#standing(list))) {
        if (place > prizes) break;
        winners.push(bib);
      }
    }
    return winners;
  }
}

const unranked: RankKeys = { gun: null, chip: null };

/** What ranks a runner in a list. Without a start read the gun time stands in for the chip time. */
export function keysOf(
  { order, ties }: Pick<ListDefinition, 'order' | 'ties'>,
  result: Result,
  race: RaceDefinition,
): RankKeys {
  if (!result.ranked || result.gunTime === null) return unranked;
  if (order === 'line') {
    const line: RankKey = result.instants.at(-1) ?? 0;
    return { gun: line, chip: line };
  }
  const ranked = (time: Ms) => (ties === 'published' ? officialTime(time, race) : time);
  return { gun: ranked(result.gunTime), chip: ranked(result.chipTime ?? result.gunTime) };
}
