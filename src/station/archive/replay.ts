import { ReaderTime } from '../../readers/session/reader-time.ts';
import type { ClockChangeDoubt } from '../../readers/session/clock-changes.ts';
import type { TagRead } from '../../readers/protocol/protocol.ts';
import { message, type Message } from '../../words/message.ts';
import { courseOf } from '../../timing/model/course.ts';
import { fileWarnings } from '../../timing/insight/file-warnings.ts';
import type { Warning } from '../../timing/insight/warning.ts';
import type { LeftOutReads } from '../../timing/passings/left-out.ts';
import { matNames } from '../../timing/passings/mat-names.ts';
import type { SiteRaces } from '../../timing/model/event.ts';
import type { Ms } from '../../timing/model/race.ts';
import { matSettingsOf, ReadRules } from '../../timing/passings/read-rules.ts';
import { runNow } from '../../timing/steps.ts';
import type { Timing } from '../../timing/timing.ts';
import { StationClock } from '../process/clock.ts';
import { DataDir } from '../data/data-dir.ts';
import { siteOf, type Definition } from '../../files/event-json.ts';
import type { StartList } from '../../files/start-list.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import type { NewRead } from '../journal/rows.ts';
import { JournalWriter } from '../journal/writer.ts';
import { RaceFiles, type RaceDayChoice } from '../race/race-files.ts';
import { logSource, readRecordedLog, RecordedLogError, type RecordedLog } from './recorded-log.ts';
import { Recorder } from '../race/recorder.ts';
import { StationRace } from '../race/station-race.ts';

/** Times of day in a log are dated from this long before the first planned start: crews test their mats. */
const beforeStart: Ms = 2 * 3_600_000;
const day: Ms = 86_400_000;

/** What one log gave. */
export interface ReplayedLog extends Pick<RecordedLog, 'path' | 'bad' | 'firstBad'> {
  /** New reads by the point at which they stand. */
  reads: ReadonlyMap<string, number>;
  /** Reads that stand in the log more than once, */
  repeated: number;
  /** and those that were there before, in another log or in the data directory. */
  known: number;
  first: Ms | null;
  last: Ms | null;
  /** Where clocks were changed while it was written. */
  clockChange: ClockChangeDoubt | null;
}

