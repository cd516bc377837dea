import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BareAnswer } from './bare-http-program.ts';
import { Child } from './child.ts';
import { Delivery, nameOf, namedRace } from './delivered-race.ts';
import type { Crowd, CrowdReport } from './http-crowd-program.ts';
import { measurement, quantile, type BenchOptions, type Measurement } from './measure.ts';
import { gun } from './sample-race.ts';
import type { ServiceOpened } from './service-program.ts';

const entrants = 50_000;
const connections = 50;
const list = '/api/events/bench/races/bench/results';
const asPhones = ['Accept-Encoding: gzip, deflate, br'];

/**
 * A service with a race of 50,000 that all have run. `service-leaderboard`: requests a second for the first page of a
 * list, `… 304` with its tag, each against a bare server of Node with the same bytes. `service-search`: different names
 * and bibs a second, against looking through 50,000 names by hand. `service-crowd`: a push, with 200 connections on lists
 * and 200 that search, against one in quiet. `service-live`: from the push of a passing until a stream tells of it.
 */
export async function benchService({ full }: BenchOptions): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'goldline-bench-'));
  const service = new Child('service-program.ts', folder);
  const crowd = new Child('http-crowd-program.ts');
  const bare = new Child('bare-http-program.ts');
  const seconds = full ? 10 : 3;
  try {
    const opened = await service.said<ServiceOpened>();
    const delivery = new Delivery(opened);
    await delivery.deliver(namedRace(entrants), ['p0', 'p1', 'p2']);
    await shown(opened);
    const port = Number(new URL(opened.address).port);
    const play = (one: Partial<Crowd>) =>
      crowd.ask<CrowdReport>(
        JSON.stringify({ port, connections, seconds, paths: [list], headers: asPhones, ...one }),
      );
    return [
      ...(await leaderboards(opened, bare, play)),
      await searches(play),
      await pushes(delivery, port, seconds),
    ];
  } finally {
    await Promise.all([crowd.end(), bare.end(), service.end()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

type Play = (one: Partial<Crowd>) => Promise<CrowdReport>;

/** Everybody is there, and no time comes any more. */
async function shown({ address }: ServiceOpened): Promise<void> {
  let before = -1;
  for (;;) {
    const response = await fetch(`${address}${list}?limit=1`);
    const { total, lists } = (await response.json()) as { total?: number; lists?: { finishers: number }[] };
    const finishers = lists?.[0]?.finishers ?? 0;
    if (total === entrants && finishers > 0 && finishers === before) return;
    before = finishers;
    await wait(2000);
  }
}

async function leaderboards({ address }: ServiceOpened, bare: Child, play: Play): Promise<Measurement[]> {
  const response = await fetch(address + list, { headers: { 'accept-encoding': 'br' } });
  const etag = response.headers.get('etag') ?? '';
  const body = await packedBody(address);
  const headers = [...response.headers].filter(([name]) => name !== 'date' && name !== 'connection');
  const measured: Measurement[] = [];
  for (const [name, status, further] of [
    ['service-leaderboard', 200, []],
    ['service-leaderboard 304', 304, [`If-None-Match: ${etag}`]],
  ] as const) {
    const sameHeaders = headers.filter(
      ([header]) => status === 200 || !header.startsWith('content-') || header === 'content-security-policy',
    );
    const answer: BareAnswer = {
      status,
      headers: sameHeaders,
      body: status === 200 ? body.toString('base64') : '',
    };
    const barePort = await bare.ask<number>(JSON.stringify(answer));
    const [ours, baseline] = [{ rate: 0 }, { rate: 0 }];
    // In turns: what else the machine does then concerns both.
    for (let round = 0; round < 3; round += 1) {
      const asked = { headers: [...asPhones, ...further] };
      const own = await play(asked);
      if (Object.keys(own.statuses).join() !== String(status))
        throw new Error(`${name}: ${JSON.stringify(own.statuses)}`);
      ours.rate = Math.max(ours.rate, own.rate);
      baseline.rate = Math.max(baseline.rate, (await play({ ...asked, port: barePort })).rate);
    }
    measured.push(measurement(name, 'requests/s', ours.rate, baseline.rate));
  }
  return measured;
}

/** The bytes as they go over the wire: fetch unpacks them. */
async function packedBody(address: string): Promise<Buffer> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    request(address + list, { headers: { 'accept-encoding': 'br' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve(Buffer.concat(parts)));
    })
      .on('error', reject)
      .end();
  });
}

/** What people type: whole names, parts of them, and bibs. */
function searched(): string[] {
  return Array.from({ length: 5000 }, (_, index) => {
    const name = nameOf((index * 37) % entrants);
    const typed = index % 4 === 0 ? String((index * 91) % entrants) : index % 4 === 1 ? name.slice(-6) : name;
    return `${list}?limit=20&q=${encodeURIComponent(typed)}`;
  });
}

async function searches(play: Play): Promise<Measurement> {
  // The first makes the index.
  await play({ paths: [`${list}?limit=20&q=wang`], connections: 1, seconds: 5 });
  const ours = await play({ paths: searched() });
  const names = Array.from({ length: entrants }, (_, index) => nameOf(index).toLowerCase());
  const from = performance.now();
  let looked = 0;
  while (performance.now() - from < 1000) {
    const wanted = nameOf((looked += 37) % entrants).toLowerCase();
    names.filter((name) => name.includes(wanted));
  }
  const baseline = looked / 37 / ((performance.now() - from) / 1000);
  return {
    ...measurement('service-search', 'searches/s', ours.rate, baseline),
    p99: Number(ours.p99.toPrecision(3)),
  };
}

/** A station pushes five passings four times a second. */
async function pushes(delivery: Delivery, port: number, seconds: number): Promise<Measurement> {
  let pushed = 0;
  const during = async (work: Promise<unknown>) => {
    const took: number[] = [];
    const state = { over: false };
    void work.then(() => (state.over = true));
    while (!state.over) {
      const lines = Array.from({ length: 5 }, () =>
        delivery.passing('p2', (pushed += 1), gun + 20_000_000 + pushed),
      );
      const [ms = NaN] = await delivery.push('obs', lines);
      took.push(ms);
      await wait(Math.max(0, 250 - ms));
    }
    return { p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
  };
  await during(wait(1000));
  const quiet = await during(wait(seconds * 2000));
  const crowds = [new Child('http-crowd-program.ts'), new Child('http-crowd-program.ts')];
  const playing = crowds.map((crowd, index) =>
    crowd.ask<CrowdReport>(
      JSON.stringify({
        port,
        connections: 200,
        seconds: seconds * 2,
        paths: index === 0 ? [list] : searched(),
        headers: asPhones,
      }),
    ),
  );
  const crowded = await during(Promise.all(playing));
  const [lists, searching] = await Promise.all(playing);
  await Promise.all(crowds.map((crowd) => crowd.end()));
  const round = (ms: number) => Number(ms.toPrecision(3));
  return {
    ...measurement('service-crowd push p50', 'ms', crowded.p50, quiet.p50),
    p99: round(crowded.p99),
    p99Baseline: round(quiet.p99),
    lists: Math.round(lists?.rate ?? 0),
    searches: Math.round(searching?.rate ?? 0),
  };
}
