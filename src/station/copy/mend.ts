import { existsSync, readdirSync, renameSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { RepairView } from '../../contract/disk-view.ts';
import { asidePrefix, type DataDir } from '../data/data-dir.ts';
import { findDamage } from '../journal/damage.ts';
import { databaseSuffixes, removeDatabase } from '../journal/database-files.ts';
import { identityInDamaged } from '../journal/damaged-file.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { lostEnd, newestSeal, rememberedSeal, type LastSeal } from '../journal/last-seal.ts';
import { Replica } from '../journal/replica.ts';
import { takeRest, takeWhole } from '../journal/salvage.ts';
import { isBlank, newIdentity, type JournalIdentity } from '../journal/schema.ts';
import type { Rows } from '../journal/writer.ts';
import { endOf } from './copy-end.ts';
import { copyFiles, type CopyFile } from './copy-files.ts';
import { takeCopy } from './take-copy.ts';
import { takeUpWaiting } from './waiting-rows.ts';

/** What was done to a data directory before its station works in it. */
export interface Mended {
  /** What was damaged and is mended; null where everything was as it was left. */
  repaired: RepairView | null;
  /** Rows that waited for the disk at the last stop, and still have to: it is full. */
  waiting: Rows;
}

/**
 * Makes the journal of a data directory whole before it is opened: a damaged file is kept aside and made
 * again from the second copy and from what can still be read of it; a journal that lost its end gets it
 * from the copy; rows that waited for the disk at the last stop are taken up. `thoroughly` checks every seal first; `named`
 * is a folder with a second copy, beside the one that the settings remember.
 * Throws SqliteError where the disk has no room for what is to be mended.
 */
export function mendJournal(dir: DataDir, thoroughly = false, named: string | false = false): Mended {
  const { journal: known, copy, fileVersion: version, last, damage: foundBefore } = dir.settings;
  const folders = new Set([...(copy ? [copy.dir] : []), ...(named ? [resolve(named)] : [])]);
  const copies = [...folders].map((folder) => filesOf(folder, known?.station)).toSorted(byEnd);
  const files = copies.at(-1) ?? [];
  const identity = known ?? files.at(-1)?.header;
  const seal = newestSeal([last, rememberedSeal(dir.journal)]);
  const damage = findDamage(dir.journal, { identity, version }, thoroughly) ?? foundBefore ?? null;
  if (damage !== null) makeAgain(dir, damage, identity, files, seal);
  else if (isUnused(dir.journal)) removeDatabase(dir.journal);
  if (!existsSync(dir.journal)) return { repaired: repairView(dir), waiting: { reads: [], actionLines: [] } };
  if (damage === null) catchUp(dir, files);
  tellLostEnd(dir, seal);
  const waiting = takeUpWaiting(dir, copies);
  return { repaired: repairView(dir), waiting };
}

/** A file that was begun on a disk that was full, and never became a journal. */
function isUnused(path: string): boolean {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  return size !== undefined && (size === 0 || isBlank(path));
}

function repairView({ found, aside }: DataDir): RepairView | null {
  if (found.length === 0) return null;
  const damage = found.map((each) => each.damage).join('; ');
  return { at: Date.now(), damage, aside, missing: found.flatMap(({ missing }) => missing) };
}

/** What was mended in several tries to start, as one; null where nothing was. */
export function joinedRepairs(repairs: readonly RepairView[]): RepairView | null {
  const last = repairs.at(-1);
  if (last === undefined) return null;
  return {
    at: last.at,
    damage: repairs.map(({ damage }) => damage).join('; '),
    aside: repairs.map(({ aside }) => aside).find((aside) => aside !== null) ?? null,
    missing: repairs.flatMap(({ missing }) => missing),
  };
}

/** The files of the copy where the stick is in. */
function filesOf(dir: string, station: string | undefined): CopyFile[] {
  try {
    return copyFiles(dir, station);
  } catch {
    return [];
  }
}

function byEnd(one: readonly CopyFile[], other: readonly CopyFile[]): number {
  const [end, otherEnd] = [one, other].map((files) => files.at(-1)).map((newest) => newest && endOf(newest));
  return (end?.place.commit ?? -1) - (otherEnd?.place.commit ?? -1);
}

/** The copy goes further than the journal: its last commits were lost. */
function catchUp(dir: DataDir, files: readonly CopyFile[]): void {
  const newest = files.at(-1);
  if (newest === undefined) return;
  const path = dir.journal;
  const journal = new JournalReader(path);
  const { identity } = journal;
  const commits = journal.count('commits');
  journal.close();
  const { place } = endOf(newest);
  if (identity.station !== newest.header.station || place.commit <= commits) return;
  const replica = Replica.open(path, identity);
  try {
    const { problems } = takeCopy(files, replica);
    const taken = replica.high.commit - commits;
    const lost = `the last ${place.commit - commits} commits were lost; ${taken} came back from the second copy`;
    dir.tell(lost, taken < place.commit - commits ? problems : []);
  } finally {
    replica.close();
  }
}

/** Says what is known to have been in the journal and is not, after everything that could be done. */
function tellLostEnd(dir: DataDir, seal: LastSeal | null): void {
  const journal = new JournalReader(dir.journal);
  const lost = dir.found.length === 0 ? lostEnd(journal, seal) : null;
  journal.close();
  if (lost !== null) dir.tell('the journal is not as it was left', [lost]);
}

/** Makes the journal again, beside the damaged file, and then puts it in its place. */
function makeAgain(
  dir: DataDir,
  damage: string,
  known: JournalIdentity | undefined,
  files: readonly CopyFile[],
  seal: LastSeal | null,
): void {
  const path = dir.journal;
  const fresh = `${path}.made-again`;
  removeDatabase(fresh);
  const damaged = [path, ...asides(dir)].find(
    (file) => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0,
  );
  const inFile = damaged === undefined ? null : identityInDamaged(damaged);
  const identity = known ?? inFile ?? newIdentity();
  const replica = Replica.open(fresh, identity);
  const missing = [];
  try {
    const { problems } = takeCopy(files, replica);
    if (damaged !== undefined) takeWhole(damaged, replica);
    // What follows behind a damaged line of the copy.
    takeCopy(files, replica);
    missing.push(...problems);
  } finally {
    replica.close();
  }
  const last = seal?.station === identity.station ? seal : null;
  if (damaged !== undefined) missing.push(...takeRest(damaged, fresh, last));
  else if (files.length === 0) missing.push(everything(last));
  dir.keepAside(...databaseSuffixes.map((suffix) => basename(path) + suffix));
  renameSync(fresh, path);
  dir.tell(`journal.db: ${damage}`, missing);
  if (dir.settings.damage) dir.save({ damage: null });
}

function everything(last: LastSeal | null): string {
  const rows = last === null ? '' : ` (${last.reads} reads and ${last.actions} actions)`;
  return `everything${rows}: there is no second copy`;
}

/** Damaged files that an interrupted repair had put aside already, newest first. */
function asides({ path, journal }: DataDir): string[] {
  return readdirSync(path)
    .filter((name) => name.startsWith(asidePrefix))
    .toSorted()
    .reverse()
    .map((name) => join(path, name, basename(journal)));
}
