import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { randomUUID } from 'node:crypto';
import { pathOf, type Call, type Sent } from '../../contract/calls/call.ts';
import { syncCalls } from '../../contract/calls/service.ts';
import {
  pushLinesMax,
  syncProtocol,
  type PushHeader,
  type StreamMeta,
  type StreamState,
} from '../../contract/sync.ts';
import type { Joined } from '../../contract/join.ts';
import type { Ms } from '../../timing/model/race.ts';
import { refusalSchema } from '../../contract/problem.ts';
import { message, type Message } from '../../words/message.ts';
import { toldOfProblem } from '../../words/problem-text.ts';
import type { StreamTable } from '../journal/journal-reader.ts';

/** Lines could not be delivered, and why. */
export class SyncError extends Error {
  readonly told: Message;

  constructor(told: Message) {
    super(told.code);
    this.told = told;
  }
}

/** The network is not there or is not what it should be: try again later. */
class Unreachable extends SyncError {}

/** The service understood and said no: a person has to act. */
export class Refused extends SyncError {}

/** One stream of this station as it goes over the wire. */
export interface Outgoing extends StreamMeta {
  table: StreamTable;
}

export interface Lines {
  /** Lines above `after`, at most `limit`. */
  lines(table: StreamTable, after: number, limit: number): { number: number; line: string; head: string }[];
  /** How many there are. */
  count(table: StreamTable): number;
  /** Head of the chain at a number; for 0 the chain's start. */
  headAt(stream: Outgoing, number: number): string | undefined;
}

/** In a thread of the system: packing a quarter of a megabyte takes some milliseconds. */
const gzipped = promisify(gzip);
const timeoutMs = 20_000;
/** Lines of one push, in bytes before compression. */
const pushBytesMax = 256 * 1024;

/** The calls of contract/sync.ts, each with a deadline, and with every answer checked for what it is. */
export class SyncClient {
  readonly #url: URL;
  readonly #token: string | null;
  readonly #laptopNow: () => Ms;

  /** `token`: null before the station was let in. */
  constructor(url: URL, token: string | null, laptopNow: () => Ms) {
    this.#url = url;
    this.#token = token;
    this.#laptopNow = laptopNow;
  }

  /**
   * Whether the service is there; a captive portal does not know the nonce. Gives how far the laptop's clock is ahead of the
   * service's, to half of what the answer took.
   */
  async probe(): Promise<Ms> {
    const nonce = randomUUID();
    const before = this.#laptopNow();
    const reply = await this.#call(syncCalls.probe, { query: { nonce } });
    const after = this.#laptopNow();
    const probe = syncCalls.probe.answer.safeParse(reply.json);
    if (!probe.success || probe.data.nonce !== nonce) throw new Unreachable(message('sync.something-else'));
    return Math.round((before + after) / 2 - probe.data.now);
  }

  /** Lets the station in by a join code. */
  async join(body: Sent<typeof syncCalls.joinEvent>['body']): Promise<Joined> {
    const reply = await this.#call(syncCalls.joinEvent, {}, JSON.stringify(body), 'application/json');
    return syncCalls.joinEvent.answer.parse(reply.json);
  }

  /** Withdraws the station; true once it is, or was before. */
  async leave(): Promise<boolean> {
    try {
      await this.#call(syncCalls.leaveEvent, {});
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
    return true;
  }

  /** Makes the stream known and tells where it stands. `query`: what the station says of itself beside. */
  async open(
    { table: _table, ...meta }: Outgoing,
    query: Sent<typeof syncCalls.openStream>['query'],
  ): Promise<StreamState> {
    const params = { id: meta.stream };
    const reply = await this.#call(
      syncCalls.openStream,
      { params, query },
      JSON.stringify(meta),
      'application/json',
    );
    return syncCalls.openStream.answer.parse(reply.json);
  }

  /** Sends lines above `state.high`; gives where the stream stands then, or null where nothing is left to send. */
  async push(stream: Outgoing, state: StreamState, lines: Lines): Promise<StreamState | null> {
    const batch = fitting(lines.lines(stream.table, state.high, pushLinesMax));
    const last = batch.at(-1);
    if (last === undefined) return null;
    const header: PushHeader = {
      stream: stream.stream,
      from: state.high + 1,
      count: batch.length,
      prev: state.head,
      head: last.head,
    };
    const body = [JSON.stringify(header), ...batch.map(({ line }) => line)].join('\n') + '\n';
    const params = { id: stream.stream };
    const reply = await this.#call(syncCalls.pushLines, { params }, body, syncCalls.pushLines.body);
    if (reply.status === 409) {
      const { conflict, state: theirs } = syncCalls.pushLines.others[409].parse(reply.json);
      if (conflict === 'gap') return theirs;
      throw new Refused(message('sync.other-lines'));
    }
    return syncCalls.pushLines.answer.parse(reply.json);
  }

  async #call(
    call: Call,
    sent: Parameters<typeof pathOf>[1],
    body?: string,
    type?: string,
  ): Promise<{ status: number; json: unknown }> {
    let response: Response;
    let text: string;
    try {
      response = await fetch(new URL(pathOf(call, sent), this.#url), {
        method: call.method,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          ...(this.#token === null ? {} : { authorization: `Bearer ${this.#token}` }),
          'sync-protocol': syncProtocol,
          ...(body === undefined ? {} : { 'content-type': type ?? '', 'content-encoding': 'gzip' }),
        },
        ...(body === undefined ? {} : { body: await gzipped(body) }),
      });
      text = await response.text();
    } catch (error) {
      const { cause, message: said } = error as Error;
      const reason = cause instanceof Error ? cause.message : said;
      throw new Unreachable(message('sync.unreachable', { reason }));
    }
    const json = parseJson(text);
    if (json === undefined) throw new Unreachable(message('sync.something-else'));
    if (response.ok || response.status === 409) return { status: response.status, json };
    const refusal = refusalSchema.safeParse(json);
    const problem = refusal.success ? refusal.data.problems[0] : undefined;
    const told =
      problem === undefined
        ? message('sync.answered', { status: String(response.status) })
        : message('sync.says', { reason: toldOfProblem(problem) });
    if (response.status < 500 && ![408, 425, 429].includes(response.status)) throw new Refused(told);
    throw new Unreachable(told);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fitting<T extends { line: string }>(lines: T[]): T[] {
  let bytes = 0;
  const end = lines.findIndex(
    ({ line }, index) => (bytes += Buffer.byteLength(line) + 1) > pushBytesMax && index > 0,
  );
  return end === -1 ? lines : lines.slice(0, end);
}
