import { onTimeMs, type KnownClock } from '../../readers/session/clock-history.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Connection } from './schema.ts';

/** What tells one read of a reader with a clock from any other. */
export interface Sighting {
  source: string;
  chip: string;
  readerTime: Ms;
}

/** A page of the sightings of all readers; `next` is null after the last. */
export interface SightingsPage {
  sightings: Sighting[];
  next: number | null;
}

const readsPerPage = 2000;
/** A reader of whose reads none is among the last so many was not heard for long. */
const readsLookedAt = 50_000;

/** What the readers' own clocks said, for reads above a number; looks at some thousand reads, and `next` is where to go on. */
export function sightingsIn(db: Connection, after: number): SightingsPage {
  const sources = sourcesIn(db);
  const rows = db
    .prepare(
      `SELECT number, source, chip, reader_time FROM reads WHERE number > ? ORDER BY number LIMIT ${readsPerPage}`,
    )
    .raw()
    .all(after) as [number, number, string, number | null][];
  const sightings = rows.flatMap(([, source, chip, readerTime]) =>
    readerTime === null ? [] : [{ source: sources.get(source)!, chip, readerTime }],
  );
  return { sightings, next: rows.length < readsPerPage ? null : rows.at(-1)![0] };
}

/** What the latest read of a reader tells of its clock that came on time and was dated by it; null where there is none. */
export function knownClockIn(db: Connection, source: string): KnownClock | null {
  const row = db
    .prepare(
      `SELECT time, reader_time, arrived FROM reads
       WHERE number > (SELECT max(number) FROM reads) - ${readsLookedAt}
       AND source = (SELECT id FROM sources WHERE address = ?) AND reader_time IS NOT NULL AND earliest IS NULL
       AND abs(arrived - time) <= ${onTimeMs} AND (time <> arrived OR time = reader_time)
       ORDER BY number DESC LIMIT 1`,
    )
    .raw()
    .get(source) as [number, number, number] | undefined;
  if (row === undefined) return null;
  const [time, readerTime, arrived] = row;
  return { offset: readerTime - time, at: arrived };
}

function sourcesIn(db: Connection): Map<number, string> {
  return new Map(db.prepare('SELECT id, address FROM sources').raw().all() as [number, string][]);
}
