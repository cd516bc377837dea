import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DiskView, RepairView } from '../../contract/disk-view.ts';
import { message, type Message } from '../../words/message.ts';
import { ToldError } from '../../words/told-error.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { DataDir } from '../data/data-dir.ts';
import { diskTold, diskTroubleOf, noAnswer, type DiskError } from '../journal/disk-trouble.ts';
import type { Receipt } from '../journal/rows.ts';
import type { JournalIdentity } from '../journal/schema.ts';
import { rowsTold } from '../journal/missing.ts';
import { hangingMs, type Rows } from '../journal/writer.ts';
import { waitingLine } from './copy-format.ts';
import { DiskLook } from './disk-look.ts';
import { CopyFolderError, SecondCopies, type CopyFolder } from './second-copies.ts';

/** A disk that hangs does not keep the station from ending. */
const rescueMs = 2000;

export interface DiskOptions {
  dir: DataDir;
  identity: JournalIdentity;
  /** What people call the station. */
  name: string;
  /** What the journal has. */
  counts: { commits: number; reads: number; actions: number };
  repaired: RepairView | null;
  /** Why the station does not work in its data directory; `dir` stands in for it then. */
  dataTrouble: DiskError | null;
  /** All rows that are not in the journal yet, in order. */
  unwritten: () => Rows;
  /** Station time. */
  now: () => Ms;
  onChange: () => void;
}

/** How it stands with what is kept: the journal's disk, the rows that wait for it, and the second copy. */
export class Disk {
  readonly #dir: DataDir;
  readonly #repaired: RepairView | null;
  readonly #dataTrouble: DiskError | null;
  readonly #unwritten: () => Rows;
  readonly #now: () => Ms;
  readonly #onChange: () => void;
  readonly #look: DiskLook;
  readonly #copies: SecondCopies;
  #counts: DiskOptions['counts'];
  #lastCommit: Ms | null = null;
  #trouble: DiskError | null = null;
  #since: Ms | null = null;
  #waiting = { reads: 0, actions: 0 };
  #changed: Message | null = null;
  /** The folder of the second copy, where the settings did not take it yet. */
  #unremembered: CopyFolder | null = null;

  constructor(options: DiskOptions) {
    const { dir, identity, name, counts, repaired, dataTrouble, unwritten, now, onChange } = options;
    this.#dir = dir;
    this.#counts = counts;
    this.#repaired = repaired;
    this.#dataTrouble = dataTrouble;
    this.#unwritten = unwritten;
    this.#now = now;
    this.#onChange = onChange;
    this.#look = new DiskLook({ folder: dir.path, journal: dir.journal }, onChange);
    const about = { journal: dir.journal, journalDisk: this.#look.device, identity, name };
    this.#copies = new SecondCopies(
      {
        about,
        commits: () => this.#counts.commits,
        waiting: () => this.#allWaiting(),
        onSet: (folder) => this.#remember(folder),
        onChange,
      },
      dir.settings.copy ?? null,
    );
  }

