import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** What is measured of the public side at the moment of asking. */
export interface Measured {
  streams: number;
  answers: number;
  answersBytes: number;
  behind: number;
  databaseUp: number;
}

const helps: Record<keyof Measured, [string, string]> = {
  streams: ['goldline_live_streams', 'Open event streams.'],
  answers: ['goldline_answers', 'Answers that are kept.'],
  answersBytes: ['goldline_answers_bytes', 'Memory of the answers that are kept.'],
  behind: ['goldline_lines_behind', 'Lines that are stored and not yet in the results.'],
  databaseUp: ['goldline_database_up', 'Whether the database answers.'],
};

/** The metrics of this process as Prometheus reads them: Node's own, and those of the service. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #gauges: Record<keyof Measured, Gauge>;
  readonly #measure: () => Promise<Measured>;

  constructor(measure: () => Promise<Measured>) {
    this.#measure = measure;
    collectDefaultMetrics({ register: this.#registry });
    const gauge = ([name, help]: [string, string]) => new Gauge({ name, help, registers: [this.#registry] });
    this.#gauges = Object.fromEntries(
      Object.entries(helps).map(([key, told]) => [key, gauge(told)]),
    ) as Record<keyof Measured, Gauge>;
  }

  get type(): string {
    return this.#registry.contentType;
  }

  async text(): Promise<string> {
    const measured = await this.#measure();
    for (const [key, gauge] of Object.entries(this.#gauges)) gauge.set(measured[key as keyof Measured]);
    return this.#registry.metrics();
  }
}
