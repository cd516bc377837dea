import { join } from 'node:path';
import { expect } from 'vitest';
import { changeSchema, snapshotSchema, type Sections } from '../../src/contract/feed.ts';
import { JournalReader } from '../../src/station/journal/journal-reader.ts';
import { verifyJournal } from '../../src/station/archive/verify.ts';
import { feedEvents } from '../support/feed.ts';
import { TestProcess } from '../support/processes.ts';

const patient = { timeout: 60_000, interval: 20 };

/** A station in a process of its own, and what its feed said. */
export class WatchedStation {
  readonly process: TestProcess;
  readonly #watching: Promise<void>;
  sections: Partial<Sections> = {};
  /** The most reads and actions that a screen was told are on disk. */
  reads = 0;
  actions = 0;

  private constructor(process: TestProcess, address: string) {
    this.process = process;
    this.#watching = this.#watch(address);
  }

  static async start(data: string, reader: string, copy = '-', env: NodeJS.ProcessEnv = {}) {
    const process = new TestProcess(['test/faults/station-process.ts', data, reader, copy], env);
    const [, address = ''] = await process.line(/^ready (\S+)$/, 60_000);
    const station = new WatchedStation(process, address);
    // What it had before it started is no news: `hears` counts from here.
    await station.until(() => station.sections.disk !== undefined);
    return station;
  }

  /** Waits until screens were told of so many reads more. */
  async hears(reads: number): Promise<void> {
    const before = this.reads;
    await this.until(() => this.reads >= before + reads);
  }

  async until(condition: () => boolean): Promise<void> {
    await expect.poll(condition, patient).toBe(true);
  }

  async kill(): Promise<void> {
    await this.process.kill();
    await this.#watching;
  }

  /** Ends it in order; gives the exit code. */
  async stop(): Promise<number | null> {
    const { code } = await this.process.stop('SIGTERM');
    await this.#watching;
    return code;
  }

  /** What was shown is in the journal of a data directory. */
  expectKept(data: string): void {
    const journal = new JournalReader(join(data, 'journal.db'));
    expect(journal.count('reads')).toBeGreaterThanOrEqual(this.reads);
    expect(journal.count('actions')).toBeGreaterThanOrEqual(this.actions);
    journal.close();
  }

  async #watch(address: string): Promise<void> {
    try {
      for await (const { event, data } of feedEvents(address)) {
        if (event !== 'snapshot' && event !== 'change') continue;
        const told = event === 'snapshot' ? snapshotSchema.parse(data) : changeSchema.parse(data);
        Object.assign(this.sections, told.sections);
        this.reads = Math.max(this.reads, told.sections?.disk?.reads ?? 0);
        this.actions = Math.max(this.actions, told.sections?.disk?.actions ?? 0);
      }
    } catch {
      // The station ended: that is the end of its feed.
    }
  }
}

/** The journal of a data directory holds together, and its reads are each there once, in order. */
export function expectWhole(data: string): void {
  const journal = new JournalReader(join(data, 'journal.db'));
  expect(verifyJournal(journal).differences).toEqual([]);
  journal.close();
}
