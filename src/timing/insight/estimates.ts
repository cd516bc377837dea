import type { Ms, RaceDefinition } from '../model/race.ts';
import { forEachInSteps, runNow, type Steps } from '../steps.ts';
import type { Timing, Affected } from '../timing.ts';
import { CourseTable } from './course-table.ts';
import { Grid } from './grid.ts';
import { certain, LegModel, type LegStart } from './leg-model.ts';
import { cumulativeNormal } from './normal.ts';

/**
 * When a runner will be at a point. Never part of a result: it says what is likely, results say what was.
 * Eight of ten runners come between `earliest` and `latest`; both are instants, and so is `time`.
 */
export interface Estimate {
  bib: string;
  point: string;
  time: Ms;
  earliest: Ms;
  latest: Ms;
  /** `latest` has gone by, and the runner has not come. */
  overdue: boolean;
}

/** A runner between two points of the course; `from` is the start where they were seen nowhere else. All instants. */
export interface UnderWay {
  bib: string;
  from: string;
  seen: Ms;
  to: string;
  expected: Ms;
  /** From when on they are late at `to`. */
  lateFrom: Ms;
}

/** Standard deviations on both sides that hold eight of ten. */
const eightOfTen = 1.2816;
/** Nobody who is later than this, in standard deviations, is still waited for. */
const givenUp = 4;
/** Who has not come so long after the forecast, in standard deviations and at least, is late: one of a thousand is by chance. */
const late = { widths: 3, least: 5 * 60_000 };
/** In how many steps of {@link Estimates.advance} everybody's forecast is made again. */
const steps = 10;

function* rowsOf(from: number, to: number, by: number): Iterable<number> {
  for (let row = from; row < to; row += by) yield row;
}

/**
 * When everybody under way will be where, kept up to date while the race runs: {@link Estimates.update}
 * after every change, {@link Estimates.advance} about once a second. One step makes the forecasts of a
 * tenth of the field again and learns one leg anew, so that no call takes long with 40,000 on the course.
 */
export class Estimates {
  readonly #race: RaceDefinition;
  readonly #table: CourseTable;
  readonly #timing: Timing;
  readonly #legs: LegModel[];
  /** Instants by row and column, as forecast before the runner came there, and their standard deviations. */
  readonly #mean: Grid;
  readonly #deviation: Grid;
  #step = 0;

  constructor(timing: Timing, race: RaceDefinition) {
    this.#timing = timing;
    this.#race = race;
    this.#table = new CourseTable(race);
    const { points } = this.#table;
    this.#mean = new Grid(points.length);
    this.#deviation = new Grid(points.length);
    this.#legs = points
      .slice(1)
      .map(
        (point, index) =>
          new LegModel(points[index - 1]?.distance ?? 0, points[index]!.distance, point.distance),
      );
  }

  /** Takes over what changed, at first everything. */
  update(affected: Affected): void {
    runNow(this.updateInSteps(affected));
  }

