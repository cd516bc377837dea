import type { Generated } from 'kysely';
import type { EvidenceGrade, HandedIn, RunState, RunWord } from '../../contract/online.ts';

/** The tables of online races. */

/** The online site of an event, of which the service itself is the only station. */
export interface OnlineSitesTable {
  event: string;
  station: string;
  stream: string;
  /** The number of the next bib; the lock of its row is the order of entries. */
  next_bib: number;
  /** The definition that stands in the stream, as JSON. */
  defined: string;
}

export interface OnlineRacesTable {
  event: string;
  id: string;
  /** As in the contract, as JSON. */
  settings: string;
  /** When what was handed in is deleted. */
  delete_at: number;
  created: number;
}

export interface OnlineCodesTable {
  event: string;
  race: string;
  /** SHA-256 of the code, as hex. */
  hash: string;
  created: number;
  /** Who entered with it. */
  bib: string | null;
}

export interface OnlineRunsTable {
  event: string;
  bib: string;
  race: string;
  /** SHA-256 of the secret of the runner's own link, as hex. */
  hash: string;
  name: string;
  sex: 'M' | 'F' | 'X';
  /** As in the contract, as JSON. */
  entry: string;
  entered: number;
  state: RunState;
  /** Since when it stands so. */
  since: number;
  /** Of the accepted run; of one that waits, what it can have. */
  grade: EvidenceGrade | null;
  /** Of the run that counts, or would. */
  start_at: number | null;
  seconds: number | null;
  /** Id of the file that is the run. */
  chosen: string | null;
  chosen_by_runner: Generated<boolean>;
  /** Checks that a person looked at and let be, as JSON. */
  cleared: Generated<string>;
  /** Checks that ask for a look, or refuse, as JSON. */
  open: Generated<string>;
  /** The runner said something since a person decided or asked last. */
  answered: Generated<boolean>;
  answer_until: number | null;
  /** Account that accepted it first, where another has to as well. */
  first_look: string | null;
  first_look_name: string | null;
  /** A person accepted it, or opened it again: nothing is decided about it by itself any more. */
  decided_by_person: Generated<boolean>;
  /** Ids of the actions in the stream that made it a result, as JSON. */
  actions: Generated<string>;
}

export interface OnlineFilesTable {
  event: string;
  bib: string;
  id: string;
  kind: HandedIn['kind'];
  name: string;
  size: number;
  /** SHA-256 of its bytes, as hex. */
  digest: string;
  received: number;
  at: number;
  state: HandedIn['state'];
  /** As JSON. */
  told: string | null;
  shift_hours: Generated<number>;
  /** As JSON. */
  declared: string | null;
  /** What it came to, as JSON; nothing in it says where it was. */
  judged: string | null;
  /** SHA-256 of the recording without its wrapping, as hex. */
  content: string | null;
  /** SHA-256 of the device's maker and serial number, as hex. */
  device: string | null;
  /** Encrypted: how it is drawn. */
  profile: Buffer | null;
}

/** The bytes of files, encrypted, as they came. */
export interface OnlinePiecesTable {
  event: string;
  bib: string;
  file: string;
  /** Of the piece in the file. */
  start: number;
  data: Buffer;
}

/** By what a run is looked up among others: see `tracks/checks/copy-keys`. */
export interface OnlineKeysTable {
  event: string;
  kind: 'timed' | 'way';
  key: number;
  bib: string;
  file: string;
}

export interface OnlineQueueTable {
  event: string;
  bib: string;
  file: string;
  added: number;
  /** How often somebody began with it. Who writes a result says the turn in which it was made. */
  turn: Generated<number>;
  /** Whoever is at it has it until then. */
  lease_until: number | null;
}

export interface OnlineWordsTable {
  event: string;
  bib: string;
  number: Generated<number>;
  at: number;
  /** Empty for the service itself. */
  by: string;
  source: RunWord['from'];
  act: RunWord['act'];
  text: string;
}

/** Which key recordings are encrypted with: the key itself is not in the database. */
export interface RecordingKeyTable {
  one: Generated<boolean>;
  fingerprint: string;
}
