import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { chainStart } from '../../contract/chain.ts';
import type { JournalIdentity } from '../journal/schema.ts';
import { endOf } from './copy-end.ts';
import { copyFileName, copyFiles, nextFileNumber } from './copy-files.ts';
import type { CopyHeader, Place } from './copy-format.ts';
import type { CopyPart } from './copy-source.ts';
import type { OutCode } from './copy-trouble.ts';

/** What a second copy is told at its start. */
export interface CopySettings {
  dir: string;
  /** The file of the journal. */
  journal: string;
  /** The device that the journal is on, as `stat` tells it. */
  journalDisk: number;
  identity: JournalIdentity;
  /** What people call the station. */
  name: string;
  /** This station, where the journal is a replica of another's. */
  keptBy?: string;
  /**
   * It stood on another disk than the journal when it was set: an empty folder on the journal's disk is a
   * stick that is out. Null for a folder that is set now: it is made where it is missing.
   */
  otherDisk: boolean | null;
}

/** The stick is not in; `code` is one of `copy-trouble`, the message the folder. */
class StickOut extends Error {
  override name = 'StickOut';
  readonly code: OutCode;

  constructor(code: OutCode, dir: string) {
    super(dir);
    this.code = code;
  }
}

/** Writes the files of a second copy. Everything waits for the stick: it runs in a thread of its own. */
export class CopyWriter {
  readonly #settings: CopySettings;
  #otherDisk: boolean | null;
  #file: { descriptor: number; path: string; day: string } | null = null;
  #place: Place | null = null;
  /** Rows that wait for the journal, as lines; the first `#written` of them are in the file that is open. */
  #waiting: string[] = [];
  #written = 0;
  /** Lines of the journal stand below rows that wait, which the end of the file does not show any more. */
  #buried = false;

  constructor(settings: CopySettings) {
    this.#settings = settings;
    this.#otherDisk = settings.otherDisk;
  }

  /** The last commit that is on the stick, as far as that is known. */
  get commit(): number {
    return this.#place?.commit ?? 0;
  }

  /** Whether it is on another disk than the journal; null where it was not looked at yet. */
  get otherDisk(): boolean | null {
    return this.#otherDisk;
  }

  get hasWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /**
   * Opens the file to go on with, and writes the rows that wait and are not in it. Gives where the copy
   * stands. Throws where the stick does not take it.
   */
  ready(): Place {
    this.#prepare();
    this.#checkFile();
    const day = new Date().toISOString().slice(0, 10);
    if (this.#file === null || this.#place === null) this.#place = this.#open(day);
    else if (this.#file.day !== day) this.#begin(this.#place, day);
    this.#append(this.#waiting.slice(this.#written));
    this.#written = this.#waiting.length;
    return this.#place;
  }

  /**
   * Writes what follows in the journal; true where there may be more. What it wrote is on the stick when
   * it returns. Throws where the stick does not take it.
   */
  take({ after, lines, place }: CopyPart): boolean {
    if (after.head !== this.#place?.head || after.passingHead !== this.#place.passingHead) return true;
    if (lines === null) this.#place = this.#begin(this.#start(), new Date().toISOString().slice(0, 10));
    else if (lines.length > 0) {
      this.#append(lines);
      this.#place = place;
      this.#buried ||= this.#written > 0;
    } else {
      if (this.#buried) this.#written = 0;
      this.#buried = false;
      this.ready();
      return false;
    }
    return true;
  }

  /** Rows that the journal has not taken yet: {@link ready} writes them, also into each file that it opens while they wait. */
  addWaiting(line: string): void {
    this.#waiting.push(line);
  }

  /** Everything that waited is in the journal by now. */
  nothingWaits(): void {
    this.#waiting = [];
    this.#written = 0;
    this.#buried = false;
  }

  close(): void {
    this.#letGo();
  }

  #append(lines: readonly string[]): void {
    const { descriptor } = this.#file ?? {};
    if (descriptor === undefined || lines.length === 0) return;
    const { size } = fstatSync(descriptor);
    try {
      writeFileSync(descriptor, lines.map((line) => `${line}\n`).join(''));
      fsyncSync(descriptor);
    } catch (error) {
      cutBack(descriptor, size);
      // What of it arrived is looked at when the file is opened again.
      this.#letGo();
      throw error;
    }
  }

  #prepare(): void {
    if (this.#otherDisk !== null) return;
    const { dir, journalDisk } = this.#settings;
    if (statSync(dirname(dir)).isDirectory()) mkdirSync(dir, { recursive: true });
    this.#otherDisk = statSync(dir).dev !== journalDisk;
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
    const { dir, identity } = this.#settings;
    const files = copyFiles(this.#folder(), identity.station);
    const newest = files.at(-1);
    if (newest === undefined) {
      this.#checkDisk();
      return this.#begin(this.#start(), day);
    }
    const { place, torn } = endOf(newest);
    if (torn || newest.path !== join(dir, copyFileName(newest.header.station, newest.number, day)))
      return this.#begin(place, day);
    this.#file = { descriptor: openSync(newest.path, 'a'), path: newest.path, day };
    return place;
  }

  /** Begins a new file, which goes on after a place. */
  #begin(after: Place, day: string): Place {
    this.#letGo();
    const { dir, name, identity, keptBy } = this.#settings;
    const whose = keptBy === undefined ? { name } : { name, keptBy };
    const header: CopyHeader = { goldline: 'journal copy', v: 1, ...identity, ...whose, after };
    const path = join(dir, copyFileName(header.station, nextFileNumber(dir, header.station), day));
    const descriptor = openSync(path, 'ax');
    this.#file = { descriptor, path, day };
    try {
      this.#append([JSON.stringify(header)]);
    } catch (error) {
      // It holds nothing: a full stick would get one at each attempt.
      rmSync(path, { force: true });
      throw error;
    }
    syncFolder(dir);
    return after;
  }

  #folder(): string {
    const { dir } = this.#settings;
    if (statSync(dir, { throwIfNoEntry: false })?.isDirectory() !== true)
      throw new StickOut('COPY_GONE', dir);
    return dir;
  }

  #checkDisk(): void {
    const { dir, journalDisk } = this.#settings;
    if (this.#otherDisk === true && statSync(dir).dev === journalDisk) throw new StickOut('COPY_OUT', dir);
  }

  #start(): Place {
    const { station, obs } = this.#settings.identity;
    return { commit: 0, head: chainStart(station), passingLine: 0, passingHead: chainStart(obs) };
  }

  #letGo(): void {
    const file = this.#file;
    this.#file = null;
    this.#place = null;
    this.#written = 0;
    try {
      if (file !== null) closeSync(file.descriptor);
    } catch {
      // The stick is gone, and with it what was to be closed.
    }
  }
}

/** Takes back what a full stick took of a line, so that the file can be gone on with when there is room. */
function cutBack(descriptor: number, size: number): void {
  try {
    ftruncateSync(descriptor, size);
  } catch {
    // Then the line stays cut off, and is written again in a new file.
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
