import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type pg from 'pg';
import { connectOnce } from './connect.ts';
import type { Db } from './schema.ts';

/** What the processes on one database tell each other: that there are lines, that its life grew, that recordings wait. */
export type Notice = 'lines' | 'life' | 'recordings';

const channel = (notice: Notice) => `goldline_${notice}`;
const againMs = 500;

/** Tells all processes on the database; within a transaction, once that is committed. */
export async function notify(db: Db, notice: Notice): Promise<void> {
  await sql`select pg_notify(${channel(notice)}, '')`.execute(db);
}

/**
 * Hears what {@link notify} tells, over a connection of its own that is made again where it breaks. What was told
 * meanwhile is lost: `onNotice` is then called for each, as if it had been told.
 */
export class Notices {
  readonly #url: string;
  readonly #onNotice: Readonly<Partial<Record<Notice, () => void>>>;
  #client: pg.Client | null = null;
  #closed = false;
  #following: Promise<void>;

  constructor(url: string, onNotice: Readonly<Partial<Record<Notice, () => void>>>) {
    this.#url = url;
    this.#onNotice = onNotice;
    this.#following = this.#follow();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.end().catch(() => undefined);
    await this.#following;
  }

  async #follow(): Promise<void> {
    while (!this.#closed) {
      try {
        await this.#listen();
      } catch {
        // Whoever works with the database says what is wrong with it.
      }
      if (!this.#closed) await sleep(againMs);
    }
  }

  /** Until the connection ends. */
  async #listen(): Promise<void> {
    const client = await connectOnce(this.#url);
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    client.on('error', () => void client.end().catch(() => undefined));
    this.#client = client;
    if (this.#closed) await client.end();
    const notices = Object.keys(this.#onNotice) as Notice[];
    client.on('notification', (told) => {
      for (const notice of notices) if (told.channel === channel(notice)) this.#onNotice[notice]?.();
    });
    for (const notice of notices) await client.query(`listen ${channel(notice)}`);
    for (const notice of notices) this.#onNotice[notice]?.();
    await ended;
    this.#client = null;
  }
}
