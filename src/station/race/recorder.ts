import { randomUUID } from 'node:crypto';
import { actionSchema } from '../../contract/actions.ts';
import { lineBytesMax, type ActionLine } from '../../contract/sync.ts';
import type { Action, ActionBody } from '../../timing/model/actions.ts';
import { typedReader } from '../../timing/model/chip-check.ts';
import { actIdOf } from '../../timing/facts/action-order.ts';
import type { PublishedRow } from '../../timing/model/publication.ts';
import type { Entry, Ms } from '../../timing/model/race.ts';
import type { HandSource } from '../../timing/model/read.ts';
import { forEachInSteps, type Steps } from '../../timing/steps.ts';
import type { StationClock } from '../process/clock.ts';
import type { JournalWriter } from '../journal/writer.ts';
import { runYielding } from '../process/run-yielding.ts';
import { knownActions } from './action-lines.ts';
import type { StationRace } from './station-race.ts';

/** So that a part of a list with long names in any script stays far below the longest line. */
const partBytesMax = lineBytesMax / 2;
/** Of a picture in one line: a multiple of three, so that the parts of its base64 can be joined. */
const pictureBytes = 24_000;

export type ListDetails = Pick<
  Extract<ActionBody, { type: 'entries.import' }>,
  'fields' | 'keep' | 'overRaceDay'
>;

type VersionDetails = Pick<
  Extract<ActionBody, { type: 'results.publish' }>,
  'race' | 'state' | 'reason' | 'checksum' | 'head'
>;

/** An act that has an id before it is recorded, so that it can be sent again and is recorded once. */
export interface Act {
  by: string;
  id: string;
}

/** Who does something: by name, or by an act of theirs. */
export type By = string | Act;

/** Writes what people do into the journal. */
export class Recorder {
  readonly #writer: JournalWriter;
  readonly #race: StationRace;
  readonly #clock: StationClock;
  readonly #station: string;
  #lamport = 0;
  /** Ids of acts that were done before the start and still had to wait for the disk, and when they are on it. */
  readonly #takenUp = { ids: new Set<string>(), done: Promise.resolve() };

  constructor(station: string, race: StationRace, writer: JournalWriter, clock: StationClock) {
    this.#station = station;
    this.#race = race;
    this.#writer = writer;
    this.#clock = clock;
  }

  /** Goes on with actions that waited for the disk at the last stop and have to wait still. */
  takeUp(lines: readonly string[]): void {
    if (lines.length === 0) return;
    for (const action of knownActions(lines)) this.#takenUp.ids.add(actIdOf(action));
    this.#takenUp.done = this.#writer.addActions(lines);
  }

