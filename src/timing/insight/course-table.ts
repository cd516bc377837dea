import type { Ms, RaceDefinition, TimingPoint } from '../model/race.ts';
import type { Result, Status } from '../model/result.ts';
import { Grid } from './grid.ts';

/** Who may still pass further points. */
const underWay: ReadonlySet<Status> = new Set(['running', 'finished', 'review']);

/**
 * When each runner was at each point, as a table of plain numbers: one row for each runner, one column for
 * each point of the course that makes a split.
 */
export class CourseTable {
  readonly points: readonly TimingPoint[];
  readonly #rows = new Map<string, number>();
  readonly #bibs: string[] = [];
  /** From the runner's own start; NaN where they were not seen. */
  readonly #elapsed: Grid;
  /** The instant that {@link CourseTable.elapsed} counts from; NaN for who is not under way. */
  readonly #from: number[] = [];
  readonly #delay: number[] = [];
  readonly #furthest: number[] = [];

  constructor(race: RaceDefinition) {
    const later = race.points.filter(({ kind, distance }) => kind !== 'spotter' && distance > 0);
    const start = race.points[0];
    this.points = [...(start === undefined ? [] : [start]), ...later].filter(
      // Two points at one place are one to an estimate.
      (point, index, all) => index === 0 || point.distance > all[index - 1]!.distance,
    );
    this.#elapsed = new Grid(this.points.length);
  }

  get size(): number {
    return this.#bibs.length;
  }

  bib(row: number): string {
    return this.#bibs[row]!;
  }

  row(bib: string): number | undefined {
    return this.#rows.get(bib);
  }

  /** The instant of the runner's start: their own where it is known, else the gun; NaN for who is not under way. */
  from(row: number): Ms {
    return this.#from[row]!;
  }

  /** How long after the gun the runner started. */
  delay(row: number): Ms {
    return this.#delay[row]!;
  }

  /** Column of the last point where the runner was seen. */
  furthest(row: number): number {
    return this.#furthest[row]!;
  }

  /** From the runner's start to a column; NaN where they were not seen there. */
  elapsed(row: number, column: number): Ms {
    return this.#elapsed.at(row, column);
  }

  /** Takes over where a bib was seen, undefined for somebody who is not in the race; gives its row, or null for somebody who is not in the race. */
  take(result: Result | undefined, bib: string): number | null {
    const known = this.#rows.get(bib);
    if (result === undefined && known === undefined) return null;
    const row = known ?? this.#add(bib);
    this.#elapsed.clear(row);
    this.#from[row] = NaN;
    this.#furthest[row] = 0;
    if (result === undefined || result.gun === null || !underWay.has(result.status)) return row;
    const startPoint = this.points[0]?.id;
    const { passed, instants } = result;
    const from = (passed[0] === startPoint ? instants[0] : undefined) ?? result.gun;
    this.#from[row] = from;
    this.#delay[row] = from - result.gun;
    this.#elapsed.put(row, 0, 0);
    for (const [index, point] of passed.entries()) {
      const column = this.points.findIndex(({ id }) => id === point);
      if (column <= 0) continue;
      this.#elapsed.put(row, column, instants[index]! - from);
      this.#furthest[row] = Math.max(this.#furthest[row], column);
    }
    return row;
  }

  #add(bib: string): number {
    const row = this.#bibs.length;
    this.#rows.set(bib, row);
    this.#bibs.push(bib);
    this.#from.push(NaN);
    this.#delay.push(0);
    this.#furthest.push(0);
    return row;
  }
}
