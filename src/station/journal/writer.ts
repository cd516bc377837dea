import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { Ms } from '../../timing/model/race.ts';
import { endThread, startThread } from '../process/thread.ts';
import { packReads } from './packed-reads.ts';
import { noAnswer, type DiskError } from './disk-trouble.ts';
import type { Batch, NewRead, Receipt } from './rows.ts';
import type { FromWorker, ToWorker } from './writer-worker.ts';

/** Passing lines follow from what is on disk already: they wait so long for reads to be committed with. */
const linesWaitMs = 15;
/** After the disk refused a commit, it is tried again this often. */
const retryMs = 1000;
/** How often the rows that wait are looked at, and whether the disk has answered. */
const lookMs = 100;
/** The rows of a commit that the disk has not answered to for so long count as waiting: a second copy takes them meanwhile. */
const slowMs = 500;
/** A disk that has not answered for so long hangs. */
export const hangingMs = 2000;
/** A disk that hangs does not keep the station from ending. */
const settleMs = 5000;
/** The same for one that hangs already. */
const settleHangingMs = 1000;
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
  /**
   * Called when the disk refused a commit (the rows wait and are tried again) or, with the code of
   * {@link noAnswer}, has not answered for two seconds; and, with null, when it took a commit again.
   */
  onTrouble: (trouble: DiskError | null) => void;
  /** Called with the rows that wait for a disk that refuses or does not answer, once for each of them, in order. */
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
  /** What waits, in the order in which it is committed; only the last takes more. */
  readonly #queue: Group[] = [];
  #inFlight: Group | null = null;
  /** Passing lines wait, or the disk is to be tried again. */
  #timer: NodeJS.Timeout | null = null;
  /** A commit begins at the end of this turn of the event loop: what one piece of bytes told goes together. */
  #turn: NodeJS.Immediate | null = null;
  /** Who waits until no more rows than so many wait for the disk. */
  #waitingForRoom: { most: number; go: () => void }[] = [];
  #failing = false;
  /** For how long the disk has not answered to the commit in flight; time in which the process stood still does not count. */
  #unanswered: Ms = 0;
  #hanging = false;
  readonly #looking: NodeJS.Timeout;
  /** How many of the rows that wait were told to {@link WriterEvents.onWaiting}. */
  #told = { reads: 0, actions: 0 };
  #closed = false;

  private constructor(worker: Worker, events: WriterEvents) {
    this.#worker = worker;
    this.#events = events;
    worker.on('message', (message: FromWorker) => this.#hear(message));
    this.#looking = setInterval(() => this.#look(), lookMs);
    worker.once('exit', () => clearInterval(this.#looking));
  }

  /** Opens (or makes) the journal file. Rejects with the JournalError's message where it cannot be used. */
  static async open(path: string, events: WriterEvents): Promise<JournalWriter> {
    const worker = startThread(import.meta.url, 'writer-worker', { path });
    await once(worker, 'message');
    return new JournalWriter(worker, events);
  }

  addRead(read: NewRead): void {
    this.#last().reads.push(read);
    this.#soon();
  }

  addPassingLines(lines: readonly string[]): void {
    for (const line of lines) this.#last().passingLines.push(line);
    if (this.#isFull) this.#soon();
    else if (lines.length > 0) this.#timer ??= setTimeout(() => this.#flush(), linesWaitMs);
  }

  /** Resolves when the lines are on disk and {@link WriterEvents.onCommit} is over for them. */
  addActions(lines: readonly string[]): Promise<void> {
    const group = this.#last();
    for (const line of lines) group.actionLines.push(line);
    const { promise, resolve } = Promise.withResolvers<void>();
    group.waiting.push(resolve);
    this.#soon();
    return promise;
  }

  /** For a rehearsal: the disk takes nothing that needs more room, or takes it again. */
  rehearseFullDisk(isFull: boolean): void {
    this.#worker.postMessage({ isFull } satisfies ToWorker);
  }

  /** Rows that are not on disk yet. */
  get backlog(): number {
    return this.#groups().reduce((sum, group) => sum + size(group), 0);
  }

  /** Resolves when no more than `most` rows wait for the disk, however long it takes; at once where that is so. */
  async drained(most: number): Promise<void> {
    if (this.backlog <= most) return;
    this.#soon();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waitingForRoom.push({ most, go: resolve });
    await promise;
  }

  /** Resolves when the rows that were added so far are on disk, and {@link WriterEvents.onCommit} is over for them. */
  async written(): Promise<void> {
    const last = this.#groups().at(-1);
    if (last === undefined) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    last.waiting.push(resolve);
    this.#soon();
    await promise;
  }

  /** The rows that are not on disk yet, in order. */
  unwritten(): Rows {
    const groups = this.#groups();
    return {
      reads: groups.flatMap(({ reads }) => reads),
      actionLines: groups.flatMap(({ actionLines }) => actionLines),
    };
  }

  /** Commits what is left. Gives the rows that the disk does not take, or has not answered to; all of them were told of. */
  async settle(): Promise<Rows> {
    const late = AbortSignal.timeout(this.#hanging ? settleHangingMs : settleMs);
    for (let refusals = 0; this.backlog > 0 && refusals < 2; refusals += this.#failing ? 1 : 0) {
      this.#flush();
      if (!(await this.#answers(late))) break;
    }
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.backlog > 0) this.#tellWaiting();
    return this.unwritten();
  }

  /**
   * Commits what is left and closes the file. Readers of it should be closed before: then it is one file
   * again. False where the disk does not answer: then the thread cannot be ended, and holds the process.
   */
  async close(): Promise<boolean> {
    if (!this.#failing && !this.#hanging) await this.settle();
    clearInterval(this.#looking);
    this.#worker.postMessage('close' satisfies ToWorker);
    const late = AbortSignal.timeout(this.#hanging ? 0 : settleMs);
    while (!this.#closed) if (!(await this.#answers(late))) return false;
    await endThread(this.#worker);
    return true;
  }

  /** Waits for the next answer of the thread; false where it comes too late. */
  async #answers(late: AbortSignal): Promise<boolean> {
    return once(this.#worker, 'message', { signal: late }).then(
      () => true,
      () => false,
    );
  }

  #groups(): Group[] {
    return this.#inFlight === null ? this.#queue : [this.#inFlight, ...this.#queue];
  }

  /** The group that takes more rows. */
  #last(): Group {
    const last = this.#queue.at(-1);
    if (last !== undefined && !isFull(last)) return last;
    const group = emptyGroup();
    this.#queue.push(group);
    return group;
  }

  /** Whether what waits is more than one commit takes. */
  get #isFull(): boolean {
    const [first] = this.#queue;
    return first !== undefined && isFull(first);
  }

  #soon(): void {
    if (this.#inFlight === null && !this.#failing) this.#turn ??= setImmediate(() => this.#flush());
  }

  #flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#turn !== null) clearImmediate(this.#turn);
    this.#timer = null;
    this.#turn = null;
    const group = this.#inFlight === null ? this.#queue.shift() : undefined;
    if (group === undefined) return;
    this.#inFlight = group;
    this.#unanswered = 0;
    const { actionLines, passingLines } = group;
    const reads = packReads(group.reads);
    const message: ToWorker = { commit: { reads, actionLines, passingLines }, at: Date.now() };
    this.#worker.postMessage(message, [reads.numbers.buffer, reads.raw.buffer]);
  }

  #hear(message: FromWorker): void {
    this.#unanswered = 0;
    if (message === 'closed') this.#closed = true;
    else if (message !== 'open' && 'receipt' in message) this.#committed(message.receipt);
    else if (message !== 'open') this.#refused(message.failure);
  }

  #committed(receipt: Receipt): void {
    const group = this.#inFlight;
    this.#inFlight = null;
    if (this.#failing || this.#hanging) {
      this.#failing = false;
      this.#hanging = false;
      this.#events.onTrouble(null);
    }
    this.#told.reads = Math.max(0, this.#told.reads - (group?.reads.length ?? 0));
    this.#told.actions = Math.max(0, this.#told.actions - (group?.actionLines.length ?? 0));
    // The disk works on the next group while the results of this one are made.
    const [next] = this.#queue;
    if (next !== undefined && (next.reads.length + next.actionLines.length > 0 || isFull(next)))
      this.#flush();
    else if (next !== undefined) this.#timer ??= setTimeout(() => this.#flush(), linesWaitMs);
    if (group === null) return;
    const told = this.#events.onCommit({ ...group, receipt });
    const answer = () => {
      for (const resolve of group.waiting) resolve();
    };
    if (told === undefined) answer();
    else void told.then(answer);
    this.#letGo();
  }

  #refused(failure: DiskError): void {
    if (this.#inFlight !== null) this.#queue.unshift(this.#inFlight);
    this.#inFlight = null;
    this.#failing = true;
    this.#hanging = false;
    this.#tellWaiting();
    this.#events.onTrouble(failure);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), retryMs);
  }

  #letGo(): void {
    if (this.#waitingForRoom.length === 0) return;
    const { backlog } = this;
    const waiting = this.#waitingForRoom;
    this.#waitingForRoom = waiting.filter(({ most }) => backlog > most);
    for (const { most, go } of waiting) if (backlog <= most) go();
  }

  #look(): void {
    if (this.#inFlight !== null) this.#unanswered += lookMs;
    if (this.#failing || this.#unanswered >= slowMs) this.#tellWaiting();
    if (this.#hanging || this.#unanswered < hangingMs) return;
    this.#hanging = true;
    this.#events.onTrouble({ code: noAnswer, message: '' });
  }

  #tellWaiting(): void {
    const { reads, actionLines } = this.unwritten();
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

/** Whether it is all that one commit takes. */
function isFull({ reads, passingLines }: Group): boolean {
  return reads.length >= commitReadsMax || passingLines.length >= commitPassingLinesMax;
}

function size(batch: Batch): number {
  return batch.reads.length + batch.actionLines.length + batch.passingLines.length;
}
