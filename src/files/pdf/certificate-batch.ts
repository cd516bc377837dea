import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Timing } from '../../timing/timing.ts';
import { certificateOf, certificatePieces, type CertificatePaper } from './certificate.ts';
import type { Printed, Pieces } from './order.ts';

/** Runners of one file where certificates come together. */
const together = 200;
/** Raised with what the template makes of the same data. */
const templateVersion = 1;
/** Files between two writings of the state: after a kill so many are made once more, under the same names. */
const filesBetween = 20;

export interface BatchOptions extends CertificatePaper {
  folder: string;
  /** Race id: what was made of each race is kept by itself. */
  race: string;
  /** These are all of the race: what was made for somebody who gets none any more is taken away. */
  isWhole: boolean;
  /** A file for each runner, or one for many. */
  files: 'each' | 'together';
  print: (pieces: Pieces) => Promise<Printed>;
  /** What waits for its turn meanwhile, where something does. */
  pause?: () => Promise<unknown>;
  onProgress?: (done: number, of: number) => void;
  /** Ends it after the file that is being made; the next call goes on from there. */
  signal?: AbortSignal;
}

export interface BatchOutcome {
  made: number;
  /** Files that were there already with the same content. */
  kept: number;
  /** Files of runners who get none any more. */
  removed: number;
  of: number;
  missing: string[];
}

/**
 * Makes the certificates of these runners as files. A file stands under its name only when it is whole, and what stands
 * there with the same results and the same design is not made again: what was stopped or killed goes on where it was.
 */
export async function makeCertificates(
  timing: Timing,
  bibs: readonly string[],
  { folder, race, isWhole, files, print, pause, onProgress, signal, ...paper }: BatchOptions,
): Promise<BatchOutcome> {
  mkdirSync(folder, { recursive: true });
  const stateFile = join(folder, `${encodeURIComponent(race)}.certificates.json`);
  const state = new Map(Object.entries(readState(stateFile)));
  const units = files === 'each' ? bibs.map((bib) => [bib]) : chunks(bibs);
  const missing = new Set<string>();
  const names = new Set<string>();
  let [made, kept] = [0, 0];
  for (const [index, unit] of units.entries()) {
    if (signal?.aborted === true) break;
    const name =
      files === 'each'
        ? fileNameOf(unit[0]!)
        : `${encodeURIComponent(race)}-${String(index + 1).padStart(3, '0')}.pdf`;
    names.add(name);
    await pause?.();
    const content = hashOf(timing, unit, paper);
    if (state.get(name) === content && existsSync(join(folder, name))) kept += 1;
    else {
      const printed = await print(certificatePieces(timing, unit, paper));
      for (const sign of printed.missing) missing.add(sign);
      replaceFile(join(folder, name), printed.pdf);
      state.set(name, content);
      made += 1;
      if (made % filesBetween === 0) writeState(stateFile, state);
    }
    onProgress?.(made + kept, units.length);
  }
  const removed = isWhole && signal?.aborted !== true ? removeOthers(folder, state, names) : 0;
  writeState(stateFile, state);
  return { made, kept, removed, of: units.length, missing: [...missing] };
}

/** A bib as the name of a file: whatever a bib may have in it, no two are the same. */
function fileNameOf(bib: string): string {
  return `${encodeURIComponent(bib).replace(/\*/g, '%2A')}.pdf`;
}

function chunks(bibs: readonly string[]): string[][] {
  const units: string[][] = [];
  for (let from = 0; from < bibs.length; from += together) units.push(bibs.slice(from, from + together));
  return units;
}

function hashOf(timing: Timing, bibs: readonly string[], { picture, ...paper }: CertificatePaper): string {
  const hash = createHash('sha256').update(JSON.stringify([templateVersion, paper.design.page]));
  if (picture !== null) hash.update(picture);
  for (const bib of bibs) hash.update(JSON.stringify(certificateOf(timing, bib, paper)));
  return hash.digest('hex');
}

/** A certificate of somebody who was disqualified meanwhile must not lie among the others. */
function removeOthers(folder: string, state: Map<string, string>, names: ReadonlySet<string>): number {
  const others = [...state.keys()].filter((name) => !names.has(name));
  for (const name of others) {
    rmSync(join(folder, name), { force: true });
    state.delete(name);
  }
  return others.length;
}

function readState(path: string): Record<string, string> {
  try {
    const json = JSON.parse(readFileSync(path, 'utf8')) as {
      files?: Record<string, string>;
    };
    return json.files ?? {};
  } catch {
    // None yet, or not whole: everything is made once more.
    return {};
  }
}

function writeState(path: string, state: ReadonlyMap<string, string>): void {
  replaceFile(path, JSON.stringify({ v: 1, files: Object.fromEntries(state) }, null, 1));
}

function replaceFile(path: string, content: Uint8Array | string): void {
  writeFileSync(`${path}.partial`, content);
  renameSync(`${path}.partial`, path);
}
