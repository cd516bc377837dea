import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { stationRightSchema } from '../../contract/station-right.ts';

const linkSchema = z.object({
  v: z.literal(1),
  /** The station that was let in: a journal that was restored as another one's is not. */
  station: z.uuid(),
  url: z.url(),
  token: z.string(),
  right: stationRightSchema,
  eventName: z.string(),
  since: z.number().int(),
});
/** The service that a station was let in at, and with what it presents itself there. */
export type KeptLink = Omit<z.infer<typeof linkSchema>, 'v'>;

/** What a data directory knows of the results service: `service.json`, which only its owner may read. */
export class ServiceBook {
  readonly #path: string;
  #link: KeptLink | null;
  #isDamaged = false;

  constructor(dataDir: string, station: string) {
    this.#path = serviceBookPath(dataDir);
    const link = this.#read();
    this.#link = link?.station === station ? link : null;
  }

  get link(): KeptLink | null {
    return this.#link;
  }

  /** The file is there and makes no sense: nobody knows any more where to deliver. */
  get isDamaged(): boolean {
    return this.#isDamaged;
  }

  /** Throws the file system's error where the disk does not take it. */
  put(link: KeptLink): void {
    const fresh = `${this.#path}.new`;
    writeFileSync(fresh, `${JSON.stringify({ v: 1, ...link }, null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(fresh, this.#path);
    this.#link = link;
    this.#isDamaged = false;
  }

  forget(): void {
    rmSync(this.#path, { force: true });
    this.#link = null;
    this.#isDamaged = false;
  }

  #read(): KeptLink | null {
    let text: string;
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch (error) {
      this.#isDamaged = (error as NodeJS.ErrnoException).code !== 'ENOENT';
      return null;
    }
    try {
      const { v: _version, ...link } = linkSchema.parse(JSON.parse(text));
      return link;
    } catch {
      this.#isDamaged = true;
      return null;
    }
  }
}

/** Where the book of a data directory is. */
export function serviceBookPath(dataDir: string): string {
  return join(dataDir, 'service.json');
}
