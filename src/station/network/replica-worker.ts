import { parentPort, workerData } from 'node:worker_threads';
import { ReplicaError, Replica } from '../journal/replica.ts';
import type { JournalIdentity } from '../journal/schema.ts';

/** Writes the replica of another station's journal, in a thread of its own like the station's own writer. */
export type ToReplica = { append: string[] } | 'close';
/** A failure without a code is not the disk's: the lines do not go on from the replica. */
export type FromReplica =
  'open' | 'appended' | { failure: { message: string; code: string | null } } | 'closed';

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
    const { message, code = 'UNKNOWN' } = error as { message: string; code?: string };
    answer({ failure: { message, code: error instanceof ReplicaError ? null : code } });
  }
});
answer('open');
