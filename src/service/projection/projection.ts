import type { StationEvent } from '../../timing/facts/station-event.ts';
import type { EventDefinition } from '../../timing/model/event.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Steps } from '../../timing/steps.ts';
import type { Timing } from '../../timing/timing.ts';
import type { Message } from '../../words/message.ts';
import { onlineSite } from '../online/definition.ts';
import { noRights, whyNot, type StationRights } from '../rights/station-rights.ts';
import { LamportBounds } from './lamport-bounds.ts';
import { SiteProjection } from './site-projection.ts';
import { StationLog, type RefusedLine } from './station-log.ts';
import { readLine, UnusableLine, type Statement, type StoredLine } from './stored-line.ts';

/** A line that is held but does not count, and why. */
export interface Quarantined {
  stream: string;
  seq: number;
  told: Message;
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
  readonly #lamports = new LamportBounds();
  #rights = noRights;
  readonly #unsettled = new Set<string>();

  /** Takes in one more line. It counts after {@link settle}. Gives why it does not, where it does not. */
  take(line: StoredLine): Quarantined | null {
    try {
      const statement = readLine(line);
      if (statement.kind === 'action') this.#lamports.expect(line.stream, statement.value.lamport);
      this.#keep(line, statement);
      return null;
    } catch (error) {
      if (!(error instanceof UnusableLine)) throw error;
      return { stream: line.stream, seq: line.seq, told: error.told };
    }
  }

  /** What stations may write about from now on. */
  setRights(rights: StationRights): void {
    if (textOf(rights) === textOf(this.#rights)) return;
    this.#rights = rights;
    for (const [id, station] of this.#stations) {
      const before = { times: station.times, standing: station.standing };
      station.judgeBy(this.#judgeOf(id));
      this.#stands(station, before);
    }
  }

  /** Lines that do not count because their station may not write about what they name. */
  refused(): RefusedLine[] {
    return [...this.#stations.values()].flatMap((station) => [...station.refused()]);
  }

  /** What a station times, of what it may; null where it did not say so. */
  timesOf(station: string): StationEvent | null {
    return this.#stations.get(station)?.times ?? null;
  }

  /** The moment of the latest passing that a station reported; null where there is none. */
  lastPassingOf(station: string): Ms | null {
    return this.#stations.get(station)?.lastPassing ?? null;
  }

  /** Stations that time something, and what. */
  *timing(): Iterable<[station: string, times: StationEvent]> {
    for (const [id, { times }] of this.#stations) if (times !== null) yield [id, times];
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
    return [...this.#sites].flatMap(([key, { times, projection }]) => {
      const { timing } = projection;
      if (timing.site === null || this.#isInPlaceOfOnline(times, timing.site.site.id)) return [];
      const stations = this.#stationsOf(key);
      const asOf = Math.max(...stations.map((station) => station.asOf));
      const heard = Math.max(...stations.map((station) => station.heard));
      return [{ event: timing.site.event, timing, asOf, heard }];
    });
  }

  /** Whether stations call the only site of their event what the service calls its own. */
  #isInPlaceOfOnline({ event, site }: StationEvent, id: string): boolean {
    return id === onlineSite && site !== onlineSite && this.#rights.online.has(event);
  }

  #keep(line: StoredLine, statement: Statement): void {
    const station = this.#station(line.station);
    const before = { times: station.times, standing: station.standing };
    const effect = station.keep(line, statement);
    if (this.#stands(station, before) || effect === 'none') return;
    const site = this.#touch(station.times);
    if (statement.kind === 'passing') site?.setPassing(statement.id, station.counted(statement.value));
    else if (!station.counts(statement.value)) return;
    else if (effect === 'added') site?.addAction(statement.value);
    else site?.makeAnew();
  }

  #station(id: string): StationLog {
    const known = this.#stations.get(id);
    if (known !== undefined) return known;
    const station = new StationLog();
    station.judgeBy(this.#judgeOf(id));
    this.#stations.set(id, station);
    return station;
  }

  #judgeOf(station: string) {
    return (times: StationEvent) => whyNot(this.#rights, station, times);
  }

  /** Makes sites anew where a station stands otherwise than before; tells whether it does. */
  #stands(station: StationLog, before: Pick<StationLog, 'times' | 'standing'>): boolean {
    if (station.standing === before.standing) return false;
    for (const one of [before.times, station.times]) this.#touch(one)?.makeAnew();
    return true;
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

function textOf({ ofStations, owned, online }: StationRights): string {
  return JSON.stringify([[...ofStations], [...owned], [...online]]);
}

function keyOf({ event, site }: StationEvent): string {
  return JSON.stringify([event, site]);
}
