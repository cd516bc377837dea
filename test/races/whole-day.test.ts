import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { eventListPageSchema } from '../../src/contract/event-results.ts';
import { snapshotSchema, type Snapshot } from '../../src/contract/feed.ts';
import { resultsPageSchema } from '../../src/contract/rows.ts';
import type { SimulatedClock } from '../../src/readers/simulated-clock.ts';
import type { VirtualMat } from '../../src/simulator/virtual-mat.ts';
import { startExactMat } from '../support/exact-mat.ts';
import { feedEvents } from '../support/feed.ts';
import { goldline, startStation, temporaryDir } from '../support/processes.ts';
import { startTestService, type TestService } from '../sync/test-service.ts';
import { entriesCsv, eventFile, gun, readsAt } from './whole-day.ts';

// Two and a half hours at a hundred times life, and a station on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const minute = 60_000;
/** The station connects in the first segment; where nobody crosses a mat for minutes, time goes faster still. */
function clockFrom(wall: number): SimulatedClock {
  const parts: [until: number, rate: number][] = [
    [0, 1],
    [2, 100],
    [15, 1000],
    [20, 100],
    [33, 1000],
    [38, 100],
    [78, 1000],
    [Infinity, 100],
  ];
  const clock: { from: number; race: number; rate: number }[] = [];
  let from = wall;
  let race = gun - 8000;
  for (const [until, rate] of parts) {
    clock.push({ from: Math.round(from), race, rate });
    from += (gun + until * minute - race) / rate;
    race = gun + until * minute;
  }
  return clock;
}

const folder = temporaryDir();
const mats: VirtualMat[] = [];
let station: Awaited<ReturnType<typeof startStation>>;
let service: TestService;

