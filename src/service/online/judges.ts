import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../database/schema.ts';
import { deleteOverdue } from './erasing.ts';
import { judge } from './judging.ts';
import { claim, letGo, renew, type Claim } from './queue.ts';
import type { RecordingKey } from './recording-key.ts';

/** Whoever has not said for so long that they are at it is not. */
const leaseMs = 20_000;
const renewMs = 5_000;
/** Others may have put something in, or let something go, without our having heard of it. */
const lookMs = 5_000;
const deleteMs = 3_600_000;

/**
 * Judges what waits in the queue, one recording at a time, or two where the machine has cores to spare; and deletes what is
 * overdue. Any number of processes may do so on one database.
 */
export class Judges {
  readonly #db: Db;
  readonly #log: (message: string) => void;
  readonly #stopping = new AbortController();
  readonly #loops: Promise<void>[];
  #wake = Promise.withResolvers<void>();

  /** `key`: null where nothing can be read; what is overdue is deleted all the same. */
  constructor(db: Db, key: RecordingKey | null, log: (message: string) => void) {
    this.#db = db;
    this.#log = log;
    const judges = key === null ? 0 : availableParallelism() > 2 ? 2 : 1;
    this.#loops = Array.from({ length: judges }, () => this.#judge(key!));
    this.#loops.push(this.#delete());
  }

  /** There may be something in the queue. */
  nudge(): void {
    this.#wake.resolve();
    this.#wake = Promise.withResolvers();
  }

  /** What is being judged is left to whoever comes next. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.nudge();
    await Promise.all(this.#loops);
  }

  async #judge(key: RecordingKey): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const woken = this.#wake.promise;
      try {
        const claimed = await claim(this.#db, leaseMs);
        if (claimed !== null) {
          await this.#judgeOne(key, claimed);
          continue;
        }
      } catch (error) {
        this.#log(`recordings wait to be judged: ${(error as Error).message}`);
      }
      await Promise.race([woken, this.#pause(lookMs)]);
    }
  }

  async #judgeOne(key: RecordingKey, claimed: Claim): Promise<void> {
    const renewing = setInterval(
      () => void renew(this.#db, claimed, leaseMs).catch(() => undefined),
      renewMs,
    );
    try {
      await judge(this.#db, key, claimed, this.#stopping.signal);
    } catch (error) {
      if (this.#stopping.signal.aborted) return await letGo(this.#db, claimed);
      // It is tried again once its lease has lapsed, some times.
      this.#log(`a recording of ${claimed.bib} was not judged: ${(error as Error).stack ?? ''}`);
    } finally {
      clearInterval(renewing);
    }
  }

  async #delete(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        await deleteOverdue(this.#db);
      } catch (error) {
        this.#log(`recordings were not deleted that are overdue: ${(error as Error).message}`);
      }
      await this.#pause(deleteMs);
    }
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { ref: false, signal: this.#stopping.signal }).catch(() => undefined);
  }
}
