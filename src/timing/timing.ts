import type { Action } from './actions.ts';
import { chipKey } from './chip.ts';
import { addFact, compareActions, factsOf, isUndone, type Facts, type Gun } from './facts.ts';
import type { Entry, Ms, RaceDefinition } from './race.ts';
import { Ranking, type Ranked } from './ranking.ts';
import type { Passing } from './read.ts';
import type { Places, Result } from './result.ts';
import { resultOf } from './result-of.ts';

/** Bibs whose result may have changed; `all` when the race itself changed. */
export type Touched = ReadonlySet<string> | 'all';

/** `overall`, `sex:F`, `category:W35`. */
export type ListId = 'overall' | `sex:${string}` | `category:${string}`;

export interface UnknownChip {
  chip: string;
  /** Where it was seen last. */
  point: string;
  passings: number;
  firstSeen: Ms;
  lastSeen: Ms;
}

/**
 * The race as a pure function of its actions and passings, kept up to date: {@link Timing.apply} and
 * {@link Timing.observe} may be called in any order and give the same results. One more passing costs
 * its own entry and its places in the lists; an action that changes the race makes everything again.
 */
export class Timing {
  readonly #actions: Action[] = [];
  readonly #actionIds = new Set<string>();
  #facts: Facts = factsOf([]);
  readonly #chipPassings = new Map<string, Passing>();
  /** Passings of each chip, by {@link chipKey}. */
  readonly #byChip = new Map<string, Map<string, Passing>>();
  /** Passings of each bib, chip and hand. */
  #byBib = new Map<string, Map<string, Passing>>();
  readonly #unknown = new Set<string>();
  #results = new Map<string, Result>();
  #lists = new Map<ListId, Ranking>();
  #entrants = new Map<ListId, number>();
  #counts = { started: 0, finished: 0 };
  /** Grows with every change. */
  #revision = 0;

