import type { StationEvent } from '../../timing/facts/station-event.ts';
import type { EventDefinition } from '../../timing/model/event.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Steps } from '../../timing/steps.ts';
import type { Timing } from '../../timing/timing.ts';
import { SiteProjection } from './site-projection.ts';
import { StationLog } from './station-log.ts';
import { readLine, UnusableLine, type Statement, type StoredLine } from './stored-line.ts';

/** A line that is held but does not count, and why. */
export interface Quarantined {
  stream: string;
  seq: number;
  code: string;
  message: string;
}

/** A site that can be shown, with its races. */
export interface ProjectedSite {
  /** As the stations of this site know it. */
  event: EventDefinition;
  timing: Timing;
  /** When the last line that counts arrived. */
  asOf: Ms;
  /** When one of its stations was heard last, with or without a line. */
  heard: Ms;
}

interface Site {
  times: StationEvent;
  projection: SiteProjection;
}

/**
 * All sites of all events as a pure function of all lines: in whatever order and in whatever portions lines of the
 * different streams come in, they are the same. A station belongs to the event, and the site of it, that it says it
 * times.
 */
export class Projection {
  readonly #stations = new Map<string, StationLog>();
  readonly #sites = new Map<string, Site>();
  readonly #unsettled = new Set<string>();

  /** Takes in one more line. It counts after {@link settle}. Gives why it does not, where it does not. */
  take(line: StoredLine): Quarantined | null {
    try {
      this.#keep(line, readLine(line));
      return null;
    } catch (error) {
      if (!(error instanceof UnusableLine)) throw error;
      return { stream: line.stream, seq: line.seq, code: error.code, message: error.message };
    }
  }

  /** A station was heard at this moment, perhaps without a line: no result follows from it. */
  hear(station: string, at: Ms): void {
    this.#stations.get(station)?.hear(at);
  }

  /**
   * Brings all sites up to date, in steps; meanwhile no line may be taken in. Gives those that failed, with the error;
   * they are tried again the next time.
   */
  *settle(): Steps<{ times: StationEvent; error: Error }[]> {
    const failed: { times: StationEvent; error: Error }[] = [];
    for (const key of this.#unsettled) {
      const { times, projection } = this.#sites.get(key)!;
      try {
        yield* projection.settle(this.#stationsOf(key));
        this.#unsettled.delete(key);
      } catch (error) {
        failed.push({ times, error: error as Error });
      }
    }
    return failed;
  }

  /** All sites whose races are known, in no order. */
  sites(): ProjectedSite[] {
    return [...this.#sites].flatMap(
      ([
        key,
        {
          projection: { timing },
        },
      ]) => {
        const stations = this.#stationsOf(key);
        const asOf = Math.max(...stations.map((station) => station.asOf));
        const heard = Math.max(...stations.map((station) => station.heard));
        return timing.site === null ? [] : [{ event: timing.site.event, timing, asOf, heard }];
      },
    );
  }

  #keep(line: StoredLine, statement: Statement): void {
    const station = this.#stations.get(line.station) ?? new StationLog();
    this.#stations.set(line.station, station);
    const before = station.times;
    const effect = station.keep(line, statement);
    const { times } = station;
    const isSame = before !== null && times !== null && keyOf(before) === keyOf(times);
    if (!isSame) for (const one of [before, times]) this.#touch(one)?.makeAnew();
    if (effect === 'none' || !isSame) return;
    const site = this.#touch(times);
    if (statement.kind === 'passing') site?.setPassing(statement.id, statement.value);
    else if (effect === 'added') site?.addAction(statement.value);
    else site?.makeAnew();
  }

  #touch(times: StationEvent | null): SiteProjection | undefined {
    if (times === null) return undefined;
    const key = keyOf(times);
    this.#unsettled.add(key);
    const known = this.#sites.get(key);
    if (known !== undefined) return known.projection;
    const projection = new SiteProjection(times.site);
    this.#sites.set(key, { times, projection });
    return projection;
  }

  #stationsOf(key: string): StationLog[] {
    return [...this.#stations.values()].filter(({ times }) => times !== null && keyOf(times) === key);
  }
}

function keyOf({ event, site }: StationEvent): string {
  return JSON.stringify([event, site]);
}
