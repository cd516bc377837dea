import type { Db } from '../database/schema.ts';
import { runYielding } from './run-yielding.ts';
import type { Projection, Quarantined } from './projection.ts';

/** Lines read at once. */
const portion = 2000;
/** Other services on the same database do not tell of their lines: looked for this often. */
const pollMs = 500;

export interface ProjectorOptions {
  db: Db;
  projection: Projection;
  log: (message: string) => void;
  /** There were more lines. */
  onLines: () => void;
}

/**
 * Follows the stored lines in the order in which they arrived, from the first one on, and keeps the
 * projection up to date. It reads what was committed and can refuse nothing; after any trouble it goes
 * on where it was.
 */
export class Projector {
  readonly #options: ProjectorOptions;
  readonly #caughtUp = Promise.withResolvers<void>();
  #quarantined: Quarantined[] = [];
  #position = 0;
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
        if (fresh) await this.#options.db.deleteFrom('quarantine').execute();
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
    const { db, projection, log, onLines } = this.#options;
    this.#nudged = false;
    const lines = await db
      .selectFrom('lines')
      .innerJoin('streams', 'streams.id', 'lines.stream')
      .select(['position', 'stream', 'seq', 'streams.station', 'line', 'received'])
      .where('position', '>', this.#position)
      .orderBy('position')
      .limit(portion)
      .execute();
    for (const line of lines) {
      const unusable = projection.take(line);
      if (unusable !== null) this.#quarantined.push(unusable);
      this.#position = line.position;
    }
    if (lines.length > 0) onLines();
    if (lines.length === portion) return true;
    for (const { id, last_heard } of await db.selectFrom('stations').select(['id', 'last_heard']).execute())
      projection.hear(id, last_heard);
    for (const { times, error } of await runYielding(projection.settle()))
      log(
        `event ${[times.event, times.site ?? []].flat().join(', site ')}: not up to date: ${error.message}`,
      );
    this.#caughtUp.resolve();
    await this.#writeQuarantined();
    return this.#nudged;
  }

  async #writeQuarantined(): Promise<void> {
    const { db, log } = this.#options;
    const [first] = this.#quarantined;
    if (first === undefined) return;
    log(
      `${this.#quarantined.length} lines are kept but do not count; the first: stream ${first.stream}, line ${first.seq}: ${first.message}`,
    );
    while (this.#quarantined.length > 0) {
      const some = this.#quarantined.slice(0, portion);
      await db
        .insertInto('quarantine')
        .values(some)
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
