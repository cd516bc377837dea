import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { startThread } from '../process/thread.ts';
import { packReads } from './packed-reads.ts';
import type { DiskError } from './disk-trouble.ts';
import type { Batch, NewRead, Receipt } from './rows.ts';
import type { FromWorker, ToWorker } from './writer-worker.ts';

/** How long rows are gathered before they are committed together; the disk gets the rest of the 50 ms. */
const gatherMs = 15;
/** After the disk refused a commit, it is tried again this often. */
const retryMs = 1000;
/** Reads of one commit: what follows from it is made in one piece, and must not hold up ports and screens. */
const commitReadsMax = 2000;
/** Passing lines of one commit: all passings may be recomputed at once, and each commit is one line of a second copy. */
const commitPassingLinesMax = 5000;

export interface Committed extends Batch {
  receipt: Receipt;
}

export interface WriterEvents {
  /** Called once for each commit, in order, after it is on disk. Who waits for its actions waits until this is over. */
  onCommit: (committed: Committed) => Promise<void> | void;
  /** Called when the disk refused a commit (the rows wait and are tried again) and, with null, when it took one again. */
  onTrouble: (trouble: DiskError | null) => void;
  /** Called with the rows that the disk refused, once for each of them, in order. */
  onWaiting?: (rows: Rows) => void;
}

/** Reads and actions that are not on disk. */
export type Rows = Omit<Batch, 'passingLines'>;

/**
 * Gathers reads and lines and has them committed in groups by the writer thread. Nothing handed over is
 * ever dropped: what the disk refuses is kept in memory and tried again.
 */
export class JournalWriter {
  readonly #worker: Worker;
  readonly #events: WriterEvents;
  #gathering = emptyGroup();
  #inFlight: Group | null = null;
  #timer: NodeJS.Timeout | null = null;
  /** What is gathered has waited its time while another group was on its way to the disk. */
  #due = false;
  #failing = false;
  /** How many of the rows that wait were told to {@link WriterEvents.onWaiting}. */
  #told = { reads: 0, actions: 0 };
  #closing: (() => void) | null = null;

  private constructor(worker: Worker, events: WriterEvents) {
    this.#worker = worker;
    this.#events = events;
    worker.on('message', (message: FromWorker) => this.#hear(message));
  }

  /** Opens (or makes) the journal file. Rejects with the JournalError's message where it cannot be used. */
  static async open(path: string, events: WriterEvents): Promise<JournalWriter> {
    const worker = startThread(import.meta.url, 'writer-worker', { path });
    await once(worker, 'message');
    return new JournalWriter(worker, events);
  }

  addRead(read: NewRead): void {
    this.#gathering.reads.push(read);
    this.#schedule();
    if (this.#isFull && !this.#failing) this.#flush();
  }

  addPassingLines(lines: readonly string[]): void {
    if (lines.length === 0) return;
    for (const line of lines) this.#gathering.passingLines.push(line);
    this.#schedule();
  }

  /** Resolves when the lines are on disk and {@link WriterEvents.onCommit} is over for them. */
  addActions(lines: readonly string[]): Promise<void> {
    for (const line of lines) this.#gathering.actionLines.push(line);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#gathering.waiting.push(resolve);
    this.#schedule();
    return promise;
  }

  /** Rows that are not on disk yet. */
  get backlog(): number {
    return size(this.#gathering) + (this.#inFlight === null ? 0 : size(this.#inFlight));
  }

  /** Commits what is left. Gives the rows that the disk does not take. */
  async settle(): Promise<Rows> {
    for (let refusals = 0; this.backlog > 0 && refusals < 2; refusals += this.#failing ? 1 : 0) {
      this.#flush();
      await once(this.#worker, 'message');
    }
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const { reads, actionLines } = this.#gathering;
    return { reads, actionLines };
  }

  /** Commits what is left and closes the file. Readers of it should be closed before: then it is one file again. */
  async close(): Promise<void> {
    if (!this.#failing) await this.settle();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#closing = resolve;
    this.#worker.postMessage('close' satisfies ToWorker);
    await promise;
    await this.#worker.terminate();
  }

  get #isFull(): boolean {
    const { reads, passingLines } = this.#gathering;
    return reads.length >= commitReadsMax || passingLines.length >= commitPassingLinesMax;
  }

  #schedule(): void {
    if (this.#due) return;
    this.#timer ??= setTimeout(() => this.#flush(), gatherMs);
  }

  #flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#due = this.#inFlight !== null;
    if (this.#due || size(this.#gathering) === 0) return;
    const group = this.#gathering;
    this.#gathering = {
      ...emptyGroup(),
      reads: group.reads.splice(commitReadsMax),
      passingLines: group.passingLines.splice(commitPassingLinesMax),
    };
    this.#inFlight = group;
    const { actionLines, passingLines } = group;
    const reads = packReads(group.reads);
    const message: ToWorker = { commit: { reads, actionLines, passingLines }, at: Date.now() };
    this.#worker.postMessage(message, [reads.numbers.buffer, reads.raw.buffer]);
  }

  #hear(message: FromWorker): void {
    if (message === 'closed') this.#closing?.();
    else if (message !== 'open' && 'receipt' in message) this.#committed(message.receipt);
    else if (message !== 'open') this.#refused(message.failure);
  }

  #committed(receipt: Receipt): void {
    const group = this.#inFlight;
    this.#inFlight = null;
    if (this.#failing) {
      this.#failing = false;
      this.#events.onTrouble(null);
    }
    this.#told.reads = Math.max(0, this.#told.reads - (group?.reads.length ?? 0));
    this.#told.actions = Math.max(0, this.#told.actions - (group?.actionLines.length ?? 0));
    // The disk works on the next group while the results of this one are made.
    if (this.#due || this.#isFull) this.#flush();
    else if (size(this.#gathering) > 0) this.#schedule();
    if (group === null) return;
    const told = this.#events.onCommit({ ...group, receipt });
    const answer = () => {
      for (const resolve of group.waiting) resolve();
    };
    if (told === undefined) answer();
    else void told.then(answer);
  }

  #refused(failure: DiskError): void {
    const refused = this.#inFlight ?? emptyGroup();
    this.#inFlight = null;
    this.#gathering = {
      reads: [...refused.reads, ...this.#gathering.reads],
      actionLines: [...refused.actionLines, ...this.#gathering.actionLines],
      passingLines: [...refused.passingLines, ...this.#gathering.passingLines],
      waiting: [...refused.waiting, ...this.#gathering.waiting],
    };
    this.#failing = true;
    this.#due = false;
    this.#tellWaiting();
    this.#events.onTrouble(failure);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), retryMs);
  }

  #tellWaiting(): void {
    const { reads, actionLines } = this.#gathering;
    const untold = {
      reads: reads.slice(this.#told.reads),
      actionLines: actionLines.slice(this.#told.actions),
    };
    this.#told = { reads: reads.length, actions: actionLines.length };
    if (untold.reads.length + untold.actionLines.length > 0) this.#events.onWaiting?.(untold);
  }
}

/** A batch with who waits for it. */
interface Group extends Batch {
  waiting: (() => void)[];
}

function emptyGroup(): Group {
  return { reads: [], actionLines: [], passingLines: [], waiting: [] };
}

function size(batch: Batch): number {
  return batch.reads.length + batch.actionLines.length + batch.passingLines.length;
}
