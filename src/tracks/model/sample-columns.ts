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
    const values = columns.map((name) => {
      const value = sample[name] ?? NaN;
      return Number.isFinite(value) && (isPlace || (name !== 'lat' && name !== 'lon')) ? value : NaN;
    });
    if (this.#completes(values)) return;
    for (const [index, name] of columns.entries()) this.#columns[name].push(values[index]!);
  }

  /** Some watches write the pulse and the place of one moment as two samples: these are put together. */
  #completes(values: readonly number[]): boolean {
    const last = this.length - 1;
    if (last < 0 || this.#columns.time[last] !== values[0]) return false;
    const fits = columns.every((name, index) => {
      const before = this.#columns[name][last]!;
      return Number.isNaN(before) || Number.isNaN(values[index]!) || before === values[index];
    });
    if (fits)
      for (const [index, name] of columns.entries())
        if (Number.isNaN(this.#columns[name][last]!)) this.#columns[name][last] = values[index]!;
    return fits;
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
