import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { About } from '../src/contract/calls/about.ts';

/** A station that runs without this shell having started it: one whose shell is gone. */
export interface RunningStation {
  pid: number;
  address: string;
}

/** A station that does not answer within so many milliseconds may be busy: it is not known whether it is there. */
const answerMs = 2000;

/**
 * The station that works on a data directory, by the word that it leaves in `station.json`. A station writes that only
 * while it holds the directory's lock, and a killed one leaves it behind: so it counts only where that very process answers
 * for that very directory. Null where none does.
 */
export async function findStation(dataDir: string): Promise<RunningStation | null> {
  try {
    const said = JSON.parse(readFileSync(join(dataDir, 'station.json'), 'utf8')) as Partial<RunningStation>;
    if (typeof said.address !== 'string' || typeof said.pid !== 'number') return null;
    const { pid, station } = await about(said.address);
    const isIt = pid === said.pid && station !== undefined && resolve(station.dataDir) === resolve(dataDir);
    return isIt ? { pid, address: said.address } : null;
  } catch {
    return null;
  }
}

/** Whether a station has ended: nobody listens there, or somebody else. One that is slow to answer has not. */
export async function hasEnded({ pid, address }: RunningStation): Promise<boolean> {
  try {
    return (await about(address)).pid !== pid;
  } catch (error) {
    return (error as Error).name !== 'TimeoutError';
  }
}

async function about(address: string): Promise<About> {
  const response = await fetch(new URL('/api/about', address), { signal: AbortSignal.timeout(answerMs) });
  return (await response.json()) as About;
}
