import type { Language } from '../../timing/model/race.ts';
import type { ResultsFile } from './results-file.ts';

/** A file part by part; a pause without a part is undefined. */
export type FileParts = Generator<string | Uint8Array | undefined, void, undefined>;

export interface Wanted {
  language: Language;
  /** `list`: of this list alone; everybody, and all lists where the format has room for them, where absent. */
  list?: string | undefined;
}

/** Writes a file, with a pause at least every few dozen lines. */
export type WriteFile = (file: ResultsFile, wanted: Wanted) => FileParts;