  /** Whether an act was done. Of one that was taken up, the answer comes when it is on disk. */
  async hasDone(act: string): Promise<boolean> {
    if (this.#takenUp.ids.has(act)) await this.#takenUp.done;
    return this.#race.knows(act);
  }

  /** Resolves with the action's id, the act's own where it has one, when it is on disk and the results follow from it. */
  async record(by: By, body: ActionBody): Promise<string> {
    const action = this.#action(by, body);
    await this.#writer.addActions([lineOf(action)]);
    return action.id;
  }

  /** Records a chip whose code a scanner typed, as a read at a mat; resolves when it is on disk and taken in. */
  async recordTypedChip(chip: string, mat: string): Promise<void> {
    const now = this.#clock.now();
    const raw = Buffer.from(chip);
    const heard = { source: typedReader, point: mat, chip, antenna: 0, rssi: null };
    this.#writer.addRead({ ...heard, time: now, readerTime: null, arrived: now, raw });
    // Resolves with the commit that has the read in it.
    await this.#writer.addActions([]);
  }

  /** Records a whole start list in one commit; resolves with the id that undoes it. `more`: see the action. */
  async recordList(by: By, file: string, entries: readonly Entry[], more: ListDetails = {}): Promise<string> {
    return this.#recordParts(by, entries, (list, part) => ({
      type: 'entries.import',
      list,
      part: part.number,
      parts: part.of,
      file,
      entries: part.things,
      ...more,
    }));
  }

  /** Records a picture for certificates in one commit. `data`: its bytes. */
  async recordPicture(by: By, picture: string, data: Uint8Array): Promise<void> {
    const chunks = Array.from({ length: Math.ceil(data.length / pictureBytes) }, (_, index) =>
      Buffer.from(data.subarray(index * pictureBytes, (index + 1) * pictureBytes)).toString('base64'),
    );
    const actions = chunks.map((chunk, index) =>
      this.#action(nameOf(by), {
        type: 'certificate.picture',
        picture,
        part: index + 1,
        parts: chunks.length,
        data: chunk,
      }),
    );
    await this.#writer.addActions(await runYielding(linesOf(actions)));
  }

  /** Records a whole chip map in one commit; resolves with the id that undoes it. */
  async recordChipMap(by: By, chips: readonly { chip: string; bib: string }[], from?: Ms): Promise<string> {
    return this.#recordParts(by, chips, (map, part) => ({
      type: 'chip.map',
      map,
      part: part.number,
      parts: part.of,
      chips: part.things,
      from,
    }));
  }

  /** Records a version of the results in one commit; resolves with its id. */
  async recordVersion(by: By, rows: readonly PublishedRow[], version: VersionDetails): Promise<string> {
    return this.#recordParts(by, rows, (publication, part) => ({
      type: 'results.publish',
      publication,
      part: part.number,
      parts: part.of,
      rows: part.things,
      ...version,
    }));
  }

  /** Records a sheet of times at a mat in one commit; resolves with the id that undoes it. */
  async recordTimes(
    by: By,
    point: string,
    passings: readonly { bib: string | null; time: Ms }[],
    source?: HandSource,
  ): Promise<string> {
    return this.#recordParts(by, passings, (sheet, part) => ({
      type: 'passing.sheet',
      sheet,
      part: part.number,
      parts: part.of,
      point,
      passings: part.things,
      source,
    }));
  }

  /** Records what may be longer than a line in as many actions as it takes, in one commit; resolves with the id of all. */
  async #recordParts<Thing>(
    by: By,
    things: readonly Thing[],
    bodyOf: (id: string, part: { number: number; of: number; things: Thing[] }) => ActionBody,
  ): Promise<string> {
    const id = idOf(by);
    const parts = await runYielding(cut(things));
    const actions = parts.map((part, index) =>
      this.#action(nameOf(by), bodyOf(id, { number: index + 1, of: parts.length, things: part })),
    );
    await this.#writer.addActions(await runYielding(linesOf(actions)));
    return id;
  }

  #action(by: By, body: ActionBody): Action {
    this.#lamport = Math.max(this.#lamport + 1, this.#race.nextLamport);
    const seen = Object.fromEntries(this.#race.timing.lamports());
    delete seen[this.#station];
    const { siteId } = this.#race.timing;
    return {
      id: idOf(by),
      station: this.#station,
      lamport: this.#lamport,
      at: this.#clock.now(),
      by: nameOf(by),
      ...(siteId === null ? {} : { site: siteId }),
      ...(Object.keys(seen).length === 0 ? {} : { seen }),
      ...body,
    };
  }
}

/** The name that an action carries. */
export function nameOf(by: By): string {
  return typeof by === 'string' ? by : by.by;
}

function idOf(by: By): string {
  return typeof by === 'string' ? randomUUID() : by.id;
}

/** Throws where the action is not one that this version would understand: nothing else gets into the journal. */
function lineOf(action: Action): string {
  actionSchema.parse(action);
  const line: ActionLine = { t: 'action', v: 1, at: action.at, action };
  return JSON.stringify(line);
}

function* linesOf(actions: readonly Action[]): Steps<string[]> {
  const lines: string[] = [];
  for (const action of actions) {
    lines.push(lineOf(action));
    yield;
  }
  return lines;
}

function* cut<Thing>(things: readonly Thing[]): Steps<Thing[][]> {
  const parts: Thing[][] = [];
  let bytes = Infinity;
  yield* forEachInSteps(things, (thing) => {
    const size = Buffer.byteLength(JSON.stringify(thing)) + 1;
    if (bytes + size > partBytesMax) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(thing);
    bytes += size;
  });
  return parts;
}
