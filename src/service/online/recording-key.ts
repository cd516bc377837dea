import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '../database/schema.ts';

const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/**
 * The key that recordings are encrypted with (AES-256-GCM). It lies in the data directory and not in the database, so that
 * neither the database nor a backup of it can be read for where people run.
 */
export class RecordingKey {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** Makes the key of a service where nothing was encrypted yet. One process does so before others open it. */
  static async make(db: Db, dataDir: string): Promise<void> {
    if ((await fingerprintIn(db)) === undefined && (await readKey(dataDir)) === undefined)
      await makeKey(dataDir);
  }

  /**
   * Opens the key of a service. Null where it is missing, or is not the one that the database was written with: nothing can
   * be handed in then, and `log` is told why.
   */
  static async open(
    db: Db,
    dataDir: string | null,
    log: (message: string) => void,
  ): Promise<RecordingKey | null> {
    if (dataDir === null) return null;
    const key = await readKey(dataDir);
    if (key === undefined) {
      log(
        `the key of recordings is missing: bring ${fileIn(dataDir)} back and start again; nothing is handed in until then`,
      );
      return null;
    }
    const known = await fingerprintIn(db);
    if (known === undefined || known === fingerprintOf(key)) return new RecordingKey(key);
    log(
      `${fileIn(dataDir)} is not the key that recordings were encrypted with: bring back the right one and start again`,
    );
    return null;
  }

  /** Whether the database is written with this key: the first one that something is encrypted with is. */
  async isOf(db: Db): Promise<boolean> {
    await db
      .insertInto('recording_key')
      .values({ fingerprint: fingerprintOf(this.#key) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return (await fingerprintIn(db)) === fingerprintOf(this.#key);
  }

  /** Encrypts bytes for one place; they can be read at that place alone. */
  seal(bytes: Uint8Array, place: string): Buffer {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /** The bytes again. Throws where they were changed, or are of another place. */
  open(sealed: Buffer, place: string): Buffer {
    const cipher = createDecipheriv('aes-256-gcm', this.#key, sealed.subarray(0, ivBytes))
      .setAAD(Buffer.from(place))
      .setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([cipher.update(sealed.subarray(ivBytes + tagBytes)), cipher.final()]);
  }
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'recordings-key');
}

async function fingerprintIn(db: Db): Promise<string | undefined> {
  const row = await db.selectFrom('recording_key').select('fingerprint').executeTakeFirst();
  return row?.fingerprint;
}

function fingerprintOf(key: Buffer): string {
  return createHash('sha256').update('recordings ').update(key).digest('hex');
}

async function readKey(dataDir: string): Promise<Buffer | undefined> {
  try {
    const key = Buffer.from((await readFile(fileIn(dataDir), 'utf8')).trim(), 'hex');
    return key.length === keyBytes ? key : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Of several processes that begin at once one makes it, and the others take that. */
async function makeKey(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const made = `${randomBytes(keyBytes).toString('hex')}\n`;
  try {
    await writeFile(fileIn(dataDir), made, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
