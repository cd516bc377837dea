import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { a0Decoder, type A0Message } from '../src/readers/protocol/a0.ts';
import type { Decoder } from '../src/readers/protocol/protocol.ts';
import { parseReaderAddress } from '../src/readers/address.ts';
import type { ReaderRead } from '../src/readers/reader.ts';
import { KnownReads } from '../src/station/ingest/known-reads.ts';
import { ReaderIntake } from '../src/station/ingest/reader-intake.ts';
import { JournalReader } from '../src/station/journal/journal-reader.ts';
import { JournalWriter } from '../src/station/journal/writer.ts';
import { StationRace } from '../src/station/race/station-race.ts';
import type { Ms } from '../src/timing/model/race.ts';
import { arrivals, finishStream } from './byte-stream.ts';
import { median, measurement, type BenchOptions, type Measurement } from './measure.ts';
import { actionLines, gun, sampleRace } from './sample-race.ts';

const address = parseReaderAddress('tcp:mat:4001?protocol=a0&point=p11');
const readsPerCommit = 1000;
const entrants = 50_000;
/** Reads that wait for the disk before no more bytes are taken: as the line's own speed would see to it. */
const backlogMax = 10_000;

/**
 * Bytes of the 0xA0 protocol to reads, taken in as the station takes them, committed by its writer, and made into passings
 * and results of a race with 50,000 entrants, against a bare loop that inserts the same rows with the same durability.
 */
export async function benchIngest({ full }: BenchOptions): Promise<Measurement[]> {
  const reads = full ? 1_000_000 : 200_000;
  const folder = mkdtempSync(join(tmpdir(), 'goldline-bench-'));
  try {
    const stream = finishStream(reads);
    const rounds: { ours: number; baseline: number }[] = [];
    for (let round = 0; round < 5; round += 1) {
      const journal = join(folder, `${round}.db`);
      const ours = await wholeWay(journal, stream, reads);
      rounds.push({ ours, baseline: bareLoop(join(folder, `${round}-bare.db`), journal) });
    }
    const perSecond = (ms: number[]) => (reads / median(ms)) * 1000;
    return [
      measurement(
        'ingest',
        'reads/s',
        perSecond(rounds.map(({ ours }) => ours)),
        perSecond(rounds.map(({ baseline }) => baseline)),
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds from the first byte until all is on disk and in the results. */
async function wholeWay(path: string, stream: Uint8Array, reads: number): Promise<number> {
  let race: StationRace | null = null;
  let now: Ms = gun;
  const writer = await JournalWriter.open(path, {
    onCommit: ({ reads: taken, actionLines, receipt }) => {
      if (race === null) return;
      const stored = taken.map((read, index) => ({ ...read, number: receipt.firstRead + index }));
      if (stored.length > 0) writer.addPassingLines(race.takeReads(stored, now).lines);
      if (actionLines.length > 0) race.takeActions(actionLines, now);
    },
    onTrouble: (trouble) => {
      if (trouble !== null) throw new Error(trouble.message);
    },
  });
  const journal = new JournalReader(path);
  race = StationRace.load(journal, now).race;
  await writer.addActions(actionLines(sampleRace(entrants).actions));
  const known = new KnownReads((after) => journal.sightings(after));
  const intake = new ReaderIntake(
    address,
    known,
    () => 0,
    (read) => writer.addRead(read),
  );
  const decoder = a0Decoder();
  const from = performance.now();
  let asked = gun;
  for (const { chunk, arrived } of arrivals(stream, reads)) {
    now = arrived;
    for (const read of readsOf(decoder, chunk, arrived)) intake.take(read);
    if (arrived - asked >= 1000) {
      writer.addPassingLines(race.quietLines(now));
      asked = arrived;
    }
    do await nextTurn();
    while (writer.backlog > backlogMax);
  }
  while (writer.backlog > 0) await nextTurn();
  const took = performance.now() - from;
  await writer.close();
  journal.close();
  return took;
}

function* readsOf(decoder: Decoder<A0Message>, chunk: Uint8Array, arrived: Ms): Iterable<ReaderRead> {
  for (const found of decoder.push(chunk, arrived)) {
    if (found.type !== 'read') continue;
    const { chip, antenna, rssi, raw, stored } = found;
    yield {
      point: address.point,
      chip,
      antenna,
      rssi,
      time: arrived,
      readerTime: null,
      arrived,
      raw,
      stored,
    };
  }
}

/** Milliseconds to insert the reads and passing lines of a journal into tables of the same shape. */
function bareLoop(path: string, journal: string): number {
  const from = new Database(journal, { readonly: true });
  const reads = from.prepare('SELECT * FROM reads ORDER BY number').raw().all();
  const lines = from.prepare('SELECT * FROM passing_lines ORDER BY number').raw().all();
  from.close();
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`
    CREATE TABLE reads (number INTEGER PRIMARY KEY, in_commit INTEGER, source INTEGER, chip TEXT, antenna INTEGER,
      rssi INTEGER, time INTEGER, reader_time INTEGER, arrived INTEGER, raw BLOB) STRICT;
    CREATE TABLE passing_lines (number INTEGER PRIMARY KEY, line TEXT, head TEXT) STRICT;
  `);
  const insertRead = db.prepare('INSERT INTO reads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const insertLine = db.prepare('INSERT INTO passing_lines VALUES (?, ?, ?)');
  const insert = db.transaction((someReads: unknown[], someLines: unknown[]) => {
    for (const row of someReads) insertRead.run(row);
    for (const row of someLines) insertLine.run(row);
  });
  const linesPerCommit = Math.ceil((lines.length * readsPerCommit) / reads.length);
  const began = performance.now();
  for (let commit = 0; commit * readsPerCommit < reads.length; commit += 1)
    insert(
      reads.slice(commit * readsPerCommit, (commit + 1) * readsPerCommit),
      lines.slice(commit * linesPerCommit, (commit + 1) * linesPerCommit),
    );
  const took = performance.now() - began;
  db.close();
  return took;
}