  /** Takes in an action; the same action again changes nothing. */
  apply(action: Action): Touched {
    if (this.#actionIds.has(action.id)) return new Set();
    this.#actionIds.add(action.id);
    this.#revision += 1;
    const last = this.#actions.at(-1);
    this.#actions.push(action);
    if (last !== undefined && compareActions(last, action) > 0) this.#actions.sort(compareActions);
    const isNext = last === undefined || compareActions(last, action) < 0;
    const bibs = isNext && !isUndone(action, this.#facts.undone) ? this.#bibsTouchedBy(action) : null;
    if (bibs === null) {
      this.#facts = factsOf(this.#actions);
      this.#makeAll();
      return 'all';
    }
    addFact(this.#facts, action);
    const touched = new Set([...bibs, ...(this.#bibsTouchedBy(action) ?? [])]);
    for (const bib of touched) {
      this.#byBib.set(bib, this.#gather(bib));
      this.#make(bib);
    }
    return touched;
  }

  /** Takes in many actions at once and makes everything again once. */
  applyAll(actions: Iterable<Action>): Touched {
    for (const action of actions) {
      if (this.#actionIds.has(action.id)) continue;
      this.#actionIds.add(action.id);
      this.#actions.push(action);
    }
    this.#revision += 1;
    this.#actions.sort(compareActions);
    this.#facts = factsOf(this.#actions);
    this.#makeAll();
    return 'all';
  }

  /** Takes in a chip passing, or a later state of one that is known (same id). */
  observe(passing: Passing): Touched {
    this.#revision += 1;
    const key = chipKey(passing.chip ?? '');
    const before = this.#chipPassings.get(passing.id);
    if (before !== undefined && before.chip !== passing.chip) this.withdraw(passing.id);
    this.#chipPassings.set(passing.id, passing);
    putInside(this.#byChip, key, passing);
    const bib = this.#facts.bibOfChip.get(key);
    if (bib === undefined) {
      this.#unknown.add(key);
      return new Set();
    }
    if (!this.#facts.voided.has(passing.id)) putInside(this.#byBib, bib, passing);
    this.#make(bib);
    return new Set([bib]);
  }

  /** Puts these chip passings in the place of all that are known, and makes everything again once. */
  replacePassings(passings: Iterable<Passing>): Touched {
    this.#revision += 1;
    this.#chipPassings.clear();
    this.#byChip.clear();
    for (const passing of passings) {
      this.#chipPassings.set(passing.id, passing);
      putInside(this.#byChip, chipKey(passing.chip ?? ''), passing);
    }
    this.#makeAll();
    return 'all';
  }

  /** Forgets a chip passing that turned out to be part of another. */
  withdraw(id: string): Touched {
    const passing = this.#chipPassings.get(id);
    if (passing === undefined) return new Set();
    this.#revision += 1;
    const key = chipKey(passing.chip ?? '');
    this.#chipPassings.delete(id);
    this.#byChip.get(key)?.delete(id);
    const bib = this.#facts.bibOfChip.get(key);
    if (bib === undefined) return new Set();
    this.#byBib.get(bib)?.delete(id);
    this.#make(bib);
    return new Set([bib]);
  }

  get revision(): number {
    return this.#revision;
  }

  get race(): RaceDefinition | null {
    return this.#facts.race;
  }

  /** All actions in the order in which they count. */
  get actions(): readonly Action[] {
    return this.#actions;
  }

  entry(bib: string): Entry | undefined {
    return this.#facts.entries.get(bib);
  }

  entries(): Iterable<Entry> {
    return this.#facts.entries.values();
  }

  /** Whose chip it is. */
  bibOfChip(chip: string): string | undefined {
    return this.#facts.bibOfChip.get(chipKey(chip));
  }

  /** The start signal that counts for a wave: the one people fired, else the race definition's. */
  gun(wave: string): Gun | null {
    const fired = this.#facts.fired.get(wave);
    if (fired !== undefined) return fired;
    const known = this.#facts.race?.waves.find((candidate) => candidate.id === wave)?.gun;
    return known === undefined ? null : { time: known, action: null };
  }

  result(bib: string): Result | undefined {
    return this.#results.get(bib);
  }

  places(bib: string): Places {
    const none: Places = { overall: null, sex: null, category: null };
    const entry = this.entry(bib);
    const result = this.result(bib);
    if (entry === undefined || result === undefined) return none;
    const [overall, sex, category] = listsOf(entry, result).map(
      (id) => this.#lists.get(id)?.place(bib) ?? null,
    );
    return { overall: overall ?? null, sex: sex ?? null, category: category ?? null };
  }

  /** Finishers of a list in order, or its first `count`. */
  list(id: ListId, count?: number): string[] {
    return this.#lists.get(id)?.bibs(count) ?? [];
  }

  /** All lists with their numbers: overall, then sexes, then the race's categories. */
  lists(): { id: ListId; finishers: number; entrants: number }[] {
    const order: ListId[] = [
      'overall',
      'sex:F',
      'sex:M',
      'sex:X',
      ...(this.race?.categories.map((category): ListId => `category:${category.id}`) ?? []),
    ];
    return order
      .map((id) => ({ id, finishers: this.#lists.get(id)?.size ?? 0, entrants: this.#entrants.get(id) ?? 0 }))
      .filter(({ id, entrants }) => entrants > 0 || id === 'overall');
  }

  /** A chip or hand passing by id, whether it is used or not. */
  passing(id: string): Passing | undefined {
    const passing = this.#chipPassings.get(id) ?? this.#facts.handPassings.get(id);
    return passing === undefined ? undefined : this.#withBib(passing);
  }

  /** Passings of a bib by time, voided ones left out. */
  passingsOf(bib: string): Passing[] {
    return [...(this.#byBib.get(bib)?.values() ?? [])].sort((one, other) => one.first - other.first);
  }

  /** Passings of all points and kinds, in no order. */
  *passings(): Iterable<Passing> {
    yield* this.#chipPassings.values();
    for (const passing of this.#facts.handPassings.values()) yield this.#withBib(passing);
  }

  isVoided(passing: string): boolean {
    return this.#facts.voided.has(passing);
  }

  /** Hand passings without a bib, or with one that nobody has, oldest first. */
  openPassings(): Passing[] {
    return [...this.#facts.handPassings.values()]
      .filter((passing) => this.entry(this.#bibOf(passing) ?? '') === undefined && !this.isVoided(passing.id))
      .sort((one, other) => one.first - other.first);
  }

  /** Chips that were read and that nobody has, the latest first. */
  unknownChips(): UnknownChip[] {
    return [...this.#unknown]
      .map((key) => [...(this.#byChip.get(key)?.values() ?? [])].filter(({ id }) => !this.isVoided(id)))
      .filter((passings) => passings.length > 0)
      .map(summary)
      .sort((one, other) => other.lastSeen - one.lastSeen || (one.chip < other.chip ? -1 : 1));
  }

  counts(): { entries: number; started: number; onCourse: number; finished: number } {
    const { started, finished } = this.#counts;
    return { entries: this.#facts.entries.size, started, onCourse: started - finished, finished };
  }

  #bibOf(passing: Passing): string | undefined {
    if (passing.chip !== null) return this.bibOfChip(passing.chip);
    return this.#facts.assignedPassings.get(passing.id) ?? passing.bib ?? undefined;
  }

  #withBib(passing: Passing): Passing {
    return { ...passing, bib: this.#bibOf(passing) ?? null };
  }

  #makeAll(): void {
    this.#byBib = new Map();
    this.#unknown.clear();
    for (const [key, passings] of this.#byChip) {
      const bib = this.#facts.bibOfChip.get(key);
      if (bib === undefined) this.#unknown.add(key);
      else
        for (const passing of passings.values())
          if (!this.isVoided(passing.id)) putInside(this.#byBib, bib, passing);
    }
    for (const passing of this.#facts.handPassings.values()) {
      const bib = this.#bibOf(passing);
      if (bib !== undefined && !this.isVoided(passing.id))
        putInside(this.#byBib, bib, this.#withBib(passing));
    }
    this.#results = new Map();
    this.#entrants = new Map();
    this.#counts = { started: 0, finished: 0 };
    const ranked = new Map<ListId, Ranked[]>();
    for (const entry of this.#facts.entries.values()) {
      const made = this.#makeResult(entry);
      if (made === null) continue;
      for (const id of made.lists) {
        const rows = ranked.get(id) ?? [];
        if (rows.length === 0) ranked.set(id, rows);
        if (made.time !== null) rows.push({ bib: entry.bib, time: made.time });
      }
    }
    this.#lists = new Map([...ranked].map(([id, rows]) => [id, new Ranking(rows)]));
  }

  /** Whom an action concerns as things stand; null where it may be anybody. */
  #bibsTouchedBy(action: Action): string[] | null {
    switch (action.type) {
      case 'passing.add':
      case 'passing.assign':
      case 'passing.void': {
        const bib = this.passing(action.type === 'passing.add' ? action.id : action.passing)?.bib ?? null;
        return bib === null ? [] : [bib];
      }
      case 'chip.assign': {
        const bib = this.bibOfChip(action.chip);
        return bib === undefined ? [] : [bib];
      }
      case 'reader.connect':
      case 'reader.disconnect':
      case 'clock.correct':
      case 'clock.jump':
        return [];
      case 'race.define':
      case 'entries.import':
      case 'gun.fire':
      case 'chip.swap':
      case 'entry.change':
      case 'entry.withdraw':
      case 'status.set':
      case 'order.set':
      case 'race.close':
      case 'undo':
        return null;
    }
  }

  /** All passings of one bib, collected anew. */
  #gather(bib: string): Map<string, Passing> {
    const own = new Map<string, Passing>();
    const assigned = [...this.#facts.assignedChips.keys()];
    for (const chip of new Set([...(this.entry(bib)?.chips.map(chipKey) ?? []), ...assigned])) {
      if (this.#facts.bibOfChip.get(chip) !== bib) continue;
      this.#unknown.delete(chip);
      for (const passing of this.#byChip.get(chip)?.values() ?? []) own.set(passing.id, passing);
    }
    for (const passing of this.#facts.handPassings.values())
      if (this.#bibOf(passing) === bib) own.set(passing.id, this.#withBib(passing));
    for (const id of own.keys()) if (this.isVoided(id)) own.delete(id);
    return own;
  }

  /** Makes one entry's result again and puts it in its lists. */
  #make(bib: string): void {
    const entry = this.entry(bib);
    const made = entry === undefined ? null : this.#makeResult(entry);
    if (made === null) return;
    for (const id of made.lists) {
      const ranking = this.#lists.get(id) ?? new Ranking();
      this.#lists.set(id, ranking);
      ranking.set(bib, made.time);
    }
  }

  /** An entry's result, its lists and the time that ranks it there; null without a race. */
  #makeResult(entry: Entry): { lists: ListId[]; time: Ms | null } | null {
    const race = this.race;
    if (race === null) return null;
    const gun = this.gun(entry.wave ?? race.waves[0]?.id ?? '');
    const before = this.#results.get(entry.bib);
    const result = resultOf(entry, race, gun?.time ?? null, this.#byBib.get(entry.bib)?.values() ?? []);
    const lists = listsOf(entry, result);
    this.#results.set(entry.bib, result);
    this.#count(before, -1);
    this.#count(result, 1);
    if (before === undefined)
      for (const id of lists) this.#entrants.set(id, (this.#entrants.get(id) ?? 0) + 1);
    return { lists, time: race.rankBy === 'gun' ? result.gunTime : (result.chipTime ?? result.gunTime) };
  }

  #count(result: Result | undefined, by: 1 | -1): void {
    if (result === undefined) return;
    if (result.status !== 'entered') this.#counts.started += by;
    if (result.status === 'finished') this.#counts.finished += by;
  }
}

/** The lists an entry stands in, in the order overall, sex, category. */
export function listsOf(entry: Entry, result: Result): ListId[] {
  const lists: ListId[] = ['overall', `sex:${entry.sex}`];
  return result.category === null ? lists : [...lists, `category:${result.category}`];
}

function putInside(map: Map<string, Map<string, Passing>>, key: string, passing: Passing): void {
  const inner = map.get(key);
  if (inner === undefined) map.set(key, new Map([[passing.id, passing]]));
  else inner.set(passing.id, passing);
}

function summary(passings: Passing[]): UnknownChip {
  const latest = passings.toSorted((one, other) => other.last - one.last || (one.id < other.id ? -1 : 1))[0]!;
  return {
    chip: latest.chip ?? '',
    point: latest.point,
    passings: passings.length,
    firstSeen: Math.min(...passings.map((passing) => passing.first)),
    lastSeen: latest.last,
  };
}
