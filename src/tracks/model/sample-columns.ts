import { columns, type Column, type Samples } from './track.ts';

/** One sample as a file says it; what it does not say is absent. */
export type Sample = { time: number } & Partial<Record<Column, number>>;

/** Gathers samples into columns. A place that is none (beyond the poles, or 0° 0°, which is written for "no fix") is left out. */
export class SampleColumns {
  readonly #columns = Object.fromEntries(columns.map((name) => [name, [] as number[]])) as unknown as Record<
    Column,
    number[]
  >;

  get length(): number {
    return this.#columns.time.length;
  }

  push(sample: Sample): void {
    const isPlace = isOnEarth(sample.lat, sample.lon);
    for (const name of columns) {
      const value = sample[name] ?? NaN;
      const isKept = Number.isFinite(value) && (isPlace || (name !== 'lat' && name !== 'lon'));
      this.#columns[name].push(isKept ? value : NaN);
    }
  }

  /** The columns. Cadence that counts one leg, as the standards have it, is doubled; some programs write both legs. */
  samples(): Samples {
    const samples = Object.fromEntries(
      columns.map((name) => [name, Float64Array.from(this.#columns[name])]),
    ) as unknown as Samples;
    if (countsOneLeg(samples.cadence))
      for (const [index, value] of samples.cadence.entries()) samples.cadence[index] = value * 2;
    return samples;
  }
}

/** Nobody runs with fewer than 110 steps a minute, and nobody with more than 110 of one leg. */
const fewestSteps = 110;

function countsOneLeg(cadence: Float64Array): boolean {
  const moving = cadence.filter((value) => value > 20).sort();
  const middle = moving[moving.length >> 1];
  return middle !== undefined && middle < fewestSteps;
}

function isOnEarth(lat = NaN, lon = NaN): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && !(lat === 0 && lon === 0);
}
