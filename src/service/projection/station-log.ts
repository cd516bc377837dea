import { compareActions } from '../../timing/facts/action-order.ts';
import { stationEvents, tells, type StationEvent } from '../../timing/facts/station-event.ts';
import type { Action } from '../../timing/model/actions.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Passing } from '../../timing/model/read.ts';
import type { Message } from '../../words/message.ts';
import type { Statement, StoredLine } from './stored-line.ts';

interface Held<T> {
  version: number;
  stream: string;
  seq: number;
  value: T;
}

/** What a statement did to what is known: nothing, something new, or another value for something known. */
export type Effect = 'none' | 'added' | 'replaced';

/** Whether a station may write about what it says that it times: null, or why not. */
export type Judge = (times: StationEvent) => Message | null;

/** A line that says of the station what it may not write about, and why it does not count. */
export interface RefusedLine {
  stream: string;
  seq: number;
  told: Message;
}

/** What follows of what a station says that it times. */
export interface Standing {
  times: StationEvent | null;
  /** The action by which it turned to something that it may not write about, where it has not come back since. */
  away: Action | null;
  /** Actions that name something that it may not write about, by id. */
  refused: ReadonlyMap<string, Message>;
}

/**
 * Everything one station said, the same whatever order its streams arrived in. What it says of an event or a site that it
 * may not write about counts nowhere; what it does while it times that counts once it has come back, as on the laptop itself.
 */
export class StationLog {
  readonly #actions = new Map<string, Held<Action>>();
  readonly #passings = new Map<string, Held<Passing | null>>();
  #judge: Judge = () => null;
  #standing: Standing = { times: null, away: null, refused: new Map() };
  #asOf: Ms = 0;
  #heard: Ms = 0;
  #lastPassing: Ms | null = null;

  /** What the station times, of what it may; null before it said so. */
  get times(): StationEvent | null {
    return this.#standing.times;
  }

  /** Another one whenever what counted so far does not count any more, or the other way about. */
  get standing(): Standing {
    return this.#standing;
  }

  /** When the last line arrived. */
  get asOf(): Ms {
    return this.#asOf;
  }

  /** When the station was heard last, with or without a line. */
  get heard(): Ms {
    return Math.max(this.#heard, this.#asOf);
  }

  /** The moment of the latest passing that it reported, on its own clock; null where there is none. */
  get lastPassing(): Ms | null {
    return this.#lastPassing;
  }

  /** The station was heard at this moment, perhaps without a line. */
  hear(at: Ms): void {
    this.#heard = Math.max(this.#heard, at);
  }

  /** Another judge of what it may write about. */
  judgeBy(judge: Judge): void {
    this.#judge = judge;
    this.#stand();
  }

  /** Lines that do not count because of what they name. */
  *refused(): Iterable<RefusedLine> {
    for (const [id, told] of this.#standing.refused) {
      const { stream, seq } = this.#actions.get(id)!;
      yield { stream, seq, told };
    }
  }

  keep(line: StoredLine, statement: Statement): Effect {
    this.#asOf = Math.max(this.#asOf, line.received);
    const { id, version } = statement;
    const { stream, seq } = line;
    if (statement.kind === 'passing') {
      const { value } = statement;
      if (value !== null) this.#lastPassing = Math.max(this.#lastPassing ?? value.first, value.first);
      return keepLatest(this.#passings, id, { version, stream, seq, value });
    }
    const effect = keepLatest(this.#actions, id, { version, stream, seq, value: statement.value });
    if (effect === 'replaced' || tells(statement.value)) this.#stand();
    return effect;
  }

  /** Whether an action counts at what the station times. */
  counts(action: Action): boolean {
    const { away, refused } = this.#standing;
    return !refused.has(action.id) && (away === null || compareActions(action, away) < 0);
  }

  /** A passing as it counts at what the station times: null where it does not. */
  counted(passing: Passing | null): Passing | null {
    const { away } = this.#standing;
    return passing === null || (away !== null && passing.first >= away.at) ? null : passing;
  }

  /** The actions that count. */
  *actions(): Iterable<Action> {
    for (const { value } of this.#actions.values()) if (this.counts(value)) yield value;
  }

  /** The passings that count. */
  *passings(): Iterable<Passing> {
    for (const { value } of this.#passings.values()) {
      const passing = this.counted(value);
      if (passing !== null) yield passing;
    }
  }

  #stand(): void {
    let times: StationEvent | null = null;
    let away: Action | null = null;
    const refused = new Map<string, Message>();
    for (const said of stationEvents([...this.#actions.values()].map(({ value }) => value))) {
      const told = this.#judge(said.times);
      if (told === null) {
        times = said.times;
        away = null;
      } else {
        refused.set(said.action.id, told);
        away ??= said.action;
      }
    }
    const standing = { times, away, refused };
    if (!isSame(standing, this.#standing)) this.#standing = standing;
  }
}

function isSame(one: Standing, other: Standing): boolean {
  return textOf(one) === textOf(other);
}

function textOf({ times, away, refused }: Standing): string {
  return JSON.stringify([times, away?.id, [...refused]]);
}

/** The highest version counts; among equal ones, one that everybody picks alike. */
function keepLatest<T>(all: Map<string, Held<T>>, id: string, candidate: Held<T>): Effect {
  const known = all.get(id);
  if (known !== undefined && compareHeld(known, candidate) >= 0) return 'none';
  all.set(id, candidate);
  return known === undefined ? 'added' : 'replaced';
}

function compareHeld(one: Held<unknown>, other: Held<unknown>): number {
  if (one.version !== other.version) return one.version - other.version;
  if (one.stream !== other.stream) return one.stream < other.stream ? 1 : -1;
  return other.seq - one.seq;
}
