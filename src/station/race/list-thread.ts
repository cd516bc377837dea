import { once } from 'node:events';
import type { Problem } from '../../contract/problem.ts';
import type { Entry } from '../../timing/model/race.ts';
import { nextTurn } from '../process/run-yielding.ts';
import { startThread } from '../process/thread.ts';
import type { FromListWorker, ListToRead, ToListWorker } from './list-worker.ts';
import type { Parsed } from '../../files/event-json.ts';
import type { StartList } from '../../files/start-list.ts';

/** Entries in one message between the threads: copying so many takes less than a millisecond. */
const entriesPerMessage = 200;

/**
 * Reads a start list in a thread of its own (see decodeText and parseStartList): fifty thousand lines take a second, in which this
 * thread stamps reads.
 */
export async function readListAside(list: ListToRead, others: Iterable<Entry>): Promise<Parsed<StartList>> {
  const worker = startThread(import.meta.url, 'list-worker', null);
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<Parsed<StartList>>();
  worker.on('message', (message: FromListWorker) => {
    if (message.kind === 'entries') entries.push(...message.entries);
    else if (message.kind === 'problems') problems.push(...message.problems);
    else if (message.kind === 'refused') resolve({ ok: false, problems });
    else resolve({ ok: true, value: { entries, fields: message.fields }, warnings: problems });
  });
  worker.once('error', reject);
  void once(worker, 'exit').then(([code]) =>
    reject(new Error(`reading ${list.file} ended with code ${code}`)),
  );
  try {
    const say = (message: ToListWorker) => worker.postMessage(message);
    let known: Entry[] = [];
    for (const entry of others) {
      known.push(entry);
      if (known.length < entriesPerMessage) continue;
      say({ kind: 'others', entries: known });
      known = [];
      await nextTurn();
    }
    say({ kind: 'others', entries: known });
    say({ kind: 'list', list });
    return await promise;
  } finally {
    promise.catch(() => undefined);
    await worker.terminate();
  }
}
