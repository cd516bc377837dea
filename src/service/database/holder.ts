import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { message, type Message } from '../../words/message.ts';
import { DatabaseError } from '../service-error.ts';
import { connectOnce } from './connect.ts';
import type { OwnPostgres } from './own-postgres.ts';

/** The one number under which services of one data directory look for each other. */
const lockKey = 4_766_217;
/** A service that was just killed may hold the lock until PostgreSQL notices. */
const patienceMs = 3_000;

/** Who works on a data directory, for people. */
interface Holder {
  pid: number;
  since: string;
  address: string | null;
}

/** A data directory that this service alone works on. The lock dies with its connection, whatever ends it. */
export class DataDirHold {
  readonly #dataDir: string;
  readonly #postgres: Pick<OwnPostgres, 'url' | 'revive'>;
  readonly #log: (message: string) => void;
  readonly #since = new Date().toISOString();
  #client: pg.Client | null = null;
  #released = false;
  #relocking: Promise<void> = Promise.resolve();

  private constructor(
    dataDir: string,
    postgres: Pick<OwnPostgres, 'url' | 'revive'>,
    log: (message: string) => void,
  ) {
    this.#dataDir = dataDir;
    this.#postgres = postgres;
    this.#log = log;
  }

  /** Throws {@link DatabaseError} that says by what the directory is in use. */
  static async take(
    dataDir: string,
    postgres: Pick<OwnPostgres, 'url' | 'revive'>,
    log: (message: string) => void,
  ): Promise<DataDirHold> {
    const hold = new DataDirHold(dataDir, postgres, log);
    await hold.#lock();
    await hold.announce(null);
    return hold;
  }

  /** Leaves word for others of who is here and at which address. */
  async announce(address: string | null): Promise<void> {
    const holder: Holder = { pid: process.pid, since: this.#since, address };
    await writeFile(holderFile(this.#dataDir), `${JSON.stringify(holder)}\n`);
  }

  async release(): Promise<void> {
    this.#released = true;
    await this.#relocking;
    await rm(holderFile(this.#dataDir), { force: true });
    await this.#client?.end();
  }

  async #lock(): Promise<void> {
    const client = await connectOnce(this.#postgres.url);
    client.on('error', (error) => this.#log(`PostgreSQL of ${this.#dataDir}: ${error.message}`));
    const deadline = Date.now() + patienceMs;
    while (!(await tryLock(client))) {
      if (Date.now() > deadline) {
        await client.end();
        throw new DatabaseError(await inUse(this.#dataDir));
      }
      await sleep(100);
    }
    client.on('end', () => {
      if (!this.#released) this.#relocking = this.#lockAgain();
    });
    this.#client = client;
  }

  /** PostgreSQL closes all connections when one of its processes crashes, and goes on; where it was ended, it is started again. */
  async #lockAgain(): Promise<void> {
    let trouble = '';
    while (!this.#released) {
      await sleep(200);
      try {
        await this.#postgres.revive();
        return await this.#lock();
      } catch (error) {
        const { message } = error as Error;
        if (message !== trouble) this.#log(message);
        trouble = message;
      }
    }
  }
}

function holderFile(dataDir: string): string {
  return join(dataDir, 'service.json');
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
    lockKey,
  ]);
  return rows[0]?.taken ?? false;
}

/** Where the service of a data directory answers, as far as the file in it says; null where none runs. */
export async function addressInUse(dataDir: string): Promise<string | null> {
  try {
    return (JSON.parse(await readFile(holderFile(dataDir), 'utf8')) as Holder).address;
  } catch {
    return null;
  }
}

/** Who has the directory, as far as the file in it says. */
async function inUse(dataDir: string): Promise<Message> {
  try {
    const { pid, since, address } = JSON.parse(await readFile(holderFile(dataDir), 'utf8')) as Holder;
    const holder = { dir: dataDir, pid: String(pid), since, address: address ?? '' };
    return message(address === null ? 'service.in-use-by' : 'service.in-use-at', holder);
  } catch {
    return message('service.in-use', { dir: dataDir });
  }
}
