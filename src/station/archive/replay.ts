import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { message } from '../../words/message.ts';
import { siteOf, type Definition } from '../../files/event-json.ts';
import type { StartList } from '../../files/start-list.ts';
import { fileWarnings } from '../../timing/insight/file-warnings.ts';
import type { Warning } from '../../timing/insight/warning.ts';
import type { SiteRaces } from '../../timing/model/event.ts';
import type { LeftOutReads } from '../../timing/passings/left-out.ts';
import { runNow } from '../../timing/steps.ts';
import type { Timing } from '../../timing/timing.ts';
import { DataDir } from '../data/data-dir.ts';
import { noAnswer } from '../journal/disk-trouble.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { JournalError } from '../journal/schema.ts';
import { JournalWriter } from '../journal/writer.ts';
import { StationClock } from '../process/clock.ts';
import { runYielding } from '../process/run-yielding.ts';
import { RaceFiles, type RaceDayChoice } from '../race/race-files.ts';
import { Recorder } from '../race/recorder.ts';
import { StationRace } from '../race/station-race.ts';
import type { ReplayedLog } from './dated-log.ts';
import { LogTaker, type LogTakerParts, type ReplayProgress } from './log-taker.ts';
import { openLog, RecordedLogError, type LogFile } from './recorded-log.ts';

export interface ReplayOptions {
  /** Null where nobody wants the data directory: then no read is written anywhere. */
  dataDir: string | null;
  definition: Definition;
  /** The site that the logs are of; the event's only one where null. */
  site: string | null;
  list: StartList;
  /** Where the start list is from. */
  file: string;
  /** What counts where the list would overwrite changes of race day in a directory that exists. */
  raceDay?: RaceDayChoice | undefined;
  /** `point=FILE?protocol=P` */
  logs: readonly string[];
  /** Told now and then how far it is. What it throws ends the work in order. */
  onProgress?: (progress: ReplayProgress) => void;
}

/** A race that was made again of logs. */
export interface Replayed {
  timing: Timing;
  logs: ReplayedLog[];
  /** Reads that count for nobody, and what is doubtful about them. */
  leftOut: LeftOutReads[];
  warnings: Warning[];
}

/**
 * Makes a station's data directory, and the results, from readers' logs alone. The directory can be one that
 * exists: reads that it holds are not taken twice. A log that gives nothing is refused before anything is written. Of
 * the logs only numbers are in memory, and no more reads than the disk takes. Throws CrewError for another race's
 * directory, ReaderAddressError, RecordedLogError, DataDirError, JournalError, or the system's error for a log that
 * cannot be read.
 */
export async function replay(options: ReplayOptions): Promise<Replayed> {
  const site = siteOf(options.definition, options.site);
  if (site === null)
    throw new RecordedLogError(
      options.site === null
        ? message('readerLog.several-sites')
        : message('readerLog.no-site', { site: options.site }),
    );
  const logs: LogFile[] = [];
  try {
    for (const named of options.logs) logs.push(await runYielding(openLog(named, site)));
    if (options.dataDir !== null) return await replayInto(options.dataDir, options, site, logs);
    const folder = mkdtempSync(join(tmpdir(), 'goldline-replay-'));
    try {
      return await replayInto(folder, options, site, logs);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  } finally {
    for (const { bytes } of logs) bytes.close();
  }
}

async function replayInto(
  path: string,
  options: ReplayOptions,
  site: SiteRaces,
  logs: readonly LogFile[],
): Promise<Replayed> {
  const dir = DataDir.take(path);
  const refused = Promise.withResolvers<never>();
  refused.promise.catch(() => undefined);
  let race: StationRace | undefined;
  try {
    const clock = new StationClock();
    const writer = await JournalWriter.open(dir.journal, {
      onCommit: ({ actionLines }) => {
        if (actionLines.length > 0) race?.takeActions(actionLines, clock.now());
      },
      onTrouble: (trouble) => {
        if (trouble === null || trouble.code === noAnswer) return;
        refused.reject(
          new JournalError(message('replay.disk-refuses', { path: dir.journal, reason: trouble.message })),
        );
      },
    });
    const journal = new JournalReader(dir.journal);
    try {
      race = StationRace.load(journal, clock.now()).race;
      const files = new RaceFiles(race, new Recorder(journal.identity.station, race, writer, clock));
      const { dataDir, onProgress = () => undefined } = options;
      const parts = { site, race, journal, writer: dataDir === null ? null : writer, onProgress };
      const replayed = await Promise.race([
        takeRace(options, files).then(() => takeLogs(parts, logs)),
        refused.promise,
      ]);
      await runYielding(race.makeResults());
      await Promise.race([writer.drained(0), refused.promise]);
      const leftOut = race.leftOut();
      const warnings = runNow(fileWarnings(race.timing, leftOut));
      return { timing: race.timing, logs: replayed, leftOut, warnings };
    } finally {
      journal.close();
      await writer.close();
    }
  } finally {
    dir.release();
  }
}

async function takeRace({ definition, site, file, list, raceDay }: ReplayOptions, files: RaceFiles) {
  await files.define('replay', definition);
  if (site !== null) await files.chooseSite('replay', site);
  await files.takeStartList('replay', file, list, raceDay);
}

async function takeLogs(parts: LogTakerParts, logs: readonly LogFile[]): Promise<ReplayedLog[]> {
  const taker = new LogTaker(parts, logs);
  const replayed: ReplayedLog[] = [];
  for (const log of logs) replayed.push(await taker.take(log));
  return replayed;
}
