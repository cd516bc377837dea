import { once } from 'node:events';
import type { Entry } from '../../timing/model/race.ts';
import { message } from '../../words/message.ts';
import { problemOf } from '../../words/problem-text.ts';
import type { LookedAt } from '../../files/list-look.ts';
import { CrewError } from '../process/crew-error.ts';
import { nextTurn } from '../process/run-yielding.ts';
import { startThread } from '../process/thread.ts';
import type { FromListWorker, ListToRead, ToListWorker } from './list-worker.ts';

/** Entries in one message between the threads: copying so many takes less than a millisecond. */
const entriesPerMessage = 200;
/** A list that needs more is none: a bomb, or a file that makes its reader go round in circles. */
const limits = { memoryMb: 1024, ms: 60_000 } as const;

/**
 * Reads a start list in a thread of its own (see readTable and lookAtList): fifty thousand lines take a second, in which this
 * thread stamps reads. Throws {@link CrewError} where the file cannot be read at all.
 */
export async function readListAside(list: ListToRead, others: Iterable<Entry>): Promise<LookedAt> {
  const worker = startThread(import.meta.url, 'list-worker', null, limits.memoryMb);
  const entries: Entry[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<LookedAt>();
  const tooMuch = () => {
    reject(new CrewError([{ ...problemOf(message('problems.list-slow')), file: list.file }]));
  };
  const clock = setTimeout(tooMuch, limits.ms);
  worker.on('message', (said: FromListWorker) => {
    if (said.kind === 'entries') for (const entry of said.entries) entries.push(entry);
    else if (said.kind === 'refused') reject(new CrewError(said.problems));
    else resolve({ ...said.read, entries });
  });
  worker.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooMuch();
    else reject(error);
  });
  void once(worker, 'exit').then(
    ([code]) => reject(new Error(`reading ${list.file} ended with code ${code}`)),
    () => undefined,
  );
  try {
    const say = (said: ToListWorker) => worker.postMessage(said);
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
    clearTimeout(clock);
    promise.catch(() => undefined);
    await worker.terminate();
  }
}
