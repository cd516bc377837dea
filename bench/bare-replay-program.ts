import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import type { Whole } from './replay-program.ts';

/**
 * The least that making results of logs can be: lines split at their commas, rows put into tables as durable as the
 * journal's, and their times sorted once for each list.
 */
const readsPerCommit = 2000;
const readsPerInsert = 10;
const lists = 3;
const from = performance.now();
const [path = '', ...logs] = process.argv.slice(2);
const db = new Database(path);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(
  'CREATE TABLE reads (number INTEGER PRIMARY KEY, point TEXT, chip TEXT, antenna INTEGER, rssi INTEGER, time INTEGER, raw BLOB) STRICT',
);
const rows = Array(readsPerInsert).fill('(?, ?, ?, ?, ?, ?, ?)').join();
const insert = db.prepare(`INSERT INTO reads VALUES ${rows}`);
const commit = db.transaction((values: unknown[][]) => {
  for (const group of values) insert.run(group);
});

let times = new Float64Array(1024);
let reads = 0;
let groups: unknown[][] = [];
let group: unknown[] = [];
for (const log of logs)
  for await (const line of createInterface({ input: createReadStream(log) })) {
    const [time = '', chip, point, antenna, rssi] = line.split(',');
    const moment = Date.parse(time);
    if (reads === times.length) times = grown(times);
    times[reads] = moment;
    reads += 1;
    group.push(reads, point, chip, Number(antenna), Number(rssi), moment, Buffer.from(line));
    if (reads % readsPerInsert !== 0) continue;
    groups.push(group);
    group = [];
    if (reads % readsPerCommit !== 0) continue;
    commit(groups);
    groups = [];
  }
commit(groups);
for (let list = 0; list < lists; list += 1) times.slice(0, reads).sort();
db.close();
const whole: Whole = {
  took: performance.now() - from,
  memory: process.resourceUsage().maxRSS / 1024,
};
process.send?.(whole);
process.disconnect();

function grown(column: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(2 * column.length);
  longer.set(column);
  return longer;
}
