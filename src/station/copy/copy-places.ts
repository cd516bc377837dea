import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const windowsMs = 5000;

/** Where systems show sticks and other disks that are put in. */
const stickFolders = /^\/(media|run\/media|mnt|Volumes)\//;

/**
 * Folders of sticks and other disks that are in and can be written to, without that which holds the data
 * directory. None of them is touched: a stick that hangs would not answer.
 */
export async function copyPlaces(dataDir: string): Promise<string[]> {
  const all = await mounted().catch(() => []);
  const data = resolve(dataDir);
  return all.filter((path) => !`${data}${sep}`.startsWith(path.endsWith(sep) ? path : `${path}${sep}`));
}

async function mounted(): Promise<string[]> {
  if (process.platform === 'linux') return mountedSticks(await readFile('/proc/self/mounts', 'latin1'));
  if (process.platform === 'win32') return windowsDrives();
  const volumes = await readdir('/Volumes', { withFileTypes: true });
  // The system's own disk is a link among them.
  return volumes.filter((volume) => volume.isDirectory()).map(({ name }) => join('/Volumes', name));
}

/** The folders of sticks in the text of Linux's `/proc/self/mounts`. */
export function mountedSticks(mounts: string): string[] {
  return mounts
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, path = '', , options = '']) => stickFolders.test(path) && !options.split(',').includes('ro'))
    .map(([, path = '']) => path.replaceAll(/\\(\d{3})/g, (_, octal: string) => byte(octal)))
    .map((path) => Buffer.from(path, 'latin1').toString('utf8'));
}

const byte = (octal: string) => String.fromCharCode(Number.parseInt(octal, 8));

async function windowsDrives(): Promise<string[]> {
  const command = `[IO.DriveInfo]::GetDrives() | Where-Object { $_.DriveType -in 'Removable','Fixed' -and $_.Name -ne "$env:SystemDrive\\" } | ForEach-Object { $_.Name }`;
  const { stdout } = await run('powershell.exe', ['-NoProfile', '-Command', command], {
    timeout: windowsMs,
    windowsHide: true,
  });
  return stdout
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
