import { parentPort, workerData } from 'node:worker_threads';
import type { DiskError } from '../journal/disk-trouble.ts';
import { startThread } from '../process/thread.ts';
import type { Place } from './copy-format.ts';
import type { FromCopySource } from './copy-source-worker.ts';
import { CopyWriter, type CopySettings } from './copy-writer.ts';

/**
 * The second copy's thread: a slow stick holds up neither the ports nor the journal. `committed`: the
 * journal has more, and no row waits for it. `waiting`: a waitingLine.
 */
export type ToCopyWorker = 'committed' | { waiting: string } | 'close';
export type FromCopyWorker = 'open' | CopyState | 'closed';

/** How a second copy stands; told after everything that it did, and once a second. */
export interface CopyState {
  commit: number;
  /** The journal has, or may have, more. */
  more: boolean;
  /** How many lines of rows that wait it was given and has on the stick. */
  waiting: number;
  otherDisk: boolean | null;
  trouble: DiskError | null;
}

/** The stick is looked at this often even if nothing happens, and tried again after trouble. */
const lookMs = 1000;

const port = parentPort;
if (port === null) throw new Error('copy-worker.ts runs as a worker thread');
const settings = workerData as CopySettings;
const writer = new CopyWriter(settings);
const source = startThread(import.meta.url, 'copy-source-worker', { journal: settings.journal });
const answer = (message: FromCopyWorker) => port.postMessage(message);

let given = 0;
let written = 0;
let due = true;
let asked = false;
let isOpen = false;
let closing = false;
let trouble: DiskError | null = null;
let scheduled: NodeJS.Immediate | null = null;

/** Writes what waits, and asks the journal for more where it has more. */
function work(): void {
  scheduled = null;
  attempt(() => {
    const place = writer.ready();
    written = given;
    if (due && !asked) ask(place);
  });
}

function ask(place: Place): void {
  asked = true;
  due = false;
  source.postMessage(place);
}

function take(part: FromCopySource): void {
  if (part === 'open') return open();
  asked = false;
  attempt(() => {
    if ('trouble' in part) {
      due = true;
      throw Object.assign(new Error(part.trouble.message), part.trouble);
    }
    try {
      if (!writer.take(part)) return;
    } catch (error) {
      due = true;
      throw error;
    }
    due = true;
    schedule();
  });
}

function attempt(step: () => void): void {
  try {
    step();
    trouble = null;
  } catch (error) {
    const { code = 'UNKNOWN', message } = error as { code?: string; message: string };
    trouble = { code, message };
  }
  const more = due || asked;
  answer({ commit: writer.commit, more, waiting: written, otherDisk: writer.otherDisk, trouble });
  // A journal that does not take rows is not asked any more: its disk may hang.
  if (closing && (trouble !== null || !more || writer.hasWaiting)) end();
}

function end(): void {
  clearInterval(timer);
  if (scheduled !== null) clearImmediate(scheduled);
  writer.close();
  source.postMessage('close');
  answer('closed');
  port?.close();
}

function schedule(): void {
  if (isOpen) scheduled ??= setImmediate(work);
}

/** What reads the journal is there: before, this thread says nothing, and nobody ends it. */
function open(): void {
  isOpen = true;
  answer('open');
  schedule();
}

const timer = setInterval(schedule, lookMs);
source.on('message', take);
port.on('message', (message: ToCopyWorker) => {
  if (message === 'close') {
    closing = true;
    due = !writer.hasWaiting;
  } else if (message === 'committed') {
    writer.nothingWaits();
    due = true;
  } else {
    given += 1;
    writer.addWaiting(message.waiting);
  }
  schedule();
});
