import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the open files of a dozen journals need (32 KiB for each index of a write-ahead log), and settings. */
const reserveBytes = 1024 * 1024;
/** A disk with less room than this is left its room. */
const plentyBytes = 8 * reserveBytes;

/**
 * A journal cannot even be opened where there is no room for the index of its log. So a data directory keeps a file that
 * means nothing, and gives it up when a station starts on a full disk.
 */
export function giveUpReserve(dataDir: string): void {
  if (freeBytes(dataDir) >= reserveBytes) return;
  try {
    rmSync(reserveIn(dataDir), { force: true });
  } catch {
    // The disk is read-only as well, which is found out where something is written.
  }
}

/** Makes the reserve where there is none and the disk has plenty of room. */
export function keepReserve(dataDir: string): void {
  if (freeBytes(dataDir) >= plentyBytes) makeReserve(dataDir);
}

/** Takes what is free for the reserve, at the end of a station: its own files have just given that room back. */
export function makeReserve(dataDir: string): void {
  if (existsSync(reserveIn(dataDir))) return;
  try {
    // Not zeros: some disks keep those in no room at all.
    writeFileSync(reserveIn(dataDir), randomBytes(reserveBytes));
  } catch {
    // What there was of room is in it.
  }
}

function reserveIn(dataDir: string): string {
  return join(dataDir, 'reserve.bin');
}

function freeBytes(dataDir: string): number {
  try {
    const { bavail, bsize } = statfsSync(dataDir);
    return bavail * bsize;
  } catch {
    return Infinity;
  }
}
