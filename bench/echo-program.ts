import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { openSerial } from '../src/readers/transport/serial.ts';
import { listen } from '../src/http/listen.ts';
import { HeldLoop } from './held-loop.ts';
import type { StationOpened, StationReport } from './station-program.ts';

/** Does nothing but put what comes from a port on disk and pass it on: each chunk is an event of the same kind of stream, as hex. */
const [path = '', folder = ''] = process.argv.slice(2);
const db = new Database(join(folder, 'echo.db'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec('CREATE TABLE IF NOT EXISTS chunks (bytes BLOB NOT NULL)');
const insert = db.prepare('INSERT INTO chunks (bytes) VALUES (?)');
const tellers = new Set<(chunk: Uint8Array) => void>();
const port = await openSerial(path, 115_200, {
  onData: (chunk) => {
    insert.run(chunk);
    for (const tell of tellers) tell(chunk);
  },
  onClose: () => undefined,
});
const stopped = Promise.withResolvers<void>();
const app = new Hono().get('/api/feed', (context) =>
  streamSSE(context, async (stream) => {
    tellers.add(
      (chunk) => void stream.writeSSE({ event: 'change', data: Buffer.from(chunk).toString('hex') }),
    );
    await stopped.promise;
  }),
);
const listening = await listen(app, 0);
const opened: StationOpened = { address: listening.address, took: 0 };
process.send?.(opened);
const loop = new HeldLoop();
process.on('message', () => {
  const report: StationReport = {
    memory: process.memoryUsage.rss() / 2 ** 20,
    held: loop.most(),
    portsHeld: 0,
    reads: 0,
  };
  process.send?.(report);
});
process.on('disconnect', () => {
  stopped.resolve();
  void Promise.all([listening.close(), port.close()]).then(() => db.close());
});
