import type { Action, ActionOf, Ruling } from '../model/actions.ts';
import { chipKey } from '../model/chip.ts';
import { ClubNames } from '../model/club.ts';
import type { EventDefinition, SiteRaces } from '../model/event.ts';
import type { Entry, Ms } from '../model/race.ts';
import type { Protest } from '../model/protest.ts';
import type { Version } from '../model/publication.ts';
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
  /** Race id; null where the bibs say which race it is. */
  race: string | null;
  list: string | null;
  bibs: readonly string[];
}

/** What the actions amount to: the races of one site as they stand. */
export interface Facts {
  /** The site whose facts these are; null is the event's only one. What is done at other sites is left out. */
  readonly siteId: string | null;
  /** Null before one was defined. */
  event: EventDefinition | null;
  /** Null before an event with this site was defined, and where nobody said which of several it is. */
  site: SiteRaces | null;
  /** Guns fired by people; they win over the definition's. */
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
  /** Orders by the judges, the oldest first; another array where they changed. */
  orders: readonly JudgedOrder[];
  /** Races (ids) in which nobody is out there any more. */
  closed: Set<string> | 'all';
  /** Races (ids) that were opened again after that. */
  reopened: Set<string>;
  /** By id, in the order in which they were lodged. */
  protests: Map<string, Protest>;
  /** What was published of each race (id), the oldest first. */
  versions: Map<string, readonly Version[]>;
  /** Parts of what is being published, by publication. */
  publishing: Map<string, readonly ActionOf<'results.publish'>[]>;
  /** Actions and lists that are taken back. */
  undone: ReadonlySet<string>;
}

/** The facts before any action. `undone`: ids of actions and lists that are taken back. */
export function emptyFacts(siteId: string | null, undone: ReadonlySet<string>): Facts {
  return {
    siteId,
    event: null,
    site: null,
    fired: new Map(),
    entries: new Map(),
    owners: new ChipOwners(),
    clubs: new ClubNames(),
    handPassings: new Map(),
    assignedPassings: new Map(),
    voided: new Set(),
    rulings: new Map(),
    orders: [],
    closed: new Set(),
    reopened: new Set(),
    protests: new Map(),
    versions: new Map(),
    publishing: new Map(),
    undone,
  };
}

/** Whether an action was done at another site than these facts are of. */
export function isElsewhere({ siteId, site }: Pick<Facts, 'siteId' | 'site'>, action: Action): boolean {
  const own = siteId ?? site?.site.id;
  return action.site !== undefined && own !== undefined && action.site !== own;
}

/** Chips that are a bib's at some time, by {@link chipKey}: of the start list and given on race day. */
export function chipsOf({ owners, entries }: Facts, bib: string): string[] {
  return owners.chipsOf(bib, entries.get(bib)?.chips.map(chipKey) ?? []);
}
