import { parentPort } from 'node:worker_threads';
import type { ListMapping } from '../../contract/list-mapping.ts';
import { boundedProblems, type Problem } from '../../contract/problem.ts';
import type { SiteRaces } from '../../timing/model/event.ts';
import type { Entry } from '../../timing/model/race.ts';
import { lookAtList, type LookedAt } from '../../files/list-look.ts';
import { readTable } from '../../files/table/read-table.ts';
import type { TextOptions } from '../../files/text.ts';

/** A start list as it came, how it is to be read, and the races that it is for. */
export interface ListToRead {
  bytes: Uint8Array;
  file: string;
  options: TextOptions;
  site: SiteRaces;
  /** Race id of everybody in it, where it has no column for that. */
  ofRace?: string | undefined;
  /** What its columns mean, where a person said so. */
  mapping?: ListMapping | undefined;
  /** How lists with the same headings were read before. */
  remembered?: Readonly<Record<string, ListMapping>> | undefined;
  /** Chips of entries that it does not name may be taken from them. */
  mayTakeChips?: boolean | undefined;
}

/** The entries that are there already come in pieces, then the list; what it says goes back in pieces as well. */
export type ToListWorker = { kind: 'others'; entries: Entry[] } | { kind: 'list'; list: ListToRead };
export type FromListWorker =
  | { kind: 'entries'; entries: Entry[] }
  | { kind: 'read'; read: Omit<LookedAt, 'entries'> }
  | { kind: 'refused'; problems: Problem[] };

const perMessage = 200;
const port = parentPort;
if (port === null) throw new Error('list-worker.ts runs as a worker thread');
const say = (message: FromListWorker) => port.postMessage(message);
const others: Entry[] = [];

port.on('message', (message: ToListWorker) => {
  if (message.kind === 'others') for (const entry of message.entries) others.push(entry);
  else void read(message.list);
});

async function read({ bytes, file, options, mapping, ofRace, ...list }: ListToRead): Promise<void> {
  const table = await readTable(bytes, file, { ...options, encoding: mapping?.encoding ?? options.encoding });
  const known = new Map(others.map((entry) => [entry.bib, entry]));
  const looked = table.ok
    ? lookAtList(table.value, { ...list, file, ofRace, known }, mapping, list.remembered)
    : table;
  if (!looked.ok) {
    say({ kind: 'refused', problems: boundedProblems(looked.problems) });
    return;
  }
  const { entries, ...rest } = looked.value;
  for (let from = 0; from < entries.length; from += perMessage)
    say({ kind: 'entries', entries: entries.slice(from, from + perMessage) });
  say({ kind: 'read', read: rest });
}
