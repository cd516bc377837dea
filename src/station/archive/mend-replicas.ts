import { copyFiles, replicaFiles, type CopyFile } from '../copy/copy-files.ts';
import { takeCopy } from '../copy/take-copy.ts';
import { message, type Message } from '../../words/message.ts';
import { toldOf } from '../../words/told-error.ts';
import { warn } from '../process/terminal.ts';
import type { DataDir } from '../data/data-dir.ts';
import { diskTroubleOf } from '../journal/disk-trouble.ts';
import { Replica } from '../journal/replica.ts';
import { takeWhole } from '../journal/salvage.ts';
import { JournalError } from '../journal/schema.ts';
import { putAside, replicaPath } from '../network/replicas.ts';

/**
 * Brings the replicas of other stations' journals in a data directory up to where their second copies go, before they
 * are opened, and says what was done: one that is damaged is kept aside and made again. Nothing that goes wrong keeps the
 * station from starting.
 */
export function mendReplicas({ path, settings }: DataDir, folder?: string | false): void {
  const copyDir = folder || settings.copy?.dir;
  if (copyDir === undefined || settings.journal === undefined) return;
  for (const told of mendedReplicas(path, copyDir, settings.journal.station)) warn(told);
}

function mendedReplicas(dataDir: string, copyDir: string, self: string): Message[] {
  return [...filesWhereTheStickIsIn(copyDir, self)].flatMap(([station, files]): Message[] => {
    const path = replicaPath(dataDir, station);
    const whose = { name: files.at(-1)?.header.name ?? station, copy: copyDir };
    try {
      const { commits, problems } = mended(path, files);
      if (commits === 0) return [];
      const told = message('replica.came-back', { ...whose, count: commits });
      return [told, ...problems.map((problem) => message('repair.missing', { what: problem }))];
    } catch (error) {
      return [message('replica.not-brought-up', { ...whose, why: toldOf(error) })];
    }
  });
}

function filesWhereTheStickIsIn(copyDir: string, self: string): Map<string, CopyFile[]> {
  try {
    return replicaFiles(copyFiles(copyDir), self);
  } catch {
    return new Map();
  }
}

function mended(path: string, files: readonly CopyFile[]): { commits: number; problems: Message[] } {
  try {
    return broughtUp(path, files);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return broughtUp(path, files, putAside(path));
  }
}

/** How many commits came from the copy, and what of it is damaged or does not fit. */
function broughtUp(path: string, files: readonly CopyFile[], damaged?: string) {
  const [first] = files;
  if (first === undefined) return { commits: 0, problems: [] };
  const { station, ops, obs, createdAt } = first.header;
  const replica = Replica.open(path, { station, ops, obs, createdAt });
  try {
    const before = replica.high.commit;
    const { problems } = takeCopy(files, replica);
    if (damaged !== undefined) takeWhole(damaged, replica);
    return { commits: replica.high.commit - before, problems };
  } finally {
    replica.close();
  }
}

function isDamage(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return error instanceof JournalError || (typeof code === 'string' && diskTroubleOf(code) === 'damaged');
}
