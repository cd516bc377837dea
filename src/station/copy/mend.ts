import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { RepairView } from '../../contract/feed.ts';
import type { DataDir } from '../data/data-dir.ts';
import { findDamage } from '../journal/damage.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { Replica } from '../journal/replica.ts';
import { takeRest, takeWhole } from '../journal/salvage.ts';
import type { JournalIdentity } from '../journal/schema.ts';
import { endOf } from './copy-end.ts';
import { copyFiles, type CopyFile } from './copy-files.ts';
import { parseCopyLine, type Waiting } from './copy-format.ts';
import { takeCopy, takeWaiting } from './take-copy.ts';

/**
 * Makes the journal of a data directory whole before it is opened: a damaged file is kept aside and made
 * again from the second copy and from what can still be read of it; a journal that lost its end gets it
 * from the copy; rows that waited for the disk at the last stop are taken up. Gives what was repaired.
 * `named`: a folder with a second copy, beside the one that the settings remember.
 */
export function mendJournal(dir: DataDir, named: string | false = false): RepairView | null {
  const { journal: known, copy } = dir.settings;
  const folders = new Set([...(copy ? [copy.dir] : []), ...(named ? [resolve(named)] : [])]);
  const copies = [...folders].map((folder) => filesOf(folder, known?.station)).toSorted(byEnd);
  const files = copies.at(-1) ?? [];
  const identity = known ?? files.at(-1)?.header;
  const damage = findDamage(dir.journal, identity);
  const repaired =
    damage === null ? catchUp(dir.journal, files) : makeAgain(dir.journal, damage, identity, files);
  if (existsSync(dir.journal)) takeUpWaiting(dir, copies);
  return repaired;
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
function catchUp(path: string, files: readonly CopyFile[]): RepairView | null {
  const newest = files.at(-1);
  if (newest === undefined || !existsSync(path)) return null;
  const journal = new JournalReader(path);
  const { identity } = journal;
  const commits = journal.count('commits');
  journal.close();
  const { place } = endOf(newest);
  if (identity.station !== newest.header.station || place.commit <= commits) return null;
  const replica = Replica.open(path, identity);
  const { problems } = takeCopy(files, replica);
  const taken = replica.high.commit - commits;
  replica.close();
  return {
    at: Date.now(),
    damage: `the last ${place.commit - commits} commits were lost; ${taken} came back from the second copy`,
    aside: null,
    missing: problems,
  };
}

/** Makes the journal again, beside the damaged file, and then puts it in its place. */
function makeAgain(
  path: string,
  damage: string,
  identity: JournalIdentity | undefined,
  files: readonly CopyFile[],
): RepairView {
  const fresh = `${path}.made-again`;
  for (const suffix of suffixes) rmSync(fresh + suffix, { force: true });
  const damaged = [path, ...asides(path)].find(
    (file) => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0,
  );
  const replica = Replica.open(fresh, identity ?? identityIn(path));
  const { problems } = takeCopy(files, replica);
  if (damaged !== undefined) takeWhole(damaged, replica);
  // What follows behind a damaged line of the copy.
  takeCopy(files, replica);
  replica.close();
  const missing = damaged === undefined ? [] : takeRest(damaged, fresh);
  if (damaged === undefined && files.length === 0) missing.push('everything: there is no second copy');
  const aside = keepAside(path);
  renameSync(fresh, path);
  return { at: Date.now(), damage, aside, missing: [...problems, ...missing] };
}

const suffixes = ['', '-wal', '-shm'];
const asidePrefix = 'damaged-';

/** Moves the file and what belongs to it into a folder beside it; nothing of it is deleted. */
function keepAside(path: string): string | null {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const folder = join(dirname(path), `${asidePrefix}${stamp}`);
  const there = suffixes.filter((suffix) => existsSync(path + suffix));
  if (there.length === 0) return null;
  mkdirSync(folder);
  for (const suffix of there) renameSync(path + suffix, join(folder, basename(path) + suffix));
  return folder;
}

/** Damaged files that an interrupted repair had put aside already, newest first. */
function asides(path: string): string[] {
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(asidePrefix))
    .toSorted()
    .reverse()
    .map((name) => join(dirname(path), name, basename(path)));
}

function identityIn(path: string): JournalIdentity {
  const journal = new JournalReader(path);
  journal.close();
  return journal.identity;
}

function takeUpWaiting(dir: DataDir, copies: readonly (readonly CopyFile[])[]): void {
  const newest = copies.map((files) => files.at(-1)).filter((file) => file !== undefined);
  takeWaiting(dir.journal, [...readRescue(dir.rescue), ...newest.flatMap((file) => endOf(file).waiting)]);
  rmSync(dir.rescue, { force: true });
}

function readRescue(path: string): Waiting[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => parseCopyLine(line)).filter((line) => 'waiting' in line);
}
