import type { Action } from '../../timing/model/actions.ts';
import { stationEventOf, tells, type StationEvent } from '../../timing/facts/station-event.ts';
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
  #times: StationEvent | null = null;
  #asOf: Ms = 0;
  #heard: Ms = 0;

  /** What the station says that it times; null before it said so. */
  get times(): StationEvent | null {
    return this.#times;
  }

  /** When the last line arrived. */
  get asOf(): Ms {
    return this.#asOf;
  }

  /** When the station was heard last, with or without a line. */
  get heard(): Ms {
    return Math.max(this.#heard, this.#asOf);
  }

  /** The station was heard at this moment, perhaps without a line. */
  hear(at: Ms): void {
    this.#heard = Math.max(this.#heard, at);
  }

  keep(line: StoredLine, statement: Statement): Effect {
    this.#asOf = Math.max(this.#asOf, line.received);
    const { id, version } = statement;
    const { stream, seq } = line;
    if (statement.kind === 'passing')
      return keepLatest(this.#passings, id, { version, stream, seq, value: statement.value });
    const effect = keepLatest(this.#actions, id, { version, stream, seq, value: statement.value });
    if (effect === 'replaced' || tells(statement.value)) this.#times = stationEventOf(this.actions());
    return effect;
  }

  *actions(): Iterable<Action> {
    for (const { value } of this.#actions.values()) yield value;
  }

  *passings(): Iterable<Passing> {
    for (const { value } of this.#passings.values()) if (value !== null) yield value;
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
