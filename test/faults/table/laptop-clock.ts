import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Ms } from '../../../src/timing/model/race.ts';
import { compiledForPreload } from '../../support/preload.ts';
import { temporaryDir } from '../../support/processes.ts';

const source = join(import.meta.dirname, '../set-clock.c');
let compilable: boolean | undefined;

/** The clock of a laptop under test, which somebody sets while its programs run. */
export class LaptopClock {
  readonly #file: string;
  readonly #library: string;

  /** @param folder where it keeps its file */
  constructor(folder: string) {
    const library = compiledForPreload(source, folder);
    if (library === null) throw new Error('no C compiler for the laptop clock');
    this.#library = library;
    this.#file = join(folder, 'clock');
    writeFileSync(this.#file, Buffer.alloc(8));
  }

  /** Why none can be set here; null where one can. */
  static reason(): string | null {
    if (compilable === undefined) {
      using folder = temporaryDir();
      compilable = compiledForPreload(source, folder.path) !== null;
    }
    return compilable ? null : 'needs Linux and a C compiler';
  }

  get environment(): NodeJS.ProcessEnv {
    return { LD_PRELOAD: this.#library, CLOCK_FILE: this.#file };
  }

  /** So far ahead of the true time. */
  set(ahead: Ms): void {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(ahead));
    // In place: the station has the file mapped.
    const file = openSync(this.#file, 'r+');
    writeSync(file, bytes);
    closeSync(file);
  }
}
