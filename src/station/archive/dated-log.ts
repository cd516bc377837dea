import type { ClockChangeDoubt } from '../../readers/session/clock-changes.ts';
import { ReaderTime } from '../../readers/session/reader-time.ts';
import type { SiteRaces } from '../../timing/model/event.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { StringTable } from '../../timing/model/string-table.ts';
import type { StoredRead } from '../journal/rows.ts';
import { logSource, type RecordedLog } from './recorded-log.ts';
import type { Told, ToldBefore } from './told-before.ts';

/** Times of day in a log are dated from this long before the first planned start: crews test their mats. */
const beforeStart: Ms = 2 * 3_600_000;
const day: Ms = 86_400_000;

/** What one log gave. */
export interface ReplayedLog extends Pick<RecordedLog, 'path' | 'bad' | 'firstBad' | 'told'> {
  /** New reads by the point at which they stand. */
  reads: Map<string, number>;
  /** Reads that stand in the log more than once, */
  repeated: number;
  /** and those that were there before, in another log or in the data directory. */
  known: number;
  first: Ms | null;
  last: Ms | null;
  /** Where clocks were changed while it was written. */
  clockChange: ClockChangeDoubt | null;
}

/** A log whose reads stand at the instants that its reader told. */
export interface DatedLog {
  log: RecordedLog;
  /** Its rows in the order in which the reads were made. */
  order: Uint32Array;
  /** What is known of it so far. */
  given: Pick<ReplayedLog, 'path' | 'bad' | 'firstBad' | 'told' | 'repeated' | 'clockChange'>;
}

/** Dates the reads of a log. */
export function dated(log: RecordedLog, site: SiteRaces): DatedLog {
  const time = new ReaderTime({ zone: () => log.address.zone ?? site.site.zone });
  const near = firstStart(site) - beforeStart + day;
  const order = log.reads.date((stamp) => time.fromLog(stamp, near));
  const { path, bad, firstBad, told, repeats: repeated } = log;
  return { log, order, given: { path, bad, firstBad, told, repeated, clockChange: time.clockChangeDoubt() } };
}

function firstStart({ event, site }: SiteRaces): Ms {
  const planned = site.waves.flatMap(({ gun, start }) => gun ?? start ?? []);
  return planned.length > 0 ? Math.min(...planned) : Date.parse(`${site.date ?? event.date}T06:00:00Z`);
}

/**
 * The reads of a log that nobody told before, in its order, with their numbers in the journal from `first` on. `given`
 * counts what it gave.
 */
export function* newReads(
  { log, order }: DatedLog,
  { chips, before, first }: { chips: StringTable; before: ToldBefore; first: number },
  given: ReplayedLog,
): Iterable<StoredRead> {
  const { reads, bytes, address } = log;
  const places = reads.points.all().map((point) => {
    const told: Told[] = [];
    return { point, source: logSource(address, point), told, count: 0 };
  });
  let [number, earliest, latest] = [first, Infinity, -Infinity];
  for (const row of order) {
    const { point: at, chip, antenna, rssi, time, offset, length } = reads.at(row);
    const place = places[at]!;
    const { point, source } = place;
    const { live, byLog, isKnown } = (place.told[antenna] ??= before.of(source, point, antenna));
    if (live?.has(chip, time) === true) given.known += 1;
    else if (!byLog.has(chip, time)) {
      byLog.add(chip, time);
      place.count += 1;
      if (time < earliest) earliest = time;
      if (time > latest) latest = time;
      const moments = { time, readerTime: time, arrived: time };
      yield {
        number,
        source,
        point,
        chip: chips.at(chip),
        antenna,
        rssi,
        raw: bytes.at(offset, length),
        ...moments,
      };
      number += 1;
    } else if (isKnown) given.known += 1;
    else given.repeated += 1;
  }
  for (const { point, count } of places) if (count > 0) given.reads.set(point, count);
  if (number > first) [given.first, given.last] = [earliest, latest];
}
