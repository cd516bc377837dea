import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** When a station was heard last, whether it had anything to deliver or not. */
export const stationsHeard: Migration = {
  async up(db) {
    await sql`alter table stations add column last_heard bigint not null default 0`.execute(db);
  },
};
