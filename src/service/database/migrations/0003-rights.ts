import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `create table events (
     id text primary key,
     name text not null,
     created bigint not null
   )`,
  `alter table tokens
     add column event text,
     add column site text,
     add column role text not null default 'timing',
     add column withdrawn bigint`,
  `create index tokens_of_event on tokens (event, station)`,
  `create index tokens_of_station on tokens (station)`,
  `alter table quarantine add column params text not null default '{}'`,
];

/** Events belong to organisers, and a station is let in for one of them. */
export const rights: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
