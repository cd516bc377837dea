import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { asidePrefix } from './data-dir.ts';

/** For what a race adds. */
const spareBytes = 32 * 1024 * 1024;
/** Of a station that has or had the data directory itself, and nothing of its race. */
const notOfRace = ['lock.db', 'station.json', 'station.json.partial', 'stop.request', 'reserve.bin', 'logs'];

/** A folder in which a station works while its data directory cannot be written to. */
export interface StandIn {
  path: string;
  /** Files of the data directory that could not be read. */
  unread: string[];
}

/** The stand-in of a data directory in which a station has worked, and from which nothing was brought over yet; null where there is none. */
export function standInOf(dataDir: string): string | null {
  return places(dataDir).find((path) => existsSync(path)) ?? null;
}

/** Where the newest journal of a data directory is: in its stand-in, where there is one. */
export function workingDir(dataDir: string): string {
  return standInOf(dataDir) ?? dataDir;
}

/**
 * The stand-in of a data directory, with all that is in it; made where there is none, on the first of the laptop's other
 * disks that has room. Null where none has.
 */
export function makeStandIn(dataDir: string): StandIn | null {
  const path = standInOf(dataDir);
  if (path !== null) return { path, unread: [] };
  for (const place of places(dataDir)) {
    const unread = copyInto(place, dataDir);
    if (unread !== null) return { path: place, unread };
  }
  return null;
}

/** What lasts longest comes first; the last is in memory. */
function places(dataDir: string): string[] {
  const path = resolve(dataDir);
  const name = `${basename(path)}-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`;
  const folders = [join(homedir(), '.goldline'), join(tmpdir(), 'goldline')];
  if (process.platform === 'linux') folders.push('/dev/shm/goldline');
  return folders.map((folder) => join(folder, 'stand-in', name));
}

/** Gives the files that could not be read; null where the place does not take them. */
function copyInto(place: string, dataDir: string): string[] | null {
  const partial = `${place}.partial`;
  try {
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true, mode: 0o700 });
    const names = namesIn(dataDir);
    if (freeBytes(partial) < spareBytes + bytesOf(names.map((name) => join(dataDir, name)))) {
      rmSync(partial, { recursive: true, force: true });
      return null;
    }
    const unread = names.filter((name) => !isCopied(join(dataDir, name), join(partial, name)));
    renameSync(partial, place);
    return unread;
  } catch {
    return null;
  }
}

function namesIn(dataDir: string): string[] {
  try {
    return readdirSync(dataDir).filter((name) => !notOfRace.includes(name) && !name.startsWith(asidePrefix));
  } catch {
    return [];
  }
}

function isCopied(from: string, to: string): boolean {
  try {
    cpSync(from, to, { recursive: true });
  } catch {
    rmSync(to, { recursive: true, force: true });
    return false;
  }
  // They may be read-only where they come from.
  for (const path of [to, ...filesBelow(to)]) chmodSync(path, statSync(path).mode | 0o700);
  return true;
}

function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
}

function bytesOf(paths: readonly string[]): number {
  const files = paths.flatMap((path) => [path, ...filesBelow(path)]);
  return files.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
