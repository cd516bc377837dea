import { join } from 'node:path';
import { EndlessMat } from '../support/endless-mat.ts';
import { Mounts } from '../support/mounts.ts';
import { temporaryDir } from '../support/processes.ts';

/** A disk so small that a test can fill it, with a data directory on it, and a mat to read. Only where {@link Mounts} can be had. */
export class SmallDisk implements AsyncDisposable {
  readonly mat: EndlessMat;
  readonly #folder = temporaryDir();
  readonly #mounts = new Mounts();
  /** Where it is. */
  readonly disk = this.#mounts.tmpfs(this.beside('disk'), 12);
  readonly data = join(this.disk, 'data');

  private constructor(mat: EndlessMat) {
    this.mat = mat;
  }

  static async open(): Promise<SmallDisk> {
    return new SmallDisk(await EndlessMat.open());
  }

  /** A place on another disk. */
  beside(name: string): string {
    return join(this.#folder.path, name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.mat[Symbol.asyncDispose]();
    this.#mounts[Symbol.dispose]();
    this.#folder[Symbol.dispose]();
  }
}