  committed({ commit, reads, actions }: Receipt, now: Ms): void {
    this.#waiting.reads = Math.max(0, this.#waiting.reads - (reads - this.#counts.reads));
    this.#waiting.actions = Math.max(0, this.#waiting.actions - (actions - this.#counts.actions));
    this.#counts = { commits: commit?.number ?? this.#counts.commits, reads, actions };
    this.#lastCommit = now;
    // Below rows that wait the copy takes nothing: its end shows them until all of them are in the journal.
    if (this.#isWaiting) return;
    this.#copies.committed();
    if (this.#unremembered !== null) this.#remember(this.#unremembered);
  }

  /** The disk refused a commit, does not answer, or (null) takes commits again. */
  trouble(trouble: DiskError | null): void {
    this.#trouble = trouble;
    if (trouble === null) this.#since = null;
    else this.#since ??= this.#now() - (trouble.code === noAnswer ? hangingMs : 0);
    this.#onChange();
  }

  /** Rows of the journal are not what was written: the next start is told, and mends them. */
  rowsChanged(problem: Message): void {
    this.#changed = problem;
    try {
      this.#dir.save({ damage: problem });
    } catch {
      // The next start looks itself, once this one's check is over.
    }
    this.#onChange();
  }

  /** Rows have to wait for the journal. */
  waiting(rows: Rows): void {
    this.#copies.waiting(this.#lineOf(rows, this.#waiting));
    this.#waiting.reads += rows.reads.length;
    this.#waiting.actions += rows.actionLines.length;
    this.#onChange();
  }

  /**
   * Keeps the second copy in a folder from now on; null ends it. One that is there goes on until the new
   * one has everything. Throws {@link CopyFolderError} where the folder does not take it, or the copy
   * cannot be ended now; nothing changes then.
   */
  async setCopy(dir: string | null): Promise<void> {
    if (dir === null) await this.#endCopy();
    else await this.#copies.set(resolve(dir));
    this.#onChange();
  }

  view(): DiskView {
    const { reads, actions } = this.#counts;
    const trouble = this.#trouble ?? this.#look.trouble ?? this.#dataTrouble;
    const copy = this.#copies.view();
    return {
      state: trouble === null ? 'ok' : 'failing',
      trouble: trouble === null ? null : diskTroubleOf(trouble.code),
      since: this.#since,
      reads,
      actions,
      waiting: this.#waiting.reads + this.#waiting.actions,
      lastCommit: this.#lastCommit,
      detail: trouble === null ? null : diskTold(trouble),
      free: this.#look.free,
      copy: copy === null ? null : { ...copy, remembered: this.#unremembered === null },
      repaired: this.#repaired,
      changed: this.#changed,
    };
  }

  /** Whether the journal's disk does not answer: whoever writes to it now would wait. */
  get hangs(): boolean {
    return (this.#trouble ?? this.#look.trouble)?.code === noAnswer;
  }

  /** Brings the second copy up to date. False where its stick does not answer: its thread holds the process. */
  async close(): Promise<boolean> {
    this.#look.close();
    return this.#copies.close();
  }

  /**
   * Keeps rows that the journal did not take until the next start, after {@link close}. Gives an error, with
   * what became of them, where the disk does not take them either.
   */
  async rescue(rows: Rows): Promise<ToldError | null> {
    if (rows.reads.length + rows.actionLines.length === 0) return null;
    try {
      await this.#writeRescue(`${this.#lineOf(rows, { reads: 0, actions: 0 })}\n`);
      return null;
    } catch (error) {
      const counts = { reads: rows.reads.length, actions: rows.actionLines.length };
      const lost = { rows: rowsTold(counts), path: this.#dir.path, said: (error as Error).message };
      const copy = this.#copies.hasWaiting ? this.#copies.dir : null;
      const told = copy === null ? message('rescue.lost', lost) : message('rescue.copied', { ...lost, copy });
      return new ToldError(told, { cause: error });
    }
  }

  get #isWaiting(): boolean {
    return this.#waiting.reads + this.#waiting.actions > 0;
  }

  #allWaiting(): string | null {
    return this.#isWaiting ? this.#lineOf(this.#unwritten(), { reads: 0, actions: 0 }) : null;
  }

  /** Rows that wait, after others that wait already, as a line that a later start takes up. */
  #lineOf(rows: Rows, after: { reads: number; actions: number }): string {
    const { reads, actions } = this.#counts;
    return waitingLine(rows, { reads: reads + after.reads, actions: actions + after.actions });
  }

  async #endCopy(): Promise<void> {
    if (this.#trouble !== null) throw new CopyFolderError(message('problems.copy-needed'));
    try {
      this.#dir.save({ copy: null });
    } catch (error) {
      throw new CopyFolderError(
        message('problems.copy-settings', { path: this.#dir.path, detail: (error as Error).message }),
      );
    }
    this.#unremembered = null;
    await this.#copies.end();
  }

  /** Where the disk refuses it or hangs, it is tried again after the next commit. */
  #remember(folder: CopyFolder): void {
    this.#unremembered = folder;
    if (this.hangs) return;
    try {
      this.#dir.save({ copy: folder });
      this.#unremembered = null;
    } catch {
      // The console tells that it is not remembered yet.
    }
  }

  async #writeRescue(text: string): Promise<void> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => late.reject(Object.assign(new Error(noAnswer), { code: noAnswer })),
      rescueMs,
    );
    try {
      await Promise.race([writeFile(this.#dir.rescue, text, { flush: true }), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }
}
