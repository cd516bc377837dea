import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `create table accounts (
     id text primary key,
     key text not null unique,
     name text not null,
     password text,
     operator boolean not null,
     created bigint not null
   )`,
  `create table sessions (
     hash text primary key,
     account text not null references accounts (id),
     created bigint not null,
     expires bigint not null
   )`,
  `create index sessions_of_account on sessions (account)`,
  `create table members (
     event text not null references events (id),
     account text not null references accounts (id),
     role text not null,
     since bigint not null,
     primary key (event, account)
   )`,
  `create index members_of_account on members (account)`,
  `create table links (
     hash text primary key,
     id text not null unique,
     name text not null,
     account text references accounts (id),
     event text references events (id),
     role text,
     created bigint not null,
     expires bigint not null,
     used bigint,
     withdrawn bigint
   )`,
  `create index links_of_event on links (event)`,
  `create table sites (
     event text not null references events (id),
     id text not null,
     name text not null,
     primary key (event, id)
   )`,
  `create table join_codes (
     event text not null references events (id),
     id text not null,
     hash text not null unique,
     name text not null,
     site text,
     role text not null,
     station text,
     created bigint not null,
     expires bigint not null,
     used bigint,
     withdrawn bigint,
     primary key (event, id)
   )`,
  `create table audit (
     event text not null,
     number bigint generated always as identity,
     at bigint not null,
     by text not null,
     act text not null,
     params text not null,
     primary key (event, number)
   )`,
  `create trigger audit_append_only before update or delete or truncate on audit
     for each statement execute function refuse_change()`,
  `alter table stations add column clock_ahead bigint`,
  `alter table streams add column recorded bigint`,
];

/** People, their events, what lets stations in, and who did what. */
export const organisers: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
