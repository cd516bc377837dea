import { parentPort, workerData } from 'node:worker_threads';
import type { Message } from '../../words/message.ts';
import { ReplicaError, Replica } from '../journal/replica.ts';
import type { DiskError } from '../journal/disk-trouble.ts';
import type { JournalIdentity } from '../journal/schema.ts';

/** Writes the replica of another station's journal, in a thread of its own like the station's own writer. */
export type ToReplica = { append: string[] } | 'close';
/** `misfit`: the lines do not go on from the replica. `failure`: the disk does not take them. */
export type FromReplica = 'open' | 'appended' | { misfit: Message } | { failure: DiskError } | 'closed';

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
    answer(error instanceof ReplicaError ? { misfit: error.told } : { failure: { message, code } });
  }
});
answer('open');
