import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { chainNext, chainStart } from '../../src/contract/chain.ts';
import { streamStateSchema, type PushHeader, type StreamMeta } from '../../src/contract/sync.ts';
import type { ActionBody } from '../../src/timing/model/actions.ts';
import type { Passing } from '../../src/timing/model/read.ts';

type Line = string | Buffer;

/** One stream of a station that is not there: its lines, and the calls that hand them over. */
export class TestStream {
  readonly meta: StreamMeta;
  readonly lines: Line[] = [];
  readonly #address: () => string;
  readonly #token: string;

  constructor(address: () => string, token: string, meta: Partial<StreamMeta> = {}) {
    this.#address = address;
    this.#token = token;
    this.meta = {
      stream: randomUUID(),
      kind: 'obs',
      station: randomUUID(),
      name: 'Finish A',
      createdAt: 1_763_946_000_000,
      ...meta,
    };
  }

  get path(): string {
    return `/v1/streams/${this.meta.stream}`;
  }

  write(...lines: Line[]): this {
    this.lines.push(...lines);
    return this;
  }

  /** The first lines as one text, the way {@link readBack} gives them. */
  text(count = this.lines.length): string {
    return this.lines
      .slice(0, count)
      .map((line) => `${line.toString()}\n`)
      .join('');
  }

  headAt(number: number): string {
    return this.lines.slice(0, number).reduce<string>(chainNext, chainStart(this.meta.stream));
  }

  call(method: string, path: string, body?: Line, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.#address() + path, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    });
  }

  open(): Promise<Response> {
    return this.call('PUT', this.path, JSON.stringify(this.meta));
  }

  /** Pushes lines `from` to `to`, both included, counted from 1. */
  push(from = 1, to = this.lines.length, changes: Partial<PushHeader> = {}): Promise<Response> {
    return this.call('POST', `${this.path}/lines`, this.body(from, to, changes));
  }

  pushZipped(from = 1, to = this.lines.length): Promise<Response> {
    const headers = { 'content-encoding': 'gzip', 'content-type': 'application/x-ndjson' };
    return this.call('POST', `${this.path}/lines`, gzipSync(this.body(from, to)), headers);
  }

  body(from = 1, to = this.lines.length, changes: Partial<PushHeader> = {}): Buffer {
    const header: PushHeader = {
      stream: this.meta.stream,
      from,
      count: to - from + 1,
      prev: this.headAt(from - 1),
      head: this.headAt(to),
      ...changes,
    };
    const parts = [JSON.stringify(header), ...this.lines.slice(from - 1, to)];
    return Buffer.concat(parts.flatMap((part) => [Buffer.from(part as string), Buffer.from('\n')]));
  }

  async high(): Promise<number> {
    return streamStateSchema.parse(await (await this.call('GET', this.path)).json()).high;
  }

  /** The lines as the service gives them back. */
  async readBack(query = ''): Promise<string> {
    return (await this.call('GET', `${this.path}/lines${query}`)).text();
  }
}

/** A line for one thing that people did. */
export function actionLine(
  station: string,
  lamport: number,
  body: ActionBody,
  id: string = randomUUID(),
): string {
  const at = 1_763_946_000_000 + lamport;
  return JSON.stringify({
    t: 'action',
    v: 1,
    at,
    action: { id, station, lamport, at, by: 'crew', ...body },
  });
}

/** A line for one crossing of a point by a chip. */
export function passingLine(
  station: string,
  number: number,
  passing: Pick<Passing, 'point' | 'chip' | 'first'>,
  version = 1,
): string {
  const { first } = passing;
  return JSON.stringify({
    t: 'passing',
    v: 1,
    at: first + 50,
    version,
    passing: {
      id: `${station}:${number}`,
      source: 'chip',
      bib: null,
      last: first,
      strongest: first,
      rssi: -60,
      reads: version,
      ...passing,
    },
  });
}
