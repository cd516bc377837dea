import { readFileSync } from 'node:fs';
import { parseReaderAddress, type ReaderAddress } from '../readers/address.ts';
import { protocols } from '../readers/protocols.ts';
import type { TagRead } from '../readers/protocol/protocol.ts';
import { ReaderTime } from '../readers/session/reader-time.ts';
import type { Entry, Ms, RaceDefinition } from '../timing/race.ts';
import type { Timing } from '../timing/timing.ts';
import { StationClock } from './clock.ts';
import { DataDir } from './data-dir.ts';
import { sourceOf } from './ingest/reader-intake.ts';
import { JournalReader } from './journal/journal-reader.ts';
import type { NewRead } from './journal/rows.ts';
import { JournalWriter } from './journal/writer.ts';
import { Recorder } from './recorder.ts';
import { StationRace } from './station-race.ts';

/** Times of day in a log are dated from this long before the first planned start: crews test their mats. */
const beforeStart: Ms = 2 * 3_600_000;
const day: Ms = 86_400_000;

/** What one log gave. */
export interface ReplayedLog {
  file: string;
  point: string;
  reads: number;
  /** Reads that were there before, in another log or in the data directory. */
  repeats: number;
  /** Bytes that could not be understood. */
  badBytes: number;
  first: Ms | null;
  last: Ms | null;
}

export interface ReplayOptions {
  dataDir: string;
  race: RaceDefinition;
  entries: readonly Entry[];
  /** Where the entries are from. */
  file: string;
  /** `point=FILE?protocol=P` */
  logs: readonly string[];
}

/**
 * Makes a station's data directory, and the results, from readers' logs alone. The directory can be one that
 * exists: reads that it holds are not taken twice. Throws ReaderAddressError, DataDirError, JournalError, or the system's error for a log that cannot be read.
 */
export async function replay(options: ReplayOptions): Promise<{ timing: Timing; logs: ReplayedLog[] }> {
  const sources = options.logs.map(readLog);
  const dir = DataDir.take(options.dataDir);
  try {
    return await replayInto(dir.journal, options, sources);
  } finally {
    dir.release();
  }
}

async function replayInto(path: string, options: ReplayOptions, sources: readonly LogFile[]) {
  let race: StationRace | undefined;
  const clock = new StationClock();
  const writer = await JournalWriter.open(path, {
    onCommit: ({ reads, actionLines, receipt }) => {
      if (actionLines.length > 0) race?.takeActions(actionLines, clock.now());
      const stored = reads.map((read, index) => ({ ...read, number: receipt.firstRead + index }));
      writer.addPassingLines(race?.takeReads(stored, clock.now()).lines ?? []);
    },
    onTrouble: () => undefined,
  });
  const journal = new JournalReader(path);
  try {
    race = StationRace.load(journal, clock.now()).race;
    const recorder = new Recorder(journal.identity.station, race, writer, clock);
    await recorder.record('replay', { type: 'race.define', race: options.race });
    await recorder.recordList('replay', options.file, options.entries);
    const known = new Set<string>();
    for (const read of journal.reads()) known.add(keyOf(read));
    const logs = sources.map((log) => datedReads(log, options.race, known));
    for (const { reads } of logs) for (const read of reads) writer.addRead(read);
    return { timing: race.timing, logs: logs.map(({ log }) => log) };
  } finally {
    await writer.close();
    journal.close();
  }
}

interface LogFile {
  path: string;
  address: ReaderAddress;
  tags: TagRead[];
  badBytes: number;
}

function readLog(text: string): LogFile {
  const [, point, rest] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  const [path = '', query = ''] = (rest ?? text).split('?');
  const wanted = `file:${path}?${query}${query === '' ? '' : '&'}point=${point ?? ''}`;
  const address = parseReaderAddress(wanted);
  const decoder = protocols[address.protocol].decoder(
    address.model === undefined ? {} : { model: address.model },
  );
  const bytes = readFileSync(path);
  const found = [...decoder.push(bytes), ...decoder.idle()];
  const tags: TagRead[] = [];
  let badBytes = 0;
  for (const one of found) {
    if (one.type === 'bad') badBytes += one.raw.length;
    if ('stamp' in one && one.counts) tags.push(one);
  }
  return { path, address, tags, badBytes };
}

/** The reads of a log at the instants that its reader told, without those that are known. */
function datedReads(
  { path, address, tags, badBytes }: LogFile,
  race: RaceDefinition,
  known: Set<string>,
): { log: ReplayedLog; reads: NewRead[] } {
  const time = new ReaderTime(
    () => race.zone,
    () => false,
  );
  const near = firstStart(race) - beforeStart + day;
  const reads: NewRead[] = [];
  const log: ReplayedLog = {
    file: path,
    point: address.point,
    reads: 0,
    repeats: 0,
    badBytes,
    first: null,
    last: null,
  };
  for (const tag of tags) {
    const { chip, antenna, rssi, raw } = tag;
    const dated = time.date(tag, near, true);
    const point = tag.point ?? address.point;
    const read = {
      source: sourceOf({ ...address, point }),
      point,
      chip,
      antenna,
      rssi,
      raw,
      ...dated,
      arrived: dated.time,
    };
    if (known.has(keyOf(read))) {
      log.repeats += 1;
      continue;
    }
    known.add(keyOf(read));
    reads.push(read);
    log.first = Math.min(log.first ?? Infinity, read.time);
    log.last = Math.max(log.last ?? -Infinity, read.time);
  }
  return { log: { ...log, reads: reads.length }, reads };
}

function firstStart(race: RaceDefinition): Ms {
  const planned = race.waves.flatMap(({ gun, start }) => gun ?? start ?? []);
  return planned.length > 0 ? Math.min(...planned) : Date.parse(`${race.date}T06:00:00Z`);
}

/** A reader says of one chip at one moment no more than once. */
function keyOf({ point, chip, readerTime, antenna }: NewRead): string {
  return `${point}\n${chip}\n${readerTime}\n${antenna}`;
}