export interface ReplayOptions {
  dataDir: string;
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
 * exists: reads that it holds are not taken twice. A log that gives nothing is refused before anything is written. Throws
 * CrewError for another race's directory, ReaderAddressError, RecordedLogError, DataDirError, JournalError, or the system's error for a log that cannot be read.
 */
export async function replay(options: ReplayOptions): Promise<Replayed> {
  const site = siteOf(options.definition, options.site);
  if (site === null)
    throw new RecordedLogError(
      options.site === null
        ? message('readerLog.several-sites')
        : message('readerLog.no-site', { site: options.site }),
    );
  const logs = options.logs.map((named) => dated(readRecordedLog(named, site), site));
  const dir = DataDir.take(options.dataDir);
  try {
    return await replayInto(dir.journal, options, logs);
  } finally {
    dir.release();
  }
}

async function replayInto(
  path: string,
  options: ReplayOptions,
  logs: readonly DatedLog[],
): Promise<Replayed> {
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
  const replayed: ReplayedLog[] = [];
  try {
    race = StationRace.load(journal, clock.now()).race;
    const recorder = new Recorder(journal.identity.station, race, writer, clock);
    const files = new RaceFiles(race, recorder);
    await files.define('replay', options.definition);
    if (options.site !== null) await files.chooseSite('replay', options.site);
    await files.takeStartList('replay', options.file, options.list, options.raceDay);
    const known = new Set<string>();
    for (const read of journal.reads()) known.add(keyOf(read));
    for (const log of logs) {
      const { reads, result } = newReads(log, known);
      for (const read of reads) writer.addRead(read);
      replayed.push(result);
    }
  } finally {
    await writer.close();
    journal.close();
  }
  const { timing } = race;
  const leftOut = race.leftOut();
  const warnings = runNow(fileWarnings(timing, leftOut));
  return { timing, logs: replayed, leftOut, warnings };
}

interface DatedLog {
  log: RecordedLog;
  reads: NewRead[];
  clockChange: ClockChangeDoubt | null;
}

/** The reads of a log at the instants that its reader told. Refuses one of which no read stands on the course. */
function dated(log: RecordedLog, site: SiteRaces): DatedLog {
  const time = new ReaderTime({ zone: () => site.site.zone });
  const near = firstStart(site) - beforeStart + day;
  const reads = log.tags.flatMap((tag) => readOf(tag, log, time, near));
  const settings = matSettingsOf(site);
  const rules = new ReadRules(settings, []);
  if (!reads.some(({ point }) => rules.knows(point)))
    throw new RecordedLogError(
      message('readerLog.elsewhere', {
        path: log.path,
        count: reads.length,
        points: pointsOf(reads),
        known: matNames(settings),
      }),
    );
  return { log, reads, clockChange: time.clockChangeDoubt() };
}

function readOf(tag: TagRead, { address }: RecordedLog, time: ReaderTime, near: Ms): NewRead[] {
  const { stamp, chip, antenna, rssi, raw, point = address.point } = tag;
  if (stamp === null || stamp.kind === 'since-cycle') return [];
  const moment = time.fromLog(stamp, near);
  const source = logSource(address, point);
  return [{ source, point, chip, antenna, rssi, raw, time: moment, readerTime: moment, arrived: moment }];
}

function pointsOf(reads: readonly NewRead[]): string[] {
  return [...new Set(reads.map(({ point }) => `"${point}"`))];
}

/** Those that are not known, which they are from then on. */
function newReads(
  { log, reads, clockChange }: DatedLog,
  known: Set<string>,
): { reads: NewRead[]; result: ReplayedLog } {
  const own = new Set<string>();
  const fresh: NewRead[] = [];
  const counts = new Map<string, number>();
  let [repeated, before] = [log.repeats, 0];
  for (const read of reads) {
    const key = keyOf(read);
    if (own.has(key)) repeated += 1;
    else if (known.has(key) || known.has(liveKeyOf(read))) before += 1;
    else {
      fresh.push(read);
      counts.set(read.point, (counts.get(read.point) ?? 0) + 1);
    }
    own.add(key);
  }
  for (const key of own) known.add(key);
  const { path, bad, firstBad } = log;
  const [first = null, last = null] = fresh.length === 0 ? [] : spanOf(fresh);
  return {
    reads: fresh,
    result: { path, bad, firstBad, reads: counts, repeated, known: before, first, last, clockChange },
  };
}

function spanOf(reads: readonly NewRead[]): [Ms, Ms] {
  return reads.reduce<[Ms, Ms]>(
    ([first, last], { time }) => [Math.min(first, time), Math.max(last, time)],
    [Infinity, -Infinity],
  );
}

function firstStart({ event, site }: SiteRaces): Ms {
  const planned = site.waves.flatMap(({ gun, start }) => gun ?? start ?? []);
  return planned.length > 0 ? Math.min(...planned) : Date.parse(`${site.date ?? event.date}T06:00:00Z`);
}

/** Two boxes at one point may hear a chip at the same millisecond; one box says of one chip at one moment no more than once. */
function keyOf(read: Pick<NewRead, 'source' | 'point' | 'chip' | 'readerTime' | 'antenna'>): string {
  return read.source.startsWith('file:') ? `${read.source}\n${liveKeyOf(read)}` : liveKeyOf(read);
}

/** A read that came live stands under another address than in its reader's log. */
function liveKeyOf({
  point,
  chip,
  readerTime,
  antenna,
}: Pick<NewRead, 'point' | 'chip' | 'readerTime' | 'antenna'>): string {
  return `${point}\n${chip}\n${readerTime}\n${antenna}`;
}

/** Why a race has no finishers although its logs have reads at the finish; null where it has, or need not have. */
export function whyNoFinisher({ timing, leftOut }: Replayed): Message | null {
  const race = timing.races[0]?.race;
  const { finish, start } = race === undefined ? { finish: null, start: null } : courseOf(race);
  const { finished, inReview } = timing.counts();
  if (finish === null || finished + inReview > 0) return null;
  if (start !== null && start.names.some((name) => finish.names.includes(name))) return null;
  const chips = new Set<string>();
  let strange: string | null = null;
  for (const { point, chip } of timing.table.all()) {
    if (!finish.names.includes(point) || chip === null) continue;
    if (timing.entry(timing.bibOfChip(chip) ?? '') === undefined) strange = chip;
    else chips.add(chip);
  }
  if (chips.size > 0) return message('replay.no-finisher-but-chips', { count: chips.size });
  const atFinish = leftOut.filter(
    ({ reason, mat }) => reason !== 'unknown-mat' && finish.names.includes(mat),
  );
  const lost = atFinish.reduce((sum, { reads }) => sum + reads, 0);
  if (strange === null && lost > 0) return message('replay.no-finisher-left-out', { count: lost });
  return strange === null ? null : message('replay.no-finisher-strange', { chip: strange });
}