async function post(path: string, body: unknown): Promise<Record<string, unknown>> {
  const answer = await fetch(new URL(`/api/${path}`, station.address), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Record<string, unknown>;
}

/** What the console and the announcer show. */
async function feed(): Promise<Snapshot> {
  for await (const { event, data } of feedEvents(station.address))
    if (event === 'snapshot') return snapshotSchema.parse(data);
  throw new Error('the feed ended before it began');
}

/** Race, gun time, chip time, status and remarks of each bib in a results file. */
function linesOf(csv: string): Record<string, string> {
  const rows = parse<Record<string, string>>(csv, { columns: true, bom: true });
  return Object.fromEntries(
    rows.map((row) => [
      row['Bib']!.replaceAll(/[="]/g, ''),
      [row['Race'], row['Place'], row['Gun time'], row['Chip time'], row['Status'], row['Remarks']].join('|'),
    ]),
  );
}

const resultsFile = async () =>
  linesOf(await (await fetch(new URL('/api/results.csv?lang=en', station.address))).text());

beforeAll(async () => {
  const file = (name: string, text: string) => {
    const path = join(folder.path, name);
    writeFileSync(path, text);
    return path;
  };
  service = await startTestService();
  station = await startStation(
    join(folder.path, 'data'),
    `--race=${file('event.json', JSON.stringify(eventFile))}`,
    `--entries=${file('entries.csv', entriesCsv)}`,
    `--sync=${service.address}`,
    `--token=${service.unusedToken}`,
  );
  const clock = clockFrom(Date.now());
  for (const id of ['start', '5k', '10k', '30k', 'finish']) {
    const { mat, address } = await startExactMat(id, readsAt(id), clock);
    mats.push(mat);
    await post('readers', { address });
  }
  await Promise.all(mats.map(({ done }) => done));
  const reads = ['start', '5k', '10k', '30k', 'finish'].flatMap(readsAt).length;
  await vi.waitFor(async () => expect((await feed()).sections.disk.reads).toBe(reads), {
    timeout: 60_000,
    interval: 500,
  });
});
afterAll(async () => {
  await station.station.stop();
  for (const mat of mats) await mat.stop();
  await service.remove();
  folder[Symbol.dispose]();
});

const expected = {
  // The marathon and the relay share a gun.
  1: 'Marathon|1|2:28:00|2:27:59|Finished|',
  2: 'Marathon|2|2:31:00|2:30:58|Finished|',
  901: 'Relay|1|2:30:00|2:29:57|Finished|',
  2001: 'Half|1|1:05:50|1:05:49|Finished|',
  2002: 'Half|2|1:11:00|1:10:57|Finished|',
  5001: '10 km|1|0:31:00|0:30:59|Finished|',
  // Own starts: half a minute after the gun, and at 9:56.
  5002: '10 km|2|0:32:00|0:31:59|Finished|',
  5003: '10 km|3|0:33:00|0:32:59|Finished|',
};

test('every runner has a time to the second over the course of their own race', async () => {
  const lines = await resultsFile();
  expect(lines).toMatchObject(expected);
  expect(lines[3]).toMatch(/^Marathon\|\|[^|]*\|[^|]*\|(In review|On course)/);
});

test('the feed shows each race by itself', async () => {
  const { sections, finishers } = await feed();
  expect(sections.event?.races.map(({ id }) => id)).toEqual(['marathon', 'half', 'ten', 'relay']);
  const counts = Object.entries(sections.counts.races ?? {}).map(([id, { entries, finished }]) => [
    id,
    entries,
    finished,
  ]);
  expect(counts).toEqual([
    ['marathon', 3, 2],
    ['half', 2, 2],
    ['ten', 3, 3],
    ['relay', 1, 1],
  ]);
  const leaders = sections.leaders.map(({ race, list, rows }) => [
    race,
    list,
    rows.map(({ person }) => person.bib).join(' '),
  ]);
  expect(leaders).toContainEqual(['marathon', 'sex:M', '1 2']);
  expect(leaders).toContainEqual(['half', 'sex:F', '2002']);
  expect(leaders).toContainEqual(['ten', 'sex:M', '5001 5002 5003']);
  expect(finishers.find(({ person }) => person.bib === '901')).toMatchObject({
    person: { race: 'relay' },
    gun: 9_000_000,
  });
  const guns = sections.guns.map(({ wave, races, gun: fired }) => [
    wave,
    races?.join(' '),
    (fired! - gun) / minute,
  ]);
  expect(guns).toEqual([
    ['M', 'marathon relay', 0],
    ['H', 'half', 80],
    ['T', 'ten', 115],
  ]);
});

test('the legs of the relay are told, from hand-over to hand-over', async () => {
  const answer = await fetch(new URL('/api/results?race=relay', station.address));
  const { rows } = (await answer.json()) as { rows: { legs: { name: string; time: number }[] }[] };
  expect(rows[0]?.legs.map(({ name, time }) => [name, time / 1000])).toEqual([
    ['Ann', 2133],
    ['Bo', 4266],
    ['Cy', 2601],
  ]);
});

test('who ran another race is told of, and stands in that race after one act and not after its undo', async () => {
  await vi.waitFor(
    async () => {
      const { warnings = [] } = (await feed()).sections;
      expect(warnings.find(({ code }) => code === 'ran-other-race')?.first).toMatchObject([{ bibs: ['3'] }]);
    },
    { timeout: 60_000, interval: 500 },
  );
  const before = await resultsFile();
  const { action: target } = await post('entries/change', { bib: '3', fields: { race: 'half' } });
  const moved = await resultsFile();
  expect(moved).toMatchObject({ ...expected, 2002: 'Half|3|1:11:00|1:10:57|Finished|' });
  expect(moved[3]).toBe('Half|2|1:10:00|1:09:58|Finished|');
  await post('undo', { target });
  expect(await resultsFile()).toEqual(before);
});

/** The rows of every list of every race, and of the list over two of them. `root`: where the calls of a race are. */
async function rowsAt(root: (race: string) => string, over: string): Promise<Record<string, unknown>> {
  const rows: Record<string, unknown> = {};
  for (const { id } of eventFile.races) {
    const page = async (list: string) => resultsPageSchema.parse(await json(`${root(id)}list=${list}`));
    for (const { id: list } of (await page('overall')).lists) rows[`${id} ${list}`] = (await page(list)).rows;
  }
  return { ...rows, over: eventListPageSchema.parse(await json(over)).rows };
}

const json = async (url: string) => (await fetch(url)).json();

test('the service gives the same rows of every list, also where somebody was moved to the race that they ran', async () => {
  const { address } = station;
  const atStation = () =>
    rowsAt((race) => `${address}/api/results?race=${race}&`, `${address}/api/lists/long`);
  const event = `${service.address}/api/events/kunming`;
  const atService = () => rowsAt((race) => `${event}/races/${race}/results?`, `${event}/lists/long`);
  const patient = { timeout: 60_000, interval: 500 };
  const before = await atStation();
  expect(before).toMatchObject({
    'relay overall': [{ person: { bib: '901' }, gun: 9_000_000 }],
    'half sex:F': [{ person: { bib: '2002' }, place: 1, chip: 4_257_000 }],
    over: [{ person: { bib: '1' } }, { person: { bib: '901' }, evidence: 'chip' }, { person: { bib: '2' } }],
  });
  await expect.poll(atService, patient).toEqual(before);
  const { action: target } = await post('entries/change', { bib: '3', fields: { race: 'half' } });
  const moved = await atStation();
  expect(moved['half overall']).not.toEqual(before['half overall']);
  await expect.poll(atService, patient).toEqual(moved);
  await post('undo', { target });
  await expect.poll(atService, patient).toEqual(before);
});

test('an export of the folder is the file of the station', async () => {
  const out = join(folder.path, 'results.csv');
  await using exporting = goldline('export', `--data=${join(folder.path, 'data')}`, `--out=${out}`);
  expect((await exporting.ended()).code).toBe(0);
  expect(linesOf(readFileSync(out, 'utf8'))).toEqual(await resultsFile());
});
