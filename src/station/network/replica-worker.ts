import { parentPort, workerData } from 'node:worker_threads';
import { ReplicaError, Replica } from '../journal/replica.ts';
import type { JournalIdentity } from '../journal/schema.ts';

/** Writes the replica of another station's journal, in a thread of its own like the station's own writer. */
export type ToReplica = { append: string[] } | 'close';
export type FromReplica = 'open' | 'appended' | { failure: { message: string; misfit: boolean } } | 'closed';

const port = parentPort;
if (port === null) throw new Error('replica-worker.ts runs as a worker thread');
const { path, identity } = workerData as { path: string; identity: JournalIdentity };
const answer = (message: FromReplica) => port.postMessage(message);
const replica = Replica.open(path, identity);

port.on('message', (message: ToReplica) => {
  if (message === 'close') {
    replica.close();
    answer('closed');
    port.close();
    return;
  }
  try {
    replica.append(message.append);
    answer('appended');
  } catch (error) {
    answer({ failure: { message: (error as Error).message, misfit: error instanceof ReplicaError } });
  }
});
answer('open');
