import { parentPort } from 'node:worker_threads';

/** A thread that takes its time to load, and then says so. */
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
parentPort?.postMessage('open');
setInterval(() => undefined, 1000);
