import { parentPort, workerData } from 'node:worker_threads';
import type { Message } from '../../words/message.ts';
import { anyProblem } from './damage.ts';
import { JournalReader } from './journal-reader.ts';

/** Makes every seal of a journal again, in a thread of its own; answers with what is wrong, or null. */
export type FromCheck = 'open' | Message | null;

const { path } = workerData as { path: string };
const journal = new JournalReader(path);
parentPort?.postMessage('open' satisfies FromCheck);
journal.freeze();
const problem: FromCheck = anyProblem(journal);
journal.close();
parentPort?.postMessage(problem);
