import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `create table servers (
     one boolean primary key default true check (one),
     id text not null,
     life bigint not null
   )`,
  `create table feed (
     one boolean primary key default true check (one),
     position bigint not null
   )`,
  `insert into feed (position) values (0)`,
  `create table stations (
     id text primary key,
     name text not null,
     first_seen bigint not null
   )`,
  `create table tokens (
     hash text primary key,
     name text not null,
     issued bigint not null,
     station text,
     first_used bigint
   )`,
  `create table streams (
     id text primary key,
     kind text not null,
     station text not null references stations (id),
     created_at bigint not null,
     high bigint not null,
     head text not null
   )`,
  `create table lines (
     position bigint primary key,
     stream text not null references streams (id),
     seq bigint not null,
     line bytea not null,
     head text not null,
     received bigint not null,
     unique (stream, seq)
   )`,
  `create function refuse_change() returns trigger language plpgsql as $$
   begin
     raise exception 'lines are append-only';
   end $$`,
  `create trigger lines_append_only before update or delete or truncate on lines
     for each statement execute function refuse_change()`,
  `create table quarantine (
     stream text not null references streams (id),
     seq bigint not null,
     code text not null,
     message text not null,
     primary key (stream, seq)
   )`,
];

/** Stations, their tokens and streams, and the lines. */
export const streams: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
