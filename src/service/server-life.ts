import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from './database/schema.ts';

/** Who the service is, as stations see it. */
export interface ServerIdentity {
  server: string;
  life: number;
}

/** What the data directory remembers of the database, out of reach of the database's own backups. */
interface Memory extends ServerIdentity {
  /** Position of the last line that was seen. */
  position: number;
}

const writeEveryMs = 1_000;

/** The service's identity, and the memory by which it notices that its database came back from a backup. */
export class ServerLife {
  /** Its life grows where the database is put back while the service runs. */
  readonly identity: ServerIdentity;
  readonly #db: Db;
  readonly #dataDir: string | undefined;
  #written: number | null = null;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  private constructor(identity: ServerIdentity, db: Db, dataDir: string | undefined) {
    this.identity = identity;
    this.#db = db;
    this.#dataDir = dataDir;
  }

  /**
   * Reads who this service is. Where the database holds less than the data directory remembers, the
   * database was restored, and the life grows; without a data directory nobody can tell.
   */
  static async open(db: Db, dataDir: string | undefined): Promise<ServerLife> {
    if (dataDir !== undefined) await mkdir(dataDir, { recursive: true });
    const memory = dataDir === undefined ? null : await recall(dataDir);
    await db
      .insertInto('servers')
      .values({ id: randomUUID(), life: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { id: server, life } = await db
      .selectFrom('servers')
      .select(['id', 'life'])
      .executeTakeFirstOrThrow();
    const position = await positionIn(db);
    const restored = memory?.server === server && (memory.life > life || memory.position > position);
    const identity = { server, life: restored ? Math.max(life, memory.life) + 1 : life };
    if (restored) await db.updateTable('servers').set({ life: identity.life }).execute();
    const opened = new ServerLife(identity, db, dataDir);
    await opened.#write();
    return opened;
  }

  /** The database holds more lines. */
  note(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#writing = this.#tryToWrite();
    }, writeEveryMs);
  }

  /**
   * The database was put back while the service ran: the life grows, so that stations compare all that they hold.
   * Of several services on one database the first does it, and the others take it over.
   */
  async grow(): Promise<void> {
    const next = this.identity.life + 1;
    await this.#db.updateTable('servers').set({ life: next }).where('life', '<', next).execute();
    this.identity.life = next;
    this.#written = null;
    await this.#tryToWrite();
  }

  /** Another process of the service may have noticed that the database was put back: takes over the life it has now. */
  async takeOver(): Promise<void> {
    const { life } = await this.#db.selectFrom('servers').select('life').executeTakeFirstOrThrow();
    if (life <= this.identity.life) return;
    this.identity.life = life;
    this.#written = null;
    await this.#tryToWrite();
  }

  /** Before the database is closed. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#writing;
    await this.#tryToWrite();
  }

  /** Not to be able to note it down only means that a restore may go unnoticed. */
  #tryToWrite(): Promise<void> {
    return this.#write().catch(() => undefined);
  }

  async #write(): Promise<void> {
    if (this.#dataDir === undefined) return;
    const position = await positionIn(this.#db);
    if (this.#written === position) return;
    const memory: Memory = { ...this.identity, position };
    const file = memoryFile(this.#dataDir);
    await writeFile(`${file}.new`, `${JSON.stringify(memory)}\n`);
    await rename(`${file}.new`, file);
    this.#written = memory.position;
  }
}

/** Position of the last line that is stored. */
async function positionIn(db: Db): Promise<number> {
  const { position } = await db.selectFrom('feed').select('position').executeTakeFirstOrThrow();
  return position;
}

async function recall(dataDir: string): Promise<Memory | null> {
  try {
    return JSON.parse(await readFile(memoryFile(dataDir), 'utf8')) as Memory;
  } catch {
    return null;
  }
}

function memoryFile(dataDir: string): string {
  return join(dataDir, 'server-life.json');
}
