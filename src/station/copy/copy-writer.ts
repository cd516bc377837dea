import { closeSync, fstatSync, fsyncSync, openSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chainStart } from '../../contract/chain.ts';
import { commitLine } from '../journal/commit-line.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { endOf } from './copy-end.ts';
import { copyFileName, copyFiles, nextFileNumber } from './copy-files.ts';
import { placeAfter, type CopyHeader, type Place } from './copy-format.ts';

/** Commits that are written between two looks at what else there is to do. */
const commitsAtOnce = 500;

/** What a second copy is told at its start. */
export interface CopySettings {
  dir: string;
  journal: string;
  name: string;
  /** This station, where the journal is a replica of another's. */
  keptBy?: string;
  /** It stood on another disk than the journal when it was set: an empty folder on the journal's disk is a stick that is out. */
  otherDisk: boolean;
}

/** The stick is not in; the message says what to do. */
class StickOut extends Error {
  override name = 'StickOut';
  readonly code = 'COPY_OUT';
}

/** Keeps the files of the second copy up to date with the journal. Everything waits for the stick: it runs in a thread of its own. */
export class CopyWriter {
  readonly #settings: CopySettings;
  readonly #journal: JournalReader;
  #file: { descriptor: number; path: string; day: string } | null = null;
  #place: Place | null = null;

  constructor(settings: CopySettings) {
    this.#settings = settings;
    this.#journal = new JournalReader(settings.journal);
  }

  /** The last commit that is on the stick, as far as that is known. */
  get commit(): number {
    return this.#place?.commit ?? 0;
  }

  /**
   * Writes what the journal has and the copy has not, a part of it at a time; true where more is left.
   * What it wrote is on the stick when it returns. Throws where the stick does not take it.
   */
  catchUp(): boolean {
    const place = this.#ready();
    const more = this.#journal.transactionsAfter(place.commit, place.passingLine, commitsAtOnce);
    this.#append(more.map(commitLine));
    this.#place = more.reduce(placeAfter, place);
    return more.length > 0;
  }

  /** Writes rows that the journal has not taken yet. */
  addWaiting(lines: readonly string[]): void {
    this.#ready();
    this.#append(lines);
  }

  close(): void {
    this.#letGo();
    this.#journal.close();
  }

  #append(lines: readonly string[]): void {
    const { descriptor } = this.#file ?? {};
    if (descriptor === undefined || lines.length === 0) return;
    try {
      writeFileSync(descriptor, lines.map((line) => `${line}\n`).join(''));
      fsyncSync(descriptor);
    } catch (error) {
      // What of it arrived is looked at when the file is opened again.
      this.#letGo();
      throw error;
    }
  }

  /** Opens the file to go on with. Gives where the copy stands. */
  #ready(): Place {
    this.#checkFile();
    const day = new Date().toISOString().slice(0, 10);
    if (this.#file === null || this.#place === null) this.#place = this.#open(day);
    else if (this.#file.day !== day) this.#begin(this.#place, day);
    return this.#place;
  }

  /** A stick that was pulled out keeps an open file alive that nobody can find any more. */
  #checkFile(): void {
    if (this.#file === null) return;
    try {
      const there = statSync(this.#file.path);
      const open = fstatSync(this.#file.descriptor);
      if (there.ino === open.ino && there.dev === open.dev) return;
    } catch {
      // Not there any more, which is the same.
    }
    this.#letGo();
  }

  #open(day: string): Place {
    const { dir } = this.#settings;
    const files = copyFiles(this.#folder(), this.#journal.identity.station);
    const newest = files.at(-1);
    if (newest === undefined) {
      this.#checkDisk();
      return this.#begin(this.#start(), day);
    }
    const { place, torn } = endOf(newest);
    if (!this.#isOurs(place)) return this.#begin(this.#start(), day);
    if (torn || newest.path !== join(dir, copyFileName(newest.header.station, newest.number, day)))
      return this.#begin(place, day);
    this.#file = { descriptor: openSync(newest.path, 'a'), path: newest.path, day };
    return place;
  }

  /** Begins a new file, which goes on after a place. */
  #begin(after: Place, day: string): Place {
    this.#letGo();
    const { dir, name, keptBy } = this.#settings;
    const whose = keptBy === undefined ? { name } : { name, keptBy };
    const header: CopyHeader = { goldline: 'journal copy', v: 1, ...this.#journal.identity, ...whose, after };
    const path = join(dir, copyFileName(header.station, nextFileNumber(dir, header.station), day));
    const descriptor = openSync(path, 'ax');
    this.#file = { descriptor, path, day };
    this.#append([JSON.stringify(header)]);
    syncFolder(dir);
    return after;
  }

  #folder(): string {
    const { dir } = this.#settings;
    if (statSync(dir, { throwIfNoEntry: false })?.isDirectory() !== true)
      throw new StickOut(`${dir} is not there: put the stick in again, or choose another folder`);
    return dir;
  }

  #checkDisk(): void {
    const { dir, journal, otherDisk } = this.#settings;
    if (otherDisk && statSync(dir).dev === statSync(journal).dev)
      throw new StickOut(`the stick of ${dir} is out: put it in again, or choose another folder`);
  }

  #start(): Place {
    const { station, obs } = this.#journal.identity;
    return { commit: 0, head: chainStart(station), passingLine: 0, passingHead: chainStart(obs) };
  }

  /** Whether the journal has what the copy ends with: it may have been restored from an older backup. */
  #isOurs({ commit, head, passingLine, passingHead }: Place): boolean {
    return (
      this.#journal.headOfCommit(commit) === head &&
      (passingLine === 0 || this.#journal.headAt('passing_lines', passingLine) === passingHead)
    );
  }

  #letGo(): void {
    const file = this.#file;
    this.#file = null;
    this.#place = null;
    try {
      if (file !== null) closeSync(file.descriptor);
    } catch {
      // The stick is gone, and with it what was to be closed.
    }
  }
}

/** So that a new file is found after a power cut; where folders cannot be synced, the system does it. */
function syncFolder(dir: string): void {
  try {
    const folder = openSync(dir, 'r');
    fsyncSync(folder);
    closeSync(folder);
  } catch {
    // Windows has no such thing.
  }
}
