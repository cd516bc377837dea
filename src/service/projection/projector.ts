import type { Message } from '../../words/message.ts';
import { messageText } from '../../words/text.ts';
import type { Db } from '../database/schema.ts';
import { bindToEvent, readStationRights, type StationRights } from '../rights/station-rights.ts';
import { runYielding } from './run-yielding.ts';
import { Projection, type Quarantined } from './projection.ts';

/** Lines read at once. */
const portion = 2000;
/** Other services on the same database do not tell of their lines: looked for this often. */
const pollMs = 500;

export interface ProjectorOptions {
  db: Db;
  log: (message: string) => void;
  /** There were more lines. */
  onLines: () => void;
  /** The database came back from a backup while it was followed, and lines that were stored are not in it. */
  onPutBack: () => Promise<void>;
  /** What is shown may be other than before. */
  onShown: () => void;
}

/** The line that was taken in last, as it stands in the database. */
interface LastLine {
  position: number;
  stream: string;
  seq: number;
  received: number;
}

/**
 * Follows the stored lines in the order in which they arrived, from the first one on, and keeps the
 * projection up to date. It reads what was committed and can refuse nothing; after any trouble it goes
 * on where it was. Where the database was put back to an earlier state it begins again: positions are
 * given once more then, to other lines. What was projected before is shown until the new one is complete.
 */
export class Projector {
  readonly #options: ProjectorOptions;
  readonly #caughtUp = Promise.withResolvers<void>();
  #quarantined: Quarantined[] = [];
  /** What was written last of the lines that stations may not write. */
  #refused = '';
  #shown = new Projection();
  /** The one that lines are taken into; another one than is shown while it is made anew. */
  #made = this.#shown;
  #last: LastLine | null = null;
  #nudged = false;
  #wake: (() => void) | null = null;
  #stopped = false;
  #loop: Promise<void> | null = null;

  constructor(options: ProjectorOptions) {
    this.#options = options;
  }

  /** Settled once everything that was stored at the start counts. */
  get caughtUp(): Promise<void> {
    return this.#caughtUp.promise;
  }

  /** Of the line that was taken in last; 0 before the first. */
  get position(): number {
    return this.#last?.position ?? 0;
  }

  /** All sites as the lines tell them. */
  get projection(): Projection {
    return this.#shown;
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  /** There are new lines. */
  nudge(): void {
    this.#nudged = true;
    this.#wake?.();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake?.();
    await this.#loop;
  }

  async #run(): Promise<void> {
    let fresh = true;
    let trouble = '';
    while (!this.#stopped) {
      try {
        // Made again with the lines: a newer version may understand what an older one did not.
        if (fresh) {
          await this.#options.db.deleteFrom('quarantine').execute();
          this.#refused = '';
        }
        fresh = false;
        if (!(await this.#follow())) await this.#pause();
        trouble = '';
      } catch (error) {
        const { message } = error as Error;
        if (message !== trouble) this.#options.log(`results wait: ${message}`);
        trouble = message;
        this.#nudged = false;
        await this.#pause();
      }
    }
    this.#caughtUp.resolve();
  }

  /** Takes in the next portion; tells whether there may be more. */
  async #follow(): Promise<boolean> {
    const { db, log, onLines, onShown } = this.#options;
    this.#nudged = false;
    if (!(await this.#isWhereItWas())) await this.#beginAgain();
    const projection = this.#made;
    const lines = await db
      .selectFrom('lines')
      .innerJoin('streams', 'streams.id', 'lines.stream')
      .select(['position', 'stream', 'seq', 'streams.station', 'line', 'received'])
      .where('position', '>', this.#last?.position ?? 0)
      .orderBy('position')
      .limit(portion)
      .execute();
    // Read after the lines: whoever delivered one was let in before.
    const rights = await readStationRights(db);
    projection.setRights(rights);
    for (const line of lines) {
      const unusable = projection.take(line);
      if (unusable !== null) this.#quarantined.push(unusable);
      this.#last = line;
    }
    if (lines.length > 0) onLines();
    if (lines.length === portion) return true;
    for (const { id, last_heard } of await db.selectFrom('stations').select(['id', 'last_heard']).execute())
      projection.hear(id, last_heard);
    for (const { times, error } of await runYielding(projection.settle()))
      log(
        `event ${[times.event, times.site ?? []].flat().join(', site ')}: not up to date: ${error.message}`,
      );
    this.#shown = projection;
    this.#caughtUp.resolve();
    onShown();
    await this.#writeQuarantined();
    await this.#writeRefused(projection);
    await this.#bind(projection, rights);
    return this.#nudged;
  }

  /** A token that was issued for no event is for the one that its station times first, from then on. */
  async #bind(projection: Projection, { ofStations }: StationRights): Promise<void> {
    for (const [station, { event }] of projection.timing())
      if (!ofStations.has(station)) await bindToEvent(this.#options.db, station, event);
  }

  /** Whether lines may count changes with what their stations may do: all of them are written again then. */
  async #writeRefused(projection: Projection): Promise<void> {
    const refused = projection.refused();
    const text = JSON.stringify(refused);
    if (text === this.#refused) return;
    await this.#options.db.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('quarantine').where('code', 'in', refusedCodes).execute();
      for (let from = 0; from < refused.length; from += portion)
        await transaction
          .insertInto('quarantine')
          .values(refused.slice(from, from + portion).map(rowOf))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
    });
    this.#refused = text;
  }

  /** Whether the last line is still at its position: after a restore another one is there, or none. */
  async #isWhereItWas(): Promise<boolean> {
    if (this.#last === null) return true;
    const { position, stream, seq, received } = this.#last;
    const line = await this.#options.db
      .selectFrom('lines')
      .select(['stream', 'seq', 'received'])
      .where('position', '=', position)
      .executeTakeFirst();
    return line?.stream === stream && line.seq === seq && line.received === received;
  }

  async #beginAgain(): Promise<void> {
    const { db, log, onPutBack } = this.#options;
    log('the database was put back to an earlier state: results are made again of what it holds');
    await onPutBack();
    await db.deleteFrom('quarantine').execute();
    this.#quarantined = [];
    this.#refused = '';
    this.#made = new Projection();
    this.#last = null;
  }

  async #writeQuarantined(): Promise<void> {
    const { db, log } = this.#options;
    const [first] = this.#quarantined;
    if (first === undefined) return;
    log(
      `${this.#quarantined.length} lines are kept but do not count; the first: stream ${first.stream}, line ${first.seq}: ${messageText('en', first.told)}`,
    );
    while (this.#quarantined.length > 0) {
      const some = this.#quarantined.slice(0, portion);
      await db
        .insertInto('quarantine')
        .values(some.map(rowOf))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      this.#quarantined = this.#quarantined.slice(some.length);
    }
  }

  async #pause(): Promise<void> {
    if (this.#stopped || this.#nudged) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, pollMs);
    this.#wake = resolve;
    await promise;
    clearTimeout(timer);
  }
}

const part = 'setAside.';
/** Codes of lines that a station may not write. */
const refusedCodes = ['event-of-organiser', 'other-event', 'other-site', 'online-site', 'looks-only'];

function rowOf({ stream, seq, told }: { stream: string; seq: number; told: Message }) {
  const params = JSON.stringify(told.params ?? {});
  return { stream, seq, code: told.code.slice(part.length), message: messageText('en', told), params };
}
