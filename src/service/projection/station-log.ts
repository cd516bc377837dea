import type { Action } from '../../timing/model/actions.ts';
import { compareActions, undoneTargets } from '../../timing/facts/action-order.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Passing } from '../../timing/model/read.ts';
import type { Statement, StoredLine } from './stored-line.ts';

interface Held<T> {
  version: number;
  stream: string;
  seq: number;
  value: T;
}

/** What a statement did to what is known: nothing, something new, or another value for something known. */
export type Effect = 'none' | 'added' | 'replaced';

/** Everything one station said, the same whatever order its streams arrived in. */
export class StationLog {
  readonly #actions = new Map<string, Held<Action>>();
  readonly #passings = new Map<string, Held<Passing | null>>();
  #race: string | null = null;
  #asOf: Ms = 0;

  /** The race that the station says it times; null before it said so. */
  get race(): string | null {
    return this.#race;
  }

  /** When the last line arrived. */
  get asOf(): Ms {
    return this.#asOf;
  }

  keep(line: StoredLine, statement: Statement): Effect {
    this.#asOf = Math.max(this.#asOf, line.received);
    const { id, version } = statement;
    const { stream, seq } = line;
    if (statement.kind === 'passing')
      return keepLatest(this.#passings, id, { version, stream, seq, value: statement.value });
    const effect = keepLatest(this.#actions, id, { version, stream, seq, value: statement.value });
    if (effect === 'replaced' || ['race.define', 'undo'].includes(statement.value.type))
      this.#race = this.#latestRace();
    return effect;
  }

  *actions(): Iterable<Action> {
    for (const { value } of this.#actions.values()) yield value;
  }

  *passings(): Iterable<Passing> {
    for (const { value } of this.#passings.values()) if (value !== null) yield value;
  }

  #latestRace(): string | null {
    const actions = [...this.actions()]
      .filter(({ type }) => type === 'race.define' || type === 'undo')
      .sort(compareActions);
    const undone = undoneTargets(actions);
    const last = actions.findLast((action) => action.type === 'race.define' && !undone.has(action.id));
    return last?.type === 'race.define' ? last.race.id : null;
  }
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
