import type { Ms, RaceDefinition } from '../../timing/model/race.ts';
import type { RaceResults, Timing } from '../../timing/timing.ts';
import { RaceProjection } from './race-projection.ts';
import { StationLog } from './station-log.ts';
import { readLine, UnusableLine, type Statement, type StoredLine } from './stored-line.ts';

/** A line that is held but does not count, and why. */
export interface Quarantined {
  stream: string;
  seq: number;
  code: string;
  message: string;
}

/** A race that can be shown. */
export interface ProjectedRace {
  race: RaceDefinition;
  results: RaceResults;
  timing: Timing;
  /** When the last line that counts arrived. */
  asOf: Ms;
}

/**
 * All races as a pure function of all lines: in whatever order and in whatever portions lines of the
 * different streams come in, the races are the same. A station belongs to the race that it defined.
 */
export class Projection {
  readonly #stations = new Map<string, StationLog>();
  readonly #races = new Map<string, RaceProjection>();
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

  /** Brings all races up to date. Gives the races that failed, with the error; they are tried again the next time. */
  settle(): { race: string; error: Error }[] {
    const failed: { race: string; error: Error }[] = [];
    for (const id of this.#unsettled) {
      try {
        this.#raceOf(id).settle(this.#stationsOf(id));
        this.#unsettled.delete(id);
      } catch (error) {
        failed.push({ race: id, error: error as Error });
      }
    }
    return failed;
  }

  /** A race by id; undefined where no station times it. */
  race(id: string): ProjectedRace | undefined {
    const timing = this.#races.get(id)?.timing;
    const [results] = timing?.races ?? [];
    if (timing === undefined || results === undefined) return undefined;
    return {
      race: results.race,
      results,
      timing,
      asOf: Math.max(...this.#stationsOf(id).map((station) => station.asOf)),
    };
  }

  /** All races, the latest first. */
  races(): ProjectedRace[] {
    return [...this.#races.keys()]
      .map((id) => this.race(id))
      .filter((race) => race !== undefined)
      .sort((one, other) => compare(other.race.date, one.race.date) || compare(one.race.id, other.race.id));
  }

  #keep(line: StoredLine, statement: Statement): void {
    const station = this.#stations.get(line.station) ?? new StationLog();
    this.#stations.set(line.station, station);
    const before = station.race;
    const effect = station.keep(line, statement);
    const { race } = station;
    if (before !== race) for (const id of [before, race]) this.#touch(id)?.makeAnew();
    if (effect === 'none' || race === null || race !== before) return;
    const projection = this.#touch(race);
    if (statement.kind === 'passing') projection?.setPassing(statement.id, statement.value);
    else if (effect === 'added') projection?.addAction(statement.value);
    else projection?.makeAnew();
  }

  #touch(race: string | null): RaceProjection | undefined {
    if (race === null) return undefined;
    this.#unsettled.add(race);
    return this.#raceOf(race);
  }

  #raceOf(id: string): RaceProjection {
    const known = this.#races.get(id);
    if (known !== undefined) return known;
    const race = new RaceProjection();
    this.#races.set(id, race);
    return race;
  }

  #stationsOf(race: string): StationLog[] {
    return [...this.#stations.values()].filter((station) => station.race === race);
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
