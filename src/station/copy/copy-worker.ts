import { parentPort, workerData } from 'node:worker_threads';
import { CopyWriter, type CopySettings } from './copy-writer.ts';

/** The second copy's thread: a slow stick holds up neither the ports nor the journal. */
export type ToCopyWorker = 'committed' | { waiting: string } | 'close';
export type FromCopyWorker =
  { commit: number; more: boolean; trouble: { code: string; message: string } | null } | 'closed';

/** The stick is looked at this often even if nothing happens, and tried again after trouble. */
const lookMs = 1000;

const port = parentPort;
if (port === null) throw new Error('copy-worker.ts runs as a worker thread');
const writer = new CopyWriter(workerData as CopySettings);
const answer = (message: FromCopyWorker) => port.postMessage(message);
/** Rows that wait for the journal and are not on the stick either. */
let waiting: string[] = [];
let scheduled: NodeJS.Immediate | null = null;

/** Does a part of what there is to do; true where more is left that can be done now. */
function work(): boolean {
  scheduled = null;
  let more = false;
  let trouble = null;
  try {
    if (waiting.length > 0) writer.addWaiting(waiting);
    waiting = [];
    more = writer.catchUp();
  } catch (error) {
    const { code = 'UNKNOWN', message } = error as { code?: string; message: string };
    trouble = { code, message };
  }
  answer({ commit: writer.commit, more, trouble });
  if (more) schedule();
  return more;
}

function schedule(): void {
  scheduled ??= setImmediate(work);
}

const timer = setInterval(schedule, lookMs);
port.on('message', (message: ToCopyWorker) => {
  if (message === 'close') {
    clearInterval(timer);
    while (work());
    if (scheduled !== null) clearImmediate(scheduled);
    writer.close();
    answer('closed');
    port.close();
    return;
  }
  // What waited is in the journal by now.
  if (message === 'committed') waiting = [];
  else waiting.push(message.waiting);
  schedule();
});
schedule();
