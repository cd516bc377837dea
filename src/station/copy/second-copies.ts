import { setTimeout } from 'node:timers/promises';
import type { CopyView } from '../../contract/disk-view.ts';
import { diskTroubleOf, diskTroubleText } from '../journal/disk-trouble.ts';
import type { CopySettings } from './copy-writer.ts';
import { SecondCopy } from './second-copy.ts';

/** A thread ends at once, except where its stick does not answer. */
const endMs = 1000;

/** The second copy cannot be changed so; the message says why, and `code` and `params` for the screens. */
export class CopyFolderError extends Error {
  override name = 'CopyFolderError';
  readonly code: 'copy-folder' | 'copy-needed' | 'copy-settings';
  readonly params: Record<string, string>;

  constructor(code: CopyFolderError['code'], params: Record<string, string>, message: string) {
    super(message);
    this.code = code;
    this.params = params;
  }
}

/** Where a second copy is, as the settings remember it. */
export interface CopyFolder {
  dir: string;
  /** It was on another disk than the journal when it was set. */
  otherDisk: boolean;
}

export interface CopiesOptions {
  /** What all copies of this journal are told. */
  about: Omit<CopySettings, 'dir' | 'otherDisk'>;
  /** How many commits the journal has. */
  commits: () => number;
  /** All rows that wait for the journal now, as a waitingLine; null where none waits. */
  waiting: () => string | null;
  /** Called with the folder that holds the second copy from now on. */
  onSet: (folder: CopyFolder) => void;
  onChange: () => void;
}

/** The second copy, and the one that takes its place as soon as it has everything. */
export class SecondCopies {
  readonly #options: CopiesOptions;
  #current: SecondCopy | null = null;
  #next: SecondCopy | null = null;
  /** Threads that are on their way to their end. */
  readonly #ending = new Set<Promise<void>>();
  /** One change after the other. */
  #changing: Promise<unknown> = Promise.resolve();

  constructor(options: CopiesOptions, remembered: CopyFolder | null) {
    this.#options = options;
    if (remembered !== null) this.#current = this.#open(remembered.dir, remembered.otherDisk);
  }

  /** The folder of the second copy; null where there is none. */
  get dir(): string | null {
    return this.#current?.dir ?? null;
  }

  /** Whether rows that wait for the journal are all in the second copy. */
  get hasWaiting(): boolean {
    return this.#current?.hasWaiting ?? false;
  }

  /**
   * Keeps the second copy in a folder from now on. One that is there goes on until the new one has
   * everything. Throws {@link CopyFolderError} where the folder does not take it; nothing changes then.
   */
  set(dir: string): Promise<void> {
    return this.#inOrder(() => this.#change(dir));
  }

  /** Ends the second copy. */
  end(): Promise<void> {
    return this.#inOrder(async () => {
      const [copy, next] = [this.#current, this.#next];
      this.#current = null;
      this.#next = null;
      this.#letGo(next);
      await copy?.close();
      this.#letGo(copy);
    });
  }

  committed(): void {
    this.#current?.committed();
    this.#next?.committed();
  }

  waiting(line: string): void {
    this.#current?.waiting(line);
    this.#next?.waiting(line);
  }

  view(): CopyView | null {
    const current = this.#current?.view();
    return current === undefined ? null : { ...current, next: this.#next?.view() ?? null };
  }

  /** Brings the second copy up to date, as long as its stick answers. False where a stick does not: its thread holds the process. */
  async close(): Promise<boolean> {
    await this.#current?.close();
    this.#letGo(this.#next);
    this.#letGo(this.#current);
    await Promise.race([Promise.all(this.#ending), setTimeout(endMs, null, { ref: false })]);
    return this.#ending.size === 0;
  }

  #inOrder(change: () => Promise<void>): Promise<void> {
    const changed = this.#changing.then(change);
    this.#changing = changed.catch(() => undefined);
    return changed;
  }

  async #change(dir: string): Promise<void> {
    if (this.#next?.dir === dir) return;
    // A change that is under way is given up for this one.
    this.#letGo(this.#next);
    this.#next = null;
    this.#options.onChange();
    if (this.#current?.dir === dir && !this.#current.isOver) return;
    const copy = this.#open(dir, null);
    this.#next = copy;
    const trouble = await copy.begun();
    if (trouble !== null) {
      this.#next = null;
      this.#letGo(copy);
      throw new CopyFolderError(
        'copy-folder',
        { dir, trouble: diskTroubleOf(trouble.code) },
        `${dir}: cannot hold the second copy: ${diskTroubleText(trouble)}; choose a folder on a stick or another disk`,
      );
    }
    if (this.#current === null) {
      this.#next = null;
      this.#use(copy);
    }
    this.#switch();
    this.#options.onChange();
  }

  #open(dir: string, otherDisk: boolean | null): SecondCopy {
    const copy = new SecondCopy({ ...this.#options.about, dir, otherDisk }, this.#options.commits, () => {
      this.#switch();
      this.#options.onChange();
    });
    const waiting = this.#options.waiting();
    if (waiting !== null) copy.waiting(waiting);
    return copy;
  }

  /** The one before goes on until the next has everything. */
  #switch(): void {
    if (this.#next?.isUpToDate !== true) return;
    const before = this.#current;
    this.#use(this.#next);
    this.#next = null;
    void before?.close().then(() => this.#letGo(before));
  }

  #letGo(copy: SecondCopy | null): void {
    if (copy === null) return;
    const ended = copy.abandon().then(() => {
      this.#ending.delete(ended);
    });
    this.#ending.add(ended);
  }

  #use(copy: SecondCopy): void {
    this.#current = copy;
    this.#options.onSet({ dir: copy.dir, otherDisk: copy.otherDisk ?? false });
  }
}