  /** The same in steps. */
  *updateInSteps(affected: Affected): Steps<void> {
    if (affected === 'all') yield* forEachInSteps(this.#timing.entries(), ({ bib }) => this.#take(bib));
    else for (const bib of affected) this.#take(bib);
  }

  /** Learns one leg from who has run it by `now`, and makes a tenth of the forecasts again. */
  advance(now: Ms): void {
    runNow(this.advanceInSteps(now));
  }

  /** The same in steps. */
  *advanceInSteps(now: Ms): Steps<void> {
    const step = this.#step;
    this.#step += 1;
    yield* this.#learn(step % Math.max(1, this.#legs.length), now);
    yield* forEachInSteps(rowsOf(step % steps, this.#table.size, steps), (row) => this.#forecast(row));
  }

  /** Learns every leg and makes all forecasts again; whatever came before, the same race then has the same estimates. */
  settle(now: Ms): void {
    for (const leg of this.#legs.keys()) runNow(this.#learn(leg, now));
    for (let row = 0; row < this.#table.size; row += 1) this.#forecast(row);
  }

  /** Where a runner will be when, at the points still ahead, in course order; empty for who is not on the course. */
  of(bib: string, now: Ms): Estimate[] {
    const row = this.#table.row(bib);
    if (row === undefined || Number.isNaN(this.#table.from(row))) return [];
    const ahead = this.#table.points.slice(this.#table.furthest(row) + 1);
    return ahead.map(({ id }) => this.#estimate(row, id, now)).filter((estimate) => estimate !== null);
  }

  /** When a runner will be at the finish; null for who is not on the course, or was given up. */
  finish(bib: string, now: Ms): Estimate | null {
    const row = this.#table.row(bib);
    const last = this.#table.points.at(-1);
    return row === undefined || last === undefined ? null : this.#estimate(row, last.id, now);
  }

  /** Who will be at the finish by `until`, of those who are still on the course; in no order. */
  *finishes(now: Ms, until: Ms): Iterable<Estimate> {
    const last = this.#table.points.at(-1);
    if (last === undefined) return;
    const { mean } = this.#columnOf(last.id);
    for (let row = 0; row < this.#table.size; row += 1) {
      if (!(mean(row) <= until)) continue;
      const estimate = this.#estimate(row, last.id, now);
      if (estimate !== null) yield estimate;
    }
  }

  /** Where everybody on the course is due next, in no order: also who is so late that nothing else waits for them. */
  *underWay(): Iterable<UnderWay> {
    const { points } = this.#table;
    for (let row = 0; row < this.#table.size; row += 1) {
      const from = this.#table.from(row);
      const furthest = this.#table.furthest(row);
      const next = points[furthest + 1];
      if (Number.isNaN(from) || next === undefined) continue;
      const expected = this.#mean.at(row, furthest + 1);
      const width = this.#deviation.at(row, furthest + 1);
      yield {
        bib: this.#table.bib(row),
        from: points[furthest]!.id,
        seen: from + this.#table.elapsed(row, furthest),
        to: next.id,
        expected: Math.round(expected),
        lateFrom: Math.round(expected + Math.max(late.widths * width, late.least)),
      };
    }
  }

  /**
   * How many runners should have come to a point by each of these rising instants, wherever they are now:
   * what was forecast before they came. Silence is judged by it.
   */
  expectedBy(point: string, instants: readonly Ms[]): number[] {
    const { mean, deviation } = this.#columnOf(point);
    const [first = 0, last = 0] = [instants[0], instants.at(-1)];
    const sums = instants.map(() => 0);
    let sure = 0;
    for (let row = 0; row < this.#table.size; row += 1) {
      const [center, width] = [mean(row), deviation(row)];
      if (!(width > 0) || last - center < -givenUp * width) continue;
      if (first - center > givenUp * width) sure += 1;
      else
        for (const [index, instant] of instants.entries())
          sums[index]! += cumulativeNormal((instant - center) / width);
    }
    return sums.map((sum) => sum + sure);
  }

  /** How long runners usually take from the point before, in the middle of the field; 0 where nobody is on the way. */
  usualLeg(point: string): Ms {
    const { column } = this.#columnOf(point);
    const leg = this.#legs[column - 1];
    return leg === undefined ? 0 : leg.usual;
  }

  /** How many of those who have not come yet will come to a point in each of the spans between these rising instants. */
  expectedBetween(point: string, now: Ms, instants: readonly Ms[]): number[] {
    const { column, mean, deviation } = this.#columnOf(point);
    const spans = instants.slice(1).map(() => 0);
    for (let row = 0; row < this.#table.size; row += 1) {
      const [center, width] = [mean(row), deviation(row)];
      if (!(width > 0) || this.#table.furthest(row) >= column) continue;
      const waiting = 1 - cumulativeNormal((now - center) / width);
      if (waiting < 0.01 || instants[0]! - center > givenUp * width) continue;
      let before = cumulativeNormal((instants[0]! - center) / width);
      for (let span = 0; span < spans.length && before < 1 - 1e-5; span += 1) {
        const away = (instants[span + 1]! - center) / width;
        if (away < -givenUp) continue;
        const after = cumulativeNormal(away);
        spans[span]! += (after - before) / waiting;
        before = after;
      }
    }
    return spans;
  }

  #take(bib: string): void {
    const row = this.#table.take(this.#timing.race(this.#race.id)?.result(bib), bib);
    if (row !== null) this.#forecast(row);
  }

  *#learn(index: number, now: Ms): Steps<void> {
    const leg = this.#legs[index];
    if (leg === undefined) return;
    leg.forget();
    yield* forEachInSteps(rowsOf(0, this.#table.size, 1), (row) => {
      const arrived = this.#table.elapsed(row, index + 1);
      if (Number.isNaN(arrived) || Number.isNaN(this.#table.elapsed(row, index))) return;
      const start = this.#startAt(row, index);
      if (now >= this.#table.from(row) + leg.teachesAfter(start)) leg.teach(start, arrived - start.elapsed);
    });
    leg.learn();
  }

  /** A runner where they were seen in this column. */
  #startAt(row: number, column: number): LegStart {
    const table = this.#table;
    const elapsed = table.elapsed(row, column);
    const distance = table.points[column]!.distance;
    let before = column - 1;
    while (before > 0 && Number.isNaN(table.elapsed(row, before))) before -= 1;
    const behind = before > 0 ? table.points[before]!.distance : 0;
    const change =
      before > 0
        ? Math.log((elapsed - table.elapsed(row, before)) / (distance - behind) / (elapsed / distance))
        : 0;
    return { elapsed, distance, change, delay: table.delay(row) };
  }

  /** Makes the forecast of one runner from where they were seen last; what was forecast for points behind stays. */
  #forecast(row: number): void {
    const table = this.#table;
    const from = table.from(row);
    if (Number.isNaN(from)) {
      this.#mean.clear(row);
      this.#deviation.clear(row);
      return;
    }
    const furthest = table.furthest(row);
    let start = this.#startAt(row, furthest);
    let spread = certain;
    for (let column = furthest; column < this.#legs.length; column += 1) {
      ({ end: start, spread } = this.#legs[column]!.forecast(start, spread));
      this.#mean.put(row, column + 1, from + start.elapsed);
      this.#deviation.put(row, column + 1, Math.sqrt(spread.time));
    }
  }

  #estimate(row: number, point: string, now: Ms): Estimate | null {
    const { column, mean, deviation } = this.#columnOf(point);
    const furthest = this.#table.furthest(row);
    const [center, width] = [mean(row), deviation(row)];
    if (!(width > 0) || furthest >= column || now > center + givenUp * width) return null;
    const seen = this.#table.from(row) + this.#table.elapsed(row, furthest);
    const ahead = center - seen;
    // Of the time still ahead, so that nobody comes before they were last seen, and the late are later than the early are early.
    const factor = Math.exp((eightOfTen * width) / ahead);
    const latest = Math.round(seen + ahead * factor);
    return {
      bib: this.#table.bib(row),
      point,
      time: Math.round(Math.max(center, now)),
      earliest: Math.round(Math.max(seen + ahead / factor, now)),
      latest: Math.max(latest, Math.round(now)),
      overdue: now > latest,
    };
  }

  /** How to find a point in the forecasts: its own column, or for a spotter its share of the way to the next one. */
  #columnOf(point: string) {
    const { points } = this.#table;
    const own = points.findIndex(({ id }) => id === point);
    if (own >= 0)
      return {
        column: own,
        mean: (row: number) => this.#mean.at(row, own),
        deviation: (row: number) => this.#deviation.at(row, own),
      };
    const distance = this.#race.points.find(({ id }) => id === point)?.distance ?? NaN;
    const next = points.findIndex((candidate) => candidate.distance > distance);
    if (next <= 0) return { column: 0, mean: () => NaN, deviation: () => NaN };
    const before = next - 1;
    const share = (distance - points[before]!.distance) / (points[next]!.distance - points[before]!.distance);
    const known = (row: number) => !Number.isNaN(this.#table.elapsed(row, before));
    const between = (from: number, to: number) => from + share * (to - from);
    return {
      column: next,
      mean: (row: number) => {
        const seen = this.#table.from(row) + this.#table.elapsed(row, before);
        return between(known(row) ? seen : this.#mean.at(row, before), this.#mean.at(row, next));
      },
      deviation: (row: number) =>
        between(known(row) ? 0 : this.#deviation.at(row, before), this.#deviation.at(row, next)),
    };
  }
}
