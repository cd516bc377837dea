import { randomUUID } from 'node:crypto';
import { chainNext, chainStart } from '../src/contract/chain.ts';
import { pushLinesMax, type PushHeader, type StreamMeta } from '../src/contract/sync.ts';
import type { Ms } from '../src/timing/model/race.ts';
import type { ServiceOpened } from './service-program.ts';
import { actionLines, chipOf, crossing, sampleRace, type SampleRace } from './sample-race.ts';

const families = ['Wang', 'Li', 'Zhang', 'Ivanov', 'Petrov', 'Smith', 'Müller', 'García', 'Nguyen', 'Bekova'];
const syllables = [
  'an',
  'be',
  'chi',
  'da',
  'el',
  'fo',
  'gu',
  'hai',
  'jin',
  'ka',
  'lo',
  'mei',
  'nu',
  'or',
  'pe',
];

/** A name that few others have. */
export function nameOf(index: number): string {
  const part = (by: number) => syllables[Math.floor(index / by) % syllables.length]!;
  const given = part(1) + part(15) + part(225) + part(3375);
  return `${families[(index * 7) % families.length]} ${given.slice(0, 1).toUpperCase()}${given.slice(1)}`;
}

/** A race of so many entrants with names, a start, a half and a finish. */
export function namedRace(count: number): SampleRace {
  const { race, entries } = sampleRace(count, 3);
  return {
    race,
    entries,
    actions: sampleRace(count, 3).actions.map((action) =>
      action.type === 'entries.import'
        ? {
            ...action,
            entries: action.entries.map((entry) => ({
              ...entry,
              name: nameOf(Number(entry.bib)),
              club: `Club ${Number(entry.bib) % 300}`,
            })),
          }
        : action,
    ),
  };
}

/** A station that delivers to a service, without one: its streams. */
export class Delivery {
  readonly #service: ServiceOpened;
  readonly #station = randomUUID();
  readonly #streams = new Map<StreamMeta['kind'], { meta: StreamMeta; high: number; head: string }>();
  #passings = 0;

  constructor(service: ServiceOpened) {
    this.#service = service;
  }

  /** Delivers what sets the race up, and all crossings of the points named. */
  async deliver({ race, entries, actions }: SampleRace, points: readonly string[]): Promise<void> {
    await this.push('ops', actionLines(actions.map((action) => ({ ...action, station: this.#station }))));
    const lines = race.points
      .filter(({ id }) => points.includes(id))
      .flatMap(({ id, distance }) =>
        entries.map((_, index) => this.passing(id, index, crossing(index, distance))),
      );
    await this.push('obs', lines);
  }

  /** The line of one crossing. */
  passing(point: string, index: number, first: Ms): string {
    this.#passings += 1;
    const passing = {
      id: `${this.#station}:${this.#passings}`,
      point,
      source: 'chip',
      chip: chipOf(index),
      bib: null,
      first,
      last: first,
      strongest: first,
      rssi: -60,
      reads: 1,
    };
    return JSON.stringify({ t: 'passing', v: 1, at: first, version: 1, passing });
  }

  /** Pushes lines in portions; gives how long each took, in milliseconds. */
  async push(kind: StreamMeta['kind'], lines: readonly string[]): Promise<number[]> {
    const stream = this.#streams.get(kind) ?? (await this.#open(kind));
    const took: number[] = [];
    for (let from = 0; from < lines.length; from += pushLinesMax) {
      const some = lines.slice(from, from + pushLinesMax);
      const head = some.reduce<string>(chainNext, stream.head);
      const header: PushHeader = {
        stream: stream.meta.stream,
        from: stream.high + 1,
        count: some.length,
        prev: stream.head,
        head,
      };
      const started = performance.now();
      await this.#call(
        'POST',
        `/v1/streams/${stream.meta.stream}/lines`,
        [JSON.stringify(header), ...some].join('\n'),
      );
      took.push(performance.now() - started);
      Object.assign(stream, { head, high: stream.high + some.length });
    }
    return took;
  }

  async #open(kind: StreamMeta['kind']) {
    const meta: StreamMeta = {
      stream: randomUUID(),
      kind,
      station: this.#station,
      name: 'Bench',
      createdAt: Date.now(),
    };
    await this.#call('PUT', `/v1/streams/${meta.stream}`, JSON.stringify(meta));
    const stream = { meta, high: 0, head: chainStart(meta.stream) };
    this.#streams.set(kind, stream);
    return stream;
  }

  async #call(method: string, path: string, body: string): Promise<void> {
    const { address, token } = this.#service;
    const response = await fetch(address + path, {
      method,
      headers: { authorization: `Bearer ${token}` },
      body,
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`);
  }
}
