import { parentPort } from 'node:worker_threads';
import type { Problem } from '../../contract/problem.ts';
import type { Entry, RaceDefinition } from '../../timing/race.ts';
import { parseStartList } from './start-list.ts';
import { decodeText } from './text.ts';

/** A start list as it came, and the race that it is for. */
export interface ListToRead {
  bytes: Uint8Array;
  file: string;
  race: RaceDefinition;
}

/** The entries that are there already come in pieces, then the list; what it says goes back in pieces as well. */
export type ToListWorker = { kind: 'others'; entries: Entry[] } | { kind: 'list'; list: ListToRead };
export type FromListWorker =
  | { kind: 'entries'; entries: Entry[] }
  /** What is wrong with a list that is refused, or warnings of one that is taken. */
  | { kind: 'problems'; problems: Problem[] }
  | { kind: 'taken' | 'refused' };

const perMessage = 200;
const port = parentPort;
if (port === null) throw new Error('list-worker.ts runs as a worker thread');
const say = (message: FromListWorker) => port.postMessage(message);
const others: Entry[] = [];

port.on('message', (message: ToListWorker) => {
  if (message.kind === 'others') {
    others.push(...message.entries);
    return;
  }
  const { bytes, file, race } = message.list;
  const parsed = parseStartList(decodeText(bytes), file, race, others);
  const problems = parsed.ok ? parsed.warnings : parsed.problems;
  for (const some of pieces(parsed.ok ? parsed.value : [])) say({ kind: 'entries', entries: some });
  for (const some of pieces(problems)) say({ kind: 'problems', problems: some });
  say({ kind: parsed.ok ? 'taken' : 'refused' });
});

function* pieces<Thing>(things: readonly Thing[]): Iterable<Thing[]> {
  for (let from = 0; from < things.length; from += perMessage) yield things.slice(from, from + perMessage);
}
