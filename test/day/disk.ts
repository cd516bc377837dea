import { EventEmitter } from 'node:events';
import { Committer } from '../../src/station/journal/commit.ts';
import { unpackReads } from '../../src/station/journal/packed-reads.ts';
import { openForWriting, type Connection } from '../../src/station/journal/schema.ts';
import type { FromWorker, ToWorker } from '../../src/station/journal/writer-worker.ts';

type Commit = Extract<ToWorker, { commit: unknown }>;

/** What the disk does with commits. */
export interface DiskMood {
  refuses: boolean;
  /** How long a commit takes. */
  delay: number;
}

/** The disk of the laptop: survives processes. */
export const disk = {
  mood: { refuses: false, delay: 3 } as DiskMood,
  /** The thread of the process that runs now. */
  thread: null as WriterThread | null,
};

/** In the place of the writer's thread: the same committer on a real file, in time that the test makes. */
export class WriterThread extends EventEmitter {
  readonly #db: Connection;
  readonly #committer: Committer;
  #waiting: Commit | null = null;
  #dead = false;

  constructor(_file: URL, { workerData }: { workerData: { path: string } }) {
    super();
    this.#db = openForWriting(workerData.path);
    // No power is cut here: only processes die.
    this.#db.pragma('synchronous = OFF');
    this.#committer = new Committer(this.#db);
    disk.thread = this;
    this.#answer('open');
  }

  postMessage(message: ToWorker): void {
    if (message === 'close') {
      this.#db.close();
      this.#answer('closed');
      return;
    }
    if ('isFull' in message) return;
    this.#waiting = message;
    setTimeout(() => this.#take(message), disk.mood.delay);
  }

  async terminate(): Promise<void> {}

  /** The process dies; what it had handed over may be on disk all the same, without an answer. */
  die(afterCommit: boolean): void {
    if (afterCommit && this.#waiting !== null && !disk.mood.refuses) this.#commit(this.#waiting);
    this.#dead = true;
    this.#db.close();
    this.emit('exit');
  }

  #take(message: Commit): void {
    if (this.#dead) return;
    this.#waiting = null;
    if (disk.mood.refuses) {
      this.#answer({ failure: { code: 'SQLITE_FULL', message: 'database or disk is full' } });
      return;
    }
    this.#answer({ receipt: this.#commit(message) });
  }

  #commit({ commit: { reads, ...lines }, at }: Commit) {
    return this.#committer.commit({ reads: unpackReads(reads), ...lines }, at);
  }

  #answer(message: FromWorker): void {
    setTimeout(() => {
      if (!this.#dead) this.emit('message', message);
    }, 1);
  }
}
