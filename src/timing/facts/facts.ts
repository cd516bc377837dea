import type { Ruling } from '../model/actions.ts';
import { chipKey } from '../model/chip.ts';
import { ClubNames } from '../model/club.ts';
import type { Entry, Ms, RaceDefinition } from '../model/race.ts';
import type { Passing } from '../model/read.ts';
import { ChipOwners } from './chip-owners.ts';

/** What a person said last of a runner. */
export interface RulingFact {
  status: Ruling;
  rule: string | null;
  reason: string | null;
  action: string;
}

/** The judges' order of some finishers in a list; null: at the finish line. */
export interface JudgedOrder {
  list: string | null;
  bibs: readonly string[];
}

/** What the actions amount to: the race as it stands. */
export interface Facts {
  race: RaceDefinition | null;
  /** Guns fired by people; they win over the race definition's. */
  fired: Map<string, { time: Ms; action: string }>;
  entries: Map<string, Entry>;
  /** Whose each chip is, by {@link chipKey}. */
  owners: ChipOwners;
  /** However an entry writes its club, it has the spelling that came first. */
  clubs: ClubNames;
  handPassings: Map<string, Passing>;
  /** Bibs given to hand passings afterwards. */
  assignedPassings: Map<string, string>;
  voided: Set<string>;
  rulings: Map<string, RulingFact>;
  /** Orders by the judges, the oldest first. */
  orders: JudgedOrder[];
  /** Whether nobody is out there any more. */
  closed: boolean;
  /** Actions and lists that are taken back. */
  undone: ReadonlySet<string>;
}

/** The facts before any action. `undone`: ids of actions and lists that are taken back. */
export function emptyFacts(undone: ReadonlySet<string>): Facts {
  return {
    race: null,
    fired: new Map(),
    entries: new Map(),
    owners: new ChipOwners(),
    clubs: new ClubNames(),
    handPassings: new Map(),
    assignedPassings: new Map(),
    voided: new Set(),
    rulings: new Map(),
    orders: [],
    closed: false,
    undone,
  };
}

/** Chips that are a bib's at some time, by {@link chipKey}: of the start list and given on race day. */
export function chipsOf({ owners, entries }: Facts, bib: string): string[] {
  return owners.chipsOf(bib, entries.get(bib)?.chips.map(chipKey) ?? []);
}
