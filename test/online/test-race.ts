import { createHash } from 'node:crypto';
import pg from 'pg';
import { pathOf, type Answered, type Call, type Sent } from '../../src/contract/calls/call.ts';
import { onlineCalls, runCalls } from '../../src/contract/calls/online.ts';
import { organiserCalls } from '../../src/contract/calls/organiser.ts';
import type { HandedIn, OnlineEntry, OnlineRace, OwnRun, RunState } from '../../src/contract/online.ts';
import { expect } from 'vitest';
import { asMember, asOperator, type TestBrowser } from '../organisers/test-browser.ts';
import { databaseUrl, type TestService } from '../sync/test-service.ts';
import type { Recording } from '../tracks/generator/device.ts';
import { honestRun, type KnownRun } from '../tracks/generator/honest.ts';
import { endingNow } from '../tracks/generator/moved.ts';
import { onlineRace } from './online-race.ts';
import { judgeTrack } from '../../src/tracks/judge.ts';

export const event = 'home-10k';
const hour = 3_600_000;
const day = 24 * hour;

export function entryOf(change: Partial<OnlineEntry> = {}): OnlineEntry {
  return {
    name: 'Anna Schmidt',
    sex: 'F',
    birthDate: '1990-05-01',
    language: 'en',
    publicName: 'full',
    agrees: true,
    ...change,
  };
}

/** A good watch's recording of 10 km with nothing to look at, that ended just now; another one for each number. */
export function recordingOf(number: number, endsBefore = 0): Recording {
  const { recording } = clearRun(number);
  return endingNow(recording, endsBefore);
}

/** Honest runs are doubted now and then: the first from so many on that is not. */
function clearRun(number: number): KnownRun {
  for (let seed = number * 1000; ; seed += 1) {
    const run = honestRun(seed, { distance: 10_000, isGoodWatch: true });
    const { refused, open } = judgeTrack(run.track, { distance: run.distance, sex: 'F' }).graded;
    if (refused.length === 0 && open.length === 0) return run;
  }
}

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A runner with the secret of their own link. */
export class Runner {
  readonly bib: string;
  readonly secret: string;
  #address: () => string;

  constructor(address: () => string, { bib, run }: { bib: string; run: string }) {
    this.#address = address;
    this.bib = bib;
    this.secret = run;
  }

  /** Enters a runner, some days ago: only what is run after entering counts. */
  static async enter(service: TestService, entry: Partial<OnlineEntry> = {}, race = 'home'): Promise<Runner> {
    const address = () => service.address;
    const params = { event, race };
    const entered = await ask(address, runCalls.enterOnline, { params, body: entryOf(entry) });
    await inDatabase(service, (db) =>
      db.query('update online_runs set entered = $1 where bib = $2', [Date.now() - 5 * day, entered.bib]),
    );
    return new Runner(address, entered);
  }

  /** The service was started again, at another address. */
  at({ address }: TestService): this {
    this.#address = () => address;
    return this;
  }

  own(): Promise<OwnRun> {
    return ask(this.#address, runCalls.ownRun, { params: { run: this.secret } });
  }

  begin(
    name: string,
    bytes: Uint8Array,
    kind: 'recording' | 'picture' = 'recording',
    digest = sha256(bytes),
  ): Promise<HandedIn> {
    const body = { kind, name, size: bytes.length, digest };
    return ask(this.#address, runCalls.beginFile, { params: { run: this.secret }, body });
  }

  send(file: string, from: number, bytes: Uint8Array): Promise<Response> {
    const params = { run: this.secret, file };
    return fetch(this.#address() + pathOf(runCalls.sendFile, { params, query: { from } }), {
      method: 'PUT',
      headers: { origin: this.#address() },
      body: new Uint8Array(bytes),
    });
  }

  /** Hands a file in, in one piece. */
  async handIn(
    name: string,
    bytes: Uint8Array,
    kind: 'recording' | 'picture' = 'recording',
  ): Promise<HandedIn> {
    const { id } = await this.begin(name, bytes, kind);
    const response = await this.send(id, 0, bytes);
    expect(response.status).toBe(200);
    return (await response.json()) as HandedIn;
  }

  ask<C extends Call>(call: C, body: object = {}, file?: string): Promise<Answered<C>> {
    return ask(this.#address, call, { params: { run: this.secret, file }, body } as unknown as Sent<C>);
  }

  /** Waits until the service has looked at everything; gives the run. */
  async settled(...states: RunState[]): Promise<OwnRun> {
    const wanted = states.length === 0 ? ['waits', 'refused', 'accepted', 'second-look'] : states;
    await expect.poll(async () => wanted.includes((await this.own()).state), { timeout: 90_000 }).toBe(true);
    return this.own();
  }
}

async function ask<C extends Call>(address: () => string, call: C, sent: Sent<C>): Promise<Answered<C>> {
  const { params = {}, query = {}, body } = sent as Record<string, Record<string, unknown>>;
  const response = await fetch(address() + pathOf(call, { params, query }), {
    method: call.method,
    headers: { origin: address(), 'content-type': 'application/json' },
    ...(call.method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
  });
  const json = (await response.json()) as Answered<C> & {
    problems?: { code: string; params?: { context?: string } }[];
  };
  if (!response.ok)
    throw new Error(
      json.problems?.map(({ code, params }) => `${code} ${params?.context ?? ''}`.trim()).join(', '),
    );
  return json;
}

/** Does something behind the back of the service. */
export async function inDatabase<T>(service: TestService, act: (db: pg.Client) => Promise<T>): Promise<T> {
  const db = new pg.Client(await databaseUrl(service.dataDir));
  await db.connect();
  try {
    return await act(db);
  } finally {
    await db.end();
  }
}

/** Organisers of an event with an online race. */
export interface Organisers {
  owner: TestBrowser;
  editor: TestBrowser;
  viewer: TestBrowser;
}

export async function organise(
  service: TestService,
  address: () => string,
  race: OnlineRace = onlineRace(),
): Promise<Organisers> {
  const owner = await asOperator(address, service.dataDir);
  await owner.ask(organiserCalls.makeEvent, { body: { id: event, name: 'Home 10K' } });
  await owner.ask(onlineCalls.setOnlineRace, { params: { event, race: race.id }, body: race });
  const member = (role: 'editor' | 'viewer') => asMember(owner, address, { event, name: role, role });
  return { owner, editor: await member('editor'), viewer: await member('viewer') };
}

export const ofRun = (bib: string, race = 'home') => ({ event, race, bib });

/** The rows of the public results of the race, as they stand. */
export async function publicRows(address: string, race = 'home') {
  const response = await fetch(`${address}/api/events/${event}/races/${race}/results`);
  if (!response.ok) return [];
  const { rows } = (await response.json()) as {
    rows: {
      person: { bib: string; name: string; evidence?: string; category: string };
      gun: number;
      place: number;
      splits: unknown[];
      status: string;
    }[];
  };
  return rows;
}
