import { randomUUID } from 'node:crypto';
import { lineBytesMax, type ActionLine } from '../contract/sync.ts';
import type { Action, ActionBody } from '../timing/actions.ts';
import type { Entry } from '../timing/race.ts';
import type { StationClock } from './clock.ts';
import type { JournalWriter } from './journal/writer.ts';
import type { StationRace } from './station-race.ts';

/** So that a part of a list with long names in any script stays far below the longest line. */
const partBytesMax = lineBytesMax / 2;

/** Writes what people do into the journal. */
export class Recorder {
  readonly #writer: JournalWriter;
  readonly #race: StationRace;
  readonly #clock: StationClock;
  readonly #station: string;
  #lamport = 0;

  constructor(station: string, race: StationRace, writer: JournalWriter, clock: StationClock) {
    this.#station = station;
    this.#race = race;
    this.#writer = writer;
    this.#clock = clock;
  }

  /** Resolves with the action's id when it is on disk and the results follow from it. */
  async record(by: string, body: ActionBody): Promise<string> {
    const action = this.#action(by, body);
    await this.#writer.addActions([lineOf(action)]);
    return action.id;
  }

  /** Records what belongs together, in one commit. */
  async recordAll(by: string, bodies: readonly ActionBody[]): Promise<string[]> {
    const actions = bodies.map((body) => this.#action(by, body));
    await this.#writer.addActions(actions.map(lineOf));
    return actions.map(({ id }) => id);
  }

  /** Records a whole start list in one commit; resolves with the id that undoes it. */
  async recordList(by: string, file: string, entries: readonly Entry[]): Promise<string> {
    const list = randomUUID();
    const parts = cut(entries);
    const lines = parts.map((part, index) =>
      lineOf(
        this.#action(by, {
          type: 'entries.import',
          list,
          part: index + 1,
          parts: parts.length,
          file,
          entries: part,
        }),
      ),
    );
    await this.#writer.addActions(lines);
    return list;
  }

  #action(by: string, body: ActionBody): Action {
    this.#lamport = Math.max(this.#lamport + 1, this.#race.nextLamport);
    const seen = Object.fromEntries(this.#race.timing.lamports());
    delete seen[this.#station];
    return {
      id: randomUUID(),
      station: this.#station,
      lamport: this.#lamport,
      at: this.#clock.now(),
      by,
      ...(Object.keys(seen).length === 0 ? {} : { seen }),
      ...body,
    };
  }
}

function lineOf(action: Action): string {
  const line: ActionLine = { t: 'action', v: 1, at: action.at, action };
  return JSON.stringify(line);
}

function cut(entries: readonly Entry[]): Entry[][] {
  const parts: Entry[][] = [];
  let bytes = Infinity;
  for (const entry of entries) {
    const size = Buffer.byteLength(JSON.stringify(entry)) + 1;
    if (bytes + size > partBytesMax) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(entry);
    bytes += size;
  }
  return parts;
}
