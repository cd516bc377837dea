import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `create table online_sites (
     event text primary key references events (id),
     station text not null unique references stations (id),
     stream text not null references streams (id),
     next_bib bigint not null,
     defined text not null
   )`,
  `create table online_races (
     event text not null references online_sites (event),
     id text not null,
     settings text not null,
     delete_at bigint not null,
     created bigint not null,
     primary key (event, id)
   )`,
  `create index online_races_to_delete on online_races (delete_at)`,
  `create table online_codes (
     event text not null,
     race text not null,
     hash text not null,
     created bigint not null,
     bib text,
     primary key (event, race, hash),
     foreign key (event, race) references online_races (event, id)
   )`,
  `create table online_runs (
     event text not null,
     bib text not null,
     race text not null,
     hash text not null unique,
     name text not null,
     sex text not null,
     entry text not null,
     entered bigint not null,
     state text not null,
     since bigint not null,
     grade text,
     start_at bigint,
     seconds double precision,
     chosen text,
     chosen_by_runner boolean not null default false,
     cleared text not null default '[]',
     open text not null default '[]',
     answered boolean not null default false,
     answer_until bigint,
     first_look text,
     first_look_name text,
     decided_by_person boolean not null default false,
     actions text not null default '[]',
     primary key (event, bib),
     foreign key (event, race) references online_races (event, id)
   )`,
  `create index online_runs_of_race on online_runs (event, race, state, since)`,
  `create index online_runs_by_time on online_runs (event, race, sex, seconds) where state = 'accepted'`,
  `create table online_files (
     event text not null,
     bib text not null,
     id text not null,
     kind text not null,
     name text not null,
     size bigint not null,
     digest text not null,
     received bigint not null,
     at bigint not null,
     state text not null,
     told text,
     shift_hours double precision not null default 0,
     declared text,
     judged text,
     content text,
     device text,
     profile bytea,
     primary key (event, bib, id),
     foreign key (event, bib) references online_runs (event, bib)
   )`,
  `create index online_files_by_content on online_files (event, content)`,
  `create index online_files_by_device on online_files (event, device)`,
  `create table online_pieces (
     event text not null,
     bib text not null,
     file text not null,
     start bigint not null,
     data bytea not null,
     primary key (event, bib, file, start),
     foreign key (event, bib, file) references online_files (event, bib, id)
   )`,
  `create table online_keys (
     event text not null,
     kind text not null,
     key bigint not null,
     bib text not null,
     file text not null,
     primary key (event, kind, key, bib, file),
     foreign key (event, bib, file) references online_files (event, bib, id)
   )`,
  `create index online_keys_of_file on online_keys (event, bib, file)`,
  `create table online_queue (
     event text not null,
     bib text not null,
     file text not null,
     added bigint not null,
     turn bigint not null default 0,
     lease_until bigint,
     primary key (event, bib, file),
     foreign key (event, bib, file) references online_files (event, bib, id)
   )`,
  `create index online_queue_in_order on online_queue (added)`,
  `create table online_words (
     event text not null,
     bib text not null,
     number bigint generated always as identity,
     at bigint not null,
     by text not null,
     source text not null,
     act text not null,
     text text not null,
     primary key (event, bib, number),
     foreign key (event, bib) references online_runs (event, bib)
   )`,
  `create table recording_key (
     one boolean primary key default true check (one),
     fingerprint text not null
   )`,
];

/** Online races: who entered, what they handed in, the queue of what is to be judged, and what was decided. */
export const online: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
