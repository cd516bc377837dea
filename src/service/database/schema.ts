import type { ColumnType, Generated, Kysely } from 'kysely';
import type {
  OnlineCodesTable,
  OnlineFilesTable,
  OnlineKeysTable,
  OnlinePiecesTable,
  OnlineQueueTable,
  OnlineRacesTable,
  OnlineRunsTable,
  OnlineSitesTable,
  OnlineWordsTable,
  RecordingKeyTable,
} from './online-schema.ts';
import type { AuditAct, MemberRole } from '../../contract/organiser.ts';
import type { StationRole } from '../../contract/station-right.ts';

/** The tables as the newest migration leaves them. Instants are UTC milliseconds of the service's clock. */
export interface Tables {
  servers: ServersTable;
  feed: FeedTable;
  events: EventsTable;
  sites: SitesTable;
  accounts: AccountsTable;
  sessions: SessionsTable;
  members: MembersTable;
  links: LinksTable;
  join_codes: JoinCodesTable;
  audit: AuditTable;
  stations: StationsTable;
  tokens: TokensTable;
  streams: StreamsTable;
  lines: LinesTable;
  quarantine: QuarantineTable;
  online_sites: OnlineSitesTable;
  online_races: OnlineRacesTable;
  online_codes: OnlineCodesTable;
  online_runs: OnlineRunsTable;
  online_files: OnlineFilesTable;
  online_pieces: OnlinePiecesTable;
  online_keys: OnlineKeysTable;
  online_queue: OnlineQueueTable;
  online_words: OnlineWordsTable;
  recording_key: RecordingKeyTable;
}

export type Db = Kysely<Tables>;

/** Who this service is: one row. */
interface ServersTable {
  one: Generated<boolean>;
  id: string;
  /** Grows when the database came back from a backup. */
  life: number;
}

/** The position of the line that arrived last: one row, whose lock is the order of arrival. */
interface FeedTable {
  one: Generated<boolean>;
  position: number;
}

/** Events that belong to organisers. */
interface EventsTable {
  id: string;
  /** Until a station says what it is called. */
  name: string;
  created: number;
}

/** Sites that organisers named before a station delivered them. */
interface SitesTable {
  event: string;
  id: string;
  name: string;
}

interface AccountsTable {
  id: string;
  /** The name as it is compared. */
  key: string;
  name: string;
  /** Its hash with all that it was made with; null until it is set. */
  password: string | null;
  /** Runs the service. */
  operator: boolean;
  created: number;
}

interface SessionsTable {
  /** SHA-256 of the cookie's token, as hex. */
  hash: string;
  account: string;
  created: number;
  expires: number;
}

interface MembersTable {
  event: string;
  account: string;
  role: MemberRole;
  since: number;
}

/** One-time links: for an account's password, or a role in an event. */
interface LinksTable {
  hash: string;
  id: string;
  /** For people: whom it is for. */
  name: string;
  account: string | null;
  event: string | null;
  role: MemberRole | null;
  created: number;
  expires: number;
  used: number | null;
  withdrawn: number | null;
}

interface JoinCodesTable {
  event: string;
  id: string;
  hash: string;
  name: string;
  site: string | null;
  role: StationRole;
  /** The station that it is for, or that used it. */
  station: string | null;
  created: number;
  expires: number;
  used: number | null;
  withdrawn: number | null;
}

/** Append-only. */
interface AuditTable {
  /** Empty for what concerns the service. */
  event: string;
  number: Generated<number>;
  at: number;
  by: string;
  act: AuditAct;
  /** As JSON. */
  params: string;
}

interface StationsTable {
  id: string;
  name: string;
  first_seen: number;
  /** When it asked last where its streams stand, as it does every few seconds; 0 for not since this is kept. */
  last_heard: Generated<number>;
  /** How far its clock is ahead of the service's, as it measured last. */
  clock_ahead: number | null;
}

interface TokensTable {
  /** SHA-256 of the token, as hex. */
  hash: string;
  /** For people: whom it was meant for. */
  name: string;
  issued: number;
  /** The first station that used it; nobody else may. */
  station: string | null;
  first_used: number | null;
  /** What its station may write about: an event, one of its sites, and whether it counts. Null: not said yet; every site. */
  event: string | null;
  site: string | null;
  role: Generated<StationRole>;
  /** When it was withdrawn: it opens nothing any more, and what came by it before goes on to count. */
  withdrawn: number | null;
}

interface StreamsTable {
  id: string;
  kind: 'ops' | 'obs';
  station: string;
  created_at: number;
  high: number;
  head: string;
  /** How many lines the station has, as it said last. */
  recorded: number | null;
}

/** Append-only. `position` counts the lines of all streams in the order in which they arrived. */
interface LinesTable {
  position: Unchanged<number>;
  stream: Unchanged<string>;
  seq: Unchanged<number>;
  /** The bytes as they came. */
  line: Unchanged<Buffer>;
  /** Head of the stream's chain after this line. */
  head: Unchanged<string>;
  received: Unchanged<number>;
}

/** Lines that are held but that the results cannot use. */
interface QuarantineTable {
  stream: string;
  seq: number;
  /** Of the words, under `setAside`. */
  code: string;
  /** In English. */
  message: string;
  /** What stands in the words' slots, as JSON. */
  params: Generated<string>;
}

type Unchanged<T> = ColumnType<T, T, never>;
