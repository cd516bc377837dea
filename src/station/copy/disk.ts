import { mkdirSync, statSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { CopyView, DiskView, RepairView } from '../../contract/feed.ts';
import type { Ms } from '../../timing/model/race.ts';
import { waitingLine } from './copy-format.ts';
import { SecondCopy } from './second-copy.ts';
import type { DataDir } from '../data/data-dir.ts';
import { diskTroubleOf, diskTroubleText, type DiskError } from '../journal/disk-trouble.ts';
import type { Receipt } from '../journal/rows.ts';
import type { Rows } from '../journal/writer.ts';

/** Free room is told in steps of 64 MB. */
const freeStep = 64 * 1024 * 1024;

/** A folder that cannot hold the second copy; the message says why. */
export class CopyFolderError extends Error {
  override name = 'CopyFolderError';
}

/** How it stands with what is kept: the journal's disk, the rows that wait for it, and the second copy. */
export class Disk {
  readonly #dir: DataDir;
  readonly #name: string;
  readonly #onChange: () => void;
  readonly #repaired: RepairView | null;
  /** The file that the journal was opened as. */
  readonly #inode: number;
  #counts: { commits: number; reads: number; actions: number };
  #lastCommit: Ms | null = null;
  #trouble: DiskError | null = null;
  #waiting = { reads: 0, actions: 0 };
  #copy: SecondCopy | null = null;

  /** @param counts what the journal has @param name what people call the station */
  constructor(
    dir: DataDir,
    name: string,
    counts: { commits: number; reads: number; actions: number },
    repaired: RepairView | null,
    onChange: () => void,
  ) {
    this.#dir = dir;
    this.#name = name;
    this.#counts = counts;
    this.#repaired = repaired;
    this.#onChange = onChange;
    this.#inode = statSync(dir.journal).ino;
    if (dir.settings.copy) this.#open(dir.settings.copy);
  }

  committed({ commit, reads, actions }: Receipt, now: Ms): void {
    this.#waiting.reads = Math.max(0, this.#waiting.reads - (reads - this.#counts.reads));
    this.#waiting.actions = Math.max(0, this.#waiting.actions - (actions - this.#counts.actions));
    this.#counts = { commits: commit?.number ?? this.#counts.commits, reads, actions };
    this.#lastCommit = now;
    this.#copy?.committed();
  }

  /** The disk refused a commit, or (null) takes commits again. */
  trouble(trouble: DiskError | null): void {
    this.#trouble = trouble;
    this.#onChange();
  }

  /** Rows have to wait for the journal. */
  waiting(rows: Rows): void {
    this.#copy?.waiting(this.waitingLine(rows));
    this.#waiting.reads += rows.reads.length;
    this.#waiting.actions += rows.actionLines.length;
  }

  /** Rows that wait, after those that wait already, as a line that a later start takes up. */
  waitingLine(rows: Rows): string {
    const { reads, actions } = this.#counts;
    return waitingLine(rows, {
      reads: reads + this.#waiting.reads,
      actions: actions + this.#waiting.actions,
    });
  }

  /** Keeps the second copy in a folder from now on; null ends it. Throws {@link CopyFolderError}. */
  async setCopy(dir: string | null): Promise<void> {
    const copy = dir === null ? null : this.#settingsFor(resolve(dir));
    await this.#copy?.close();
    this.#copy = null;
    this.#dir.save({ copy });
    if (copy !== null) this.#open(copy);
    this.#onChange();
  }

  view(): DiskView {
    const { reads, actions } = this.#counts;
    const trouble = this.#trouble ?? this.#lostFile();
    return {
      state: trouble === null ? 'ok' : 'failing',
      trouble: trouble === null ? null : diskTroubleOf(trouble.code),
      reads,
      actions,
      waiting: this.#waiting.reads + this.#waiting.actions,
      lastCommit: this.#lastCommit,
      detail: trouble === null ? null : diskTroubleText(trouble),
      free: this.#free(),
      copy: this.#copyView(),
      repaired: this.#repaired,
    };
  }

  async close(): Promise<void> {
    await this.#copy?.close();
  }

  /** Keeps rows that the journal did not take until the next start. Throws, with what to do, where that is not possible either. */
  rescue(rows: Rows): void {
    if (rows.reads.length + rows.actionLines.length === 0) return;
    this.#waiting = { reads: 0, actions: 0 };
    try {
      writeFileSync(this.#dir.rescue, `${this.waitingLine(rows)}\n`, { flush: true });
    } catch (error) {
      const { message } = error as Error;
      const kept = this.#copy === null ? 'they are lost' : 'the second copy has them, if its stick took them';
      throw new Error(
        `${rows.reads.length} reads and ${rows.actionLines.length} actions could not be written to ${this.#dir.path} (${message}): ${kept}`,
        { cause: error },
      );
    }
  }

  #copyView(): CopyView | null {
    return this.#copy?.view(this.#counts.commits) ?? null;
  }

  #open(copy: { dir: string; otherDisk: boolean }): void {
    const settings = { ...copy, journal: this.#dir.journal, name: this.#name };
    this.#copy = new SecondCopy(settings, this.#onChange);
  }

  #settingsFor(dir: string) {
    // The same folder again: what was said of its disk when the stick was in still holds.
    if (this.#dir.settings.copy?.dir === dir) return this.#dir.settings.copy;
    try {
      if (statSync(dirname(dir)).isDirectory()) mkdirSync(dir, { recursive: true });
      return { dir, otherDisk: statSync(dir).dev !== statSync(this.#dir.path).dev };
    } catch (error) {
      throw new CopyFolderError(
        `${dir}: cannot hold the second copy (${(error as Error).message}); choose a folder on a stick or another disk`,
      );
    }
  }

  /** A deleted or unmounted file takes everything and keeps nothing. */
  #lostFile(): DiskError | null {
    if (statSync(this.#dir.journal, { throwIfNoEntry: false })?.ino === this.#inode) return null;
    return { code: 'ENOENT', message: `${this.#dir.journal} is not there any more` };
  }

  /** In whole steps, so that screens are not told of every write. */
  #free(): number | null {
    try {
      const { bavail, bsize } = statfsSync(this.#dir.path);
      return Math.floor((bavail * bsize) / freeStep) * freeStep;
    } catch {
      return null;
    }
  }
}
