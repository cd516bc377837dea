import { setTimeout } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { CopyStateView } from '../../contract/disk-view.ts';
import { noAnswer, type DiskError } from '../journal/disk-trouble.ts';
import { endThread, startThread } from '../process/thread.ts';
import { copyTold, copyTroubleOf } from './copy-trouble.ts';
import type { CopyState, FromCopyWorker, ToCopyWorker } from './copy-worker.ts';
import type { CopySettings } from './copy-writer.ts';

/** A stick that hangs does not keep the station from ending. */
const closeMs = 10_000;
/** The thread tells how it stands once a second; without a word for so many of them its stick hangs. */
const silentMax = 5;

/** The second copy of the journal, as the station sees it. */
export class SecondCopy {
  readonly dir: string;
  /** Its thread has died of a fault. */
  isOver = false;
  readonly #settings: CopySettings;
  readonly #worker: Worker;
  readonly #commits: () => number;
  readonly #onChange: () => void;
  readonly #looking: NodeJS.Timeout;
  #last: CopyState | null = null;
  #trouble: DiskError | null = null;
  /** Seconds without a word since its thread works; a process that stood still counts one. */
  #silent = 0;
  #isOpen = false;
  /** How many lines of rows that wait it was given. */
  #given = 0;
  /** What there was at the last look, a second ago. */
  #goal = { commits: Infinity, given: Infinity };
  #isUpToDate = false;
  #first = Promise.withResolvers<void>();
  #closed = Promise.withResolvers<void>();

  /** @param commits how many the journal has */
  constructor(settings: CopySettings, commits: () => number, onChange: () => void) {
    this.#commits = commits;
    this.dir = settings.dir;
    this.#settings = settings;
    this.#onChange = onChange;
    this.#worker = startThread(import.meta.url, 'copy-worker', settings);
    this.#worker.on('message', (message: FromCopyWorker) => this.#hear(message));
    this.#worker.on('error', (error) => {
      this.isOver = true;
      this.#fail(error);
    });
    this.#worker.on('exit', () => {
      this.#closed.resolve();
      this.#first.resolve();
    });
    this.#looking = setInterval(() => this.#look(), 1000);
  }

  /** Whether it is on another disk than the journal; null where that is not known yet. */
  get otherDisk(): boolean | null {
    return this.#last?.otherDisk ?? this.#settings.otherDisk;
  }

  /** Resolves when the stick has taken the first line; to what is wrong with it where it does not, or does not answer. */
  async begun(): Promise<DiskError | null> {
    await this.#first.promise;
    return this.#trouble;
  }

  /** The journal has more, and no row waits for it. */
  committed(): void {
    this.#post('committed');
  }

  /** The journal does not take rows: the copy keeps them. `line` is a waitingLine. */
  waiting(line: string): void {
    this.#given += 1;
    this.#post({ waiting: line });
  }

  /** Whether it has everything that there was a second ago: in a race there is always something on its way. */
  get isUpToDate(): boolean {
    return this.#isUpToDate && this.#trouble === null;
  }

  /** Whether it has all rows that wait for the journal. */
  get hasWaiting(): boolean {
    return this.#trouble === null && this.#last?.waiting === this.#given;
  }

  view(): CopyStateView {
    const behind = Math.max(0, this.#commits() - (this.#last?.commit ?? 0));
    const common = { dir: this.dir, sameDisk: this.otherDisk === false, behind };
    const trouble = this.#trouble;
    if (trouble !== null) return { ...common, state: copyTroubleOf(trouble), detail: copyTold(trouble) };
    return {
      ...common,
      state: this.#last?.more === false || this.#isUpToDate ? 'ok' : 'catching-up',
      detail: null,
    };
  }

  /** Brings the copy up to date, as long as the stick answers. */
  async close(): Promise<void> {
    this.#post('close');
    await Promise.race([this.#closed.promise, setTimeout(closeMs, null, { ref: false })]);
    clearInterval(this.#looking);
  }

  /** Lets go of it as it is. Resolves when its thread has ended: not while the stick does not answer. */
  async abandon(): Promise<void> {
    clearInterval(this.#looking);
    await endThread(this.#worker);
  }

  #hear(message: FromCopyWorker): void {
    this.#silent = 0;
    this.#isOpen = true;
    if (message === 'open') return;
    if (message === 'closed') {
      this.#closed.resolve();
      return;
    }
    const changed =
      JSON.stringify(message) !== JSON.stringify(this.#last) || this.#trouble?.code === noAnswer;
    this.#last = message;
    this.#trouble = message.trouble;
    this.#first.resolve();
    if (changed) this.#onChange();
  }

  #look(): void {
    if (this.#isOpen) this.#silent += 1;
    if (this.#silent === silentMax) this.#fail({ code: noAnswer, message: this.dir });
    const { commit = 0, waiting = 0 } = this.#last ?? {};
    const before = this.#isUpToDate;
    this.#isUpToDate = commit >= this.#goal.commits && waiting >= this.#goal.given;
    this.#goal = { commits: this.#commits(), given: this.#given };
    if (this.#isUpToDate !== before) this.#onChange();
  }

  #fail(error: unknown): void {
    const { message, code = 'UNKNOWN' } = error as { message: string; code?: string };
    this.#trouble = { code, message };
    this.#first.resolve();
    this.#onChange();
  }

  #post(message: ToCopyWorker): void {
    this.#worker.postMessage(message);
  }
}
