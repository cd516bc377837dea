import { parentPort, workerData } from 'node:worker_threads';
import { Committer } from './commit.ts';
import { unpackReads, type PackedReads } from './packed-reads.ts';
import type { DiskError } from './disk-trouble.ts';
import type { Batch, Receipt } from './rows.ts';
import { identityOf, openForWriting } from './schema.ts';
import { SealKeeper } from './last-seal.ts';

/** The journal's one writer, in a thread of its own: waiting for the disk holds up no port and no screen. */
export type ToWorker = { commit: PackedBatch; at: number } | { isFull: boolean } | 'close';
export type FromWorker = 'open' | { receipt: Receipt } | { failure: DiskError } | 'closed';
interface PackedBatch extends Omit<Batch, 'reads'> {
  reads: PackedReads;
}

/** As many as SQLite can have. */
const pagesMax = 4_294_967_294;

const port = parentPort;
if (port === null) throw new Error('writer-worker.ts runs as a worker thread');
const { path } = workerData as { path: string };
const db = openForWriting(path);
const committer = new Committer(db);
const keeper = new SealKeeper(path, {
  station: identityOf(db).station,
  ...committer.standing,
  at: Date.now(),
});
const answer = (message: FromWorker) => port.postMessage(message);

port.on('message', (message: ToWorker) => {
  if (message === 'close') {
    db.close();
    keeper.close();
    answer('closed');
    port.close();
    return;
  }
  if ('isFull' in message) {
    // SQLite then refuses as it does where the disk has no room.
    const pages = message.isFull ? Number(db.pragma('page_count', { simple: true })) : pagesMax;
    db.pragma(`max_page_count = ${pages}`);
    return;
  }
  try {
    const { reads, ...lines } = message.commit;
    const receipt = committer.commit({ reads: unpackReads(reads), ...lines }, message.at);
    answer({ receipt });
    keeper.committed(receipt);
  } catch (error) {
    const { code = 'UNKNOWN', message: text } = error as { code?: string; message: string };
    answer({ failure: { code, message: text } });
  }
});
answer('open');
