import { parentPort, workerData } from 'node:worker_threads';
import type { DiskError } from '../journal/disk-trouble.ts';
import type { Place } from './copy-format.ts';
import { CopySource, type CopyPart } from './copy-source.ts';

/** Reads the journal for the second copy: a disk that hangs under the journal does not hold up what is written to the stick. */
export type FromCopySource = CopyPart | { trouble: DiskError };

const port = parentPort;
if (port === null) throw new Error('copy-source-worker.ts runs as a worker thread');
const { journal } = workerData as { journal: string };
let source: CopySource | null = null;

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
