import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { A0Decoder, answers, command } from '../src/readers/protocol/a0.ts';
import { Committer } from '../src/station/journal/commit.ts';
import type { NewRead } from '../src/station/journal/rows.ts';
import { openForWriting } from '../src/station/journal/schema.ts';
import { PassingBuilder } from '../src/timing/passing-builder.ts';
import { ReadRules } from '../src/timing/read-rules.ts';
import { measurement, type Measurement } from './measure.ts';

const readsInAll = 200_000;
const readsPerCommit = 1000;
const source = 'serial:/dev/mat?protocol=a0&point=finish&baud=115200';

/** Bytes of the 0xA0 protocol decoded, committed and made into passings, against a bare loop that inserts the same rows. */
export function benchIngest(): Measurement[] {
  const folder = mkdtempSync(join(tmpdir(), 'goldline-bench-'));
  try {
    const stream = Buffer.concat(
      Array.from({ length: readsInAll }, (_, index) =>
        answers.tag(1, command.fastInventory, {
          epc: (index % 20_000).toString(16).toUpperCase().padStart(24, '0'),
          antenna: (index % 4) + 1,
          rssi: -60,
        }),
      ),
    );
    const reads: NewRead[] = [];
    const decodedFrom = performance.now();
    decode(stream, (read) => reads.push(read));
    const decoding = performance.now() - decodedFrom;
    const baseline = bareLoop(join(folder, 'bare.db'), reads);
    const ours = wholeWay(join(folder, 'journal.db'), stream);
    const perSecond = (ms: number) => (readsInAll / ms) * 1000;
    return [
      measurement('ingest', 'reads/s', perSecond(ours), perSecond(baseline)),
      measurement('decode a0', 'reads/s', perSecond(decoding), perSecond(baseline)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function decode(stream: Uint8Array, take: (read: NewRead) => void): void {
  const decoder = new A0Decoder();
  for (let at = 0; at < stream.length; at += 4096) {
    const arrived = 1_800_000_000_000 + at;
    for (const frame of decoder.push(stream.subarray(at, at + 4096), arrived).frames) {
      if (frame.type !== 'tag') continue;
      const { epc, antenna, rssi, raw } = frame;
      take({
        source,
        point: 'finish',
        chip: epc,
        antenna,
        rssi,
        time: arrived,
        readerTime: null,
        arrived,
        raw,
      });
    }
  }
}

function wholeWay(path: string, stream: Uint8Array): number {
  const db = openForWriting(path);
  const committer = new Committer(db);
  const builder = new PassingBuilder('S', new ReadRules(null, []));
  let gathered: NewRead[] = [];
  const commit = () => {
    const { firstRead } = committer.commit({ reads: gathered, actionLines: [], passingLines: [] }, 0);
    for (const [index, { chip, point, time, rssi }] of gathered.entries())
      builder.add({ chip, point, source, time, rssi, number: firstRead + index });
    gathered = [];
  };
  const from = performance.now();
  decode(stream, (read) => {
    gathered.push(read);
    if (gathered.length === readsPerCommit) commit();
  });
  commit();
  const took = performance.now() - from;
  db.close();
  return took;
}

function bareLoop(path: string, reads: NewRead[]): number {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`CREATE TABLE reads (number INTEGER PRIMARY KEY, in_commit INTEGER, source INTEGER, chip TEXT, antenna INTEGER,
    rssi INTEGER, time INTEGER, reader_time INTEGER, arrived INTEGER, raw BLOB) STRICT`);
  const insert = db.prepare('INSERT INTO reads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const insertAll = db.transaction((batch: NewRead[], first: number) => {
    for (const [index, read] of batch.entries())
      insert.run(
        first + index,
        1,
        1,
        read.chip,
        read.antenna,
        read.rssi,
        read.time,
        read.readerTime,
        read.arrived,
        read.raw,
      );
  });
  const from = performance.now();
  for (let at = 0; at < reads.length; at += readsPerCommit)
    insertAll(reads.slice(at, at + readsPerCommit), at + 1);
  const took = performance.now() - from;
  db.close();
  return took;
}
