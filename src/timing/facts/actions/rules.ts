import type { Action, ActionOf, ActionType } from '../../model/actions.ts';
import type { Passing } from '../../model/read.ts';
import type { Facts } from '../facts.ts';

/** What one type of action means; one file for each type, found by the table of `table.ts`. */
export type ActionRules<Type extends ActionType> = RulesOf<ActionOf<Type>>;

/** The rules of actions of this shape. */
export interface RulesOf<Kind extends Action> {
  /** Adds to the facts what the action says. */
  apply(facts: Facts, action: Kind): void;
  /** Whose results may change with it, as things stand. */
  affects(action: Kind, known: Known): Affects;
  /** What it decides: two stations that decide one subject without knowing of each other are in conflict. */
  decides(action: Kind): Decision[];
  /** Whether it bears on a runner's result, for explaining it. */
  concerns(action: Kind, runner: RunnersOwn): boolean;
  /** The id that takes back all parts, where what a person did at once comes in several actions. */
  actId?(action: Kind): string;
  /** The passings that it is about, where it is about some. */
  passings?(action: Kind): readonly string[];
}

/** What is known when an action comes. */
export interface Known {
  facts: Facts;
  /** A chip or hand passing by id, with the bib that it counts for. */
  passing: (id: string) => Passing | undefined;
}

/** Whom and which chips (by `chipKey`) an action concerns. */
export interface BibsAndChips {
  bibs: readonly string[];
  chips: readonly string[];
}

export type Affects = BibsAndChips | 'everybody';

/** What an action says of one subject; the same words where two say the same. */
export interface Decision {
  /** Such as `gun:A`, `status:12`, `entry:12`, `chip:…`. */
  subject: string;
  says: string;
}

/** What is a runner's. */
export interface RunnersOwn {
  bib: string;
  wave: string | null;
  /** By `chipKey`. */
  chips: ReadonlySet<string>;
  passings: ReadonlySet<string>;
  readers: ReadonlySet<string | undefined>;
  /** Ids of earlier actions that bear on the result. */
  told: ReadonlySet<string>;
}
