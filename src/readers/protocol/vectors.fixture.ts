import { existsSync, readFileSync } from 'node:fs';

/** Vectors by name; none where `../shared` is not there. */
export interface Collected<Vector> {
  isThere: boolean;
  vectors: readonly (readonly [name: string, Vector])[];
}

/** The vectors that were collected in a file of `../shared/vectors`: of whatever kind they are taken for. */
export function collectedVectors(file: string): Collected<never> {
  const path = new URL(`../../../../shared/vectors/${file}`, import.meta.url);
  const isThere = existsSync(path);
  const all = isThere ? (JSON.parse(readFileSync(path, 'utf8')) as { name: string }[]) : [];
  return { isThere, vectors: all.map((one) => [one.name, one as never]) };
}
