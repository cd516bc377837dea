import { parentPort, workerData } from 'node:worker_threads';
import type { DiskError } from '../journal/disk-trouble.ts';
import { loadSqlite } from '../journal/schema.ts';
import type { Place } from './copy-format.ts';
import { CopySource, type CopyPart } from './copy-source.ts';

/** Reads the journal for the second copy: a disk that hangs under the journal does not hold up what is written to the stick. */
export type FromCopySource = 'open' | CopyPart | { trouble: DiskError };

const port = parentPort;
if (port === null) throw new Error('copy-source-worker.ts runs as a worker thread');
const { journal } = workerData as { journal: string };
let source: CopySource | null = null;
// Before anybody may end this thread; the journal's disk, which may hang, is not needed for it.
loadSqlite();

function partAfter(place: Place): FromCopySource {
  try {
    source ??= new CopySource(journal);
    return source.partAfter(place);
  } catch (error) {
    const { code = 'UNKNOWN', message } = error as { code?: string; message: string };
    return { trouble: { code, message } };
  }
}

port.on('message', (place: Place | 'close') => {
  if (place !== 'close') {
    port.postMessage(partAfter(place));
    return;
  }
  source?.close();
  port.close();
});
port.postMessage('open' satisfies FromCopySource);
