import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, vi } from 'vitest';
import { snapshotSchema, type Snapshot } from '../../src/contract/feed.ts';
import type { PeersView, PeerView } from '../../src/contract/peers-view.ts';
import { resultsPageSchema, type ResultsPage } from '../../src/contract/rows.ts';
import { feedEvents } from '../support/feed.ts';
import type { SmallRace } from '../support/small-race.ts';
import { startStation, type TestProcess } from '../support/processes.ts';

// Each test starts several stations; nothing is asserted about how long that takes.
vi.setConfig({ testTimeout: 300_000 });

/** A patient wait: the tests' machine may be busy. */
export const patient = { timeout: 60_000, interval: 100 };

/** One laptop of a pair: a real station in a process of its own. */
export interface Laptop extends AsyncDisposable {
  readonly data: string;
  readonly station: TestProcess;
  /** Its console. */
  readonly address: string;
}

export async function startLaptop(data: string, ...args: string[]): Promise<Laptop> {
  const { station, address } = await startStation(data, '--gone-after=1', ...args);
  return { data, station, address, [Symbol.asyncDispose]: () => station[Symbol.asyncDispose]() };
}

const sample = (name: string) => fileURLToPath(new URL(`../support/single-race/${name}`, import.meta.url));
/** Loads a race of 500 people and its start list. */
export const sampleFiles = [`--race=${sample('race.json')}`, `--entries=${sample('entries.csv')}`];

/** Listens for other stations on loopback, at any free port. */
export const lan = '--lan=127.0.0.1:0';

/** What a laptop that waits for a second one has on its screen: its address for others, and its PIN. */
export async function invitation({ station }: Laptop): Promise<{ url: string; pin: string }> {
  const [, url = '', pin = ''] = await station.line(
    /^Second laptop: goldline station --follow (\S+) --pin (\d+)/,
  );
  return { url, pin };
}

/** Arguments of a second laptop that follows the first. */
export async function following(first: Laptop): Promise<string[]> {
  const { url, pin } = await invitation(first);
  return [lan, `--follow=${url}`, `--pin=${pin}`];
}

/** What a laptop tells a screen that has just been opened. */
export async function snapshot({ address }: Laptop): Promise<Snapshot> {
  for await (const { event, data } of feedEvents(address))
    if (event === 'snapshot') return snapshotSchema.parse(data);
  throw new Error('the feed ended without a snapshot');
}

export async function peers(laptop: Laptop): Promise<PeersView> {
  const { sections } = await snapshot(laptop);
  if (sections.peers === undefined) throw new Error('the feed says nothing of other stations');
  return sections.peers;
}

/** How the mats are that are connected to a laptop itself. */
export async function matStates(laptop: Laptop): Promise<string[]> {
  return (await snapshot(laptop)).sections.mats.map(({ state }) => state);
}

/** What a laptop says of the only other one that it knows. */
export async function other(laptop: Laptop): Promise<PeerView> {
  const { stations } = await peers(laptop);
  if (stations[0] === undefined || stations.length !== 1)
    throw new Error(`it knows ${stations.length} other stations`);
  return stations[0];
}

export async function call(laptop: Laptop, path: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${laptop.address}/api/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return answer;
}

/** Gives a laptop a race, its start list and its mats, the way its console does. */
export async function loadRace(
  laptop: Laptop,
  { raceFile, entriesFile, simulation }: SmallRace,
): Promise<void> {
  for (const [path, file] of [
    ['race', raceFile],
    ['entries', entriesFile],
  ] as const) {
    const answer = await fetch(`${laptop.address}/api/${path}`, { method: 'POST', body: readFileSync(file) });
    expect(await answer.text()).not.toContain('problems');
  }
  for (const address of simulation.addresses) await call(laptop, 'readers', { address });
}

/** All results, without the moment at which they were asked for. */
export async function results({ address }: Laptop): Promise<Omit<ResultsPage, 'asOf'>> {
  const response = await fetch(`${address}/api/results?limit=500`);
  const { asOf: _asOf, ...page } = resultsPageSchema.parse(await response.json());
  return page;
}

/** Bibs of all who have finished. */
export async function finishers(laptop: Laptop): Promise<Set<string>> {
  const { rows } = await results(laptop);
  return new Set(rows.filter(({ status }) => status === 'finished').map(({ person }) => person.bib));
}

/** Waits until each of two laptops holds all that the other has, and both show the same results; gives these. */
export async function settledResults(one: Laptop, two: Laptop): Promise<Omit<ResultsPage, 'asOf'>> {
  for (const laptop of [one, two])
    await expect
      .poll(() => other(laptop), patient)
      .toMatchObject({ state: 'following', behind: { commits: 0, reads: 0 } });
  let same: Omit<ResultsPage, 'asOf'> | undefined;
  await expect
    .poll(async () => {
      const [mine, theirs] = await Promise.all([results(one), results(two)]);
      same = mine;
      return JSON.stringify(mine) === JSON.stringify(theirs);
    }, patient)
    .toBe(true);
  if (same === undefined) throw new Error('no results');
  return same;
}
