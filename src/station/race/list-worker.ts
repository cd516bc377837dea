import { parentPort } from 'node:worker_threads';
import { boundedProblems, type Problem } from '../../contract/problem.ts';
import type { EntryField } from '../../timing/model/actions.ts';
import type { SiteRaces } from '../../timing/model/event.ts';
import type { Entry } from '../../timing/model/race.ts';
import { parseStartList } from '../../files/start-list.ts';
import { decodeText, type TextOptions } from '../../files/text.ts';

/** A start list as it came, how it is to be read, and the races that it is for. */
export interface ListToRead {
  bytes: Uint8Array;
  file: string;
  options: TextOptions;
  site: SiteRaces;
  /** Race id of everybody in it, where it has no column for that. */
  ofRace?: string | undefined;
}

/** The entries that are there already come in pieces, then the list; what it says goes back in pieces as well. */
export type ToListWorker = { kind: 'others'; entries: Entry[] } | { kind: 'list'; list: ListToRead };
export type FromListWorker =
  | { kind: 'entries'; entries: Entry[] }
  /** What is wrong with a list that is refused, or warnings of one that is taken. */
  | { kind: 'problems'; problems: Problem[] }
  | { kind: 'taken'; fields: EntryField[] }
  | { kind: 'refused' };

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
  const { bytes, file, options, site, ofRace } = message.list;
  const text = decodeText(bytes, file, options);
  const parsed = text.ok ? parseStartList(text.value, file, site, others, ofRace) : text;
  const problems = parsed.ok ? parsed.warnings : boundedProblems(parsed.problems);
  if (parsed.ok) for (const some of pieces(parsed.value.entries)) say({ kind: 'entries', entries: some });
  for (const some of pieces(problems)) say({ kind: 'problems', problems: some });
  say(parsed.ok ? { kind: 'taken', fields: parsed.value.fields } : { kind: 'refused' });
});

function* pieces<Thing>(things: readonly Thing[]): Iterable<Thing[]> {
  for (let from = 0; from < things.length; from += perMessage) yield things.slice(from, from + perMessage);
}
