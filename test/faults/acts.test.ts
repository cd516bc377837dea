import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ActionRow } from '../../src/contract/feed.ts';
import { actionsAt } from '../support/feed.ts';
import { startStation, temporaryDir } from '../support/processes.ts';

const race = {
  id: 'acts',
  name: { en: 'Acts' },
  date: '2026-12-06',
  zone: 'Asia/Almaty',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 3000 },
  ],
  waves: [{ id: 'A' }],
};

const oldestFirst = async (address: string) => (await actionsAt(address)).toReversed();

function callsAt(address: string, console: string) {
  return async (path: string, body: object, act?: string) => {
    const answer = await fetch(address + path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Goldline-Console': console,
        ...(act === undefined ? {} : { 'Goldline-Act': act }),
      },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
}

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

it('an act is recorded once under its own id, however often it is sent, also after a restart', async () => {
  using folder = temporaryDir();
  const raceFile = join(folder.path, 'race.json');
  const list = join(folder.path, 'list.csv');
  writeFileSync(raceFile, JSON.stringify(race));
  writeFileSync(list, 'bib,name,sex\n1,Ann,F\n2,Bea,F\n');
  const data = join(folder.path, 'data');
  const moment = Date.now() - 3_600_000;
  const acts = [
    ['/api/guns', { wave: 'A', gun: moment, first: true }],
    ['/api/passings', { point: 'finish', bib: '1', time: moment + 900_000 }],
    ['/api/passings', { point: 'finish', bib: null, time: moment + 901_000 }],
    ['/api/passings/assign', { passing: idOf(2), bib: '2' }],
    ['/api/orders', { list: null, bibs: ['2', '1'] }],
    ['/api/entries/change', { bib: '3', fields: { name: 'Cleo', sex: 'F' } }],
    ['/api/statuses', { bib: '2', status: 'dnf' }],
    ['/api/undo', { target: idOf(6) }],
    ['/api/chips', { chip: 'C9', bib: '1' }],
    ['/api/race/close', {}],
  ] as const;
  const first = await startStation(data, `--race=${raceFile}`, `--entries=${list}`);
  const sendAll = async (address: string) => {
    const call = callsAt(address, 'one');
    const answers = [];
    for (const [index, [path, body]] of acts.entries()) {
      // Twice at the same time, and once more.
      const both = await Promise.all([call(path, body, idOf(index)), call(path, body, idOf(index))]);
      answers.push(...both, await call(path, body, idOf(index)));
    }
    return answers.map(({ body }) => body['action']);
  };
  const expected = acts.flatMap((_, index) => Array.from({ length: 3 }, () => idOf(index)));
  try {
    expect(await sendAll(first.address)).toEqual(expected);
  } finally {
    await first.station.kill();
  }
  const second = await startStation(data);
  try {
    expect(await sendAll(second.address)).toEqual(expected);
    const rows = (await oldestFirst(second.address)).filter(({ by }) => by === 'console:one');
    expect(rows.map(({ id }) => id)).toEqual(acts.map((_, index) => idOf(index)));
    expect(rows[0]?.params['gun']).toBe(moment);
  } finally {
    await second.station.stop();
  }
}, 60_000);

it('what is taken back already is taken back once, and comes back with one act', async () => {
  using folder = temporaryDir();
  const raceFile = join(folder.path, 'race.json');
  writeFileSync(raceFile, JSON.stringify(race));
  const { station, address } = await startStation(join(folder.path, 'data'), `--race=${raceFile}`);
  try {
    const one = callsAt(address, 'one');
    const other = callsAt(address, 'other');
    await one('/api/passings', { point: 'finish', bib: null, time: Date.now() }, idOf(1));
    await one('/api/undo', { target: idOf(1) }, idOf(2));
    const again = await other('/api/undo', { target: idOf(1) }, idOf(3));
    expect(again.body).toEqual({ action: idOf(2) });
    await other('/api/undo', { target: idOf(2) }, idOf(4));
    await expect
      .poll(async () => (await oldestFirst(address)).slice(1).map(({ id, undone }) => [id, undone]))
      .toEqual([
        [idOf(1), false],
        [idOf(2), true],
        [idOf(4), false],
      ]);
  } finally {
    await station.stop();
  }
}, 30_000);

it('the newest act of a console that can be taken back is known however much others did since', async () => {
  using folder = temporaryDir();
  const raceFile = join(folder.path, 'race.json');
  writeFileSync(raceFile, JSON.stringify(race));
  const { station, address } = await startStation(join(folder.path, 'data'), `--race=${raceFile}`);
  const newest = async (console: string) => {
    const answer = await fetch(`${address}/api/undo?by=console:${console}`);
    return ((await answer.json()) as { action: ActionRow | null }).action?.id ?? null;
  };
  try {
    const one = callsAt(address, 'one');
    const other = callsAt(address, 'other');
    const passing = { point: 'finish', bib: null, time: Date.now() };
    await one('/api/passings', passing, idOf(1));
    await one('/api/passings', passing, idOf(2));
    await one('/api/undo', { target: idOf(2) }, idOf(3));
    for (let number = 10; number < 70; number += 1) await other('/api/passings', passing, idOf(number));
    expect(await newest('one')).toBe(idOf(1));
    expect(await newest('other')).toBe(idOf(69));
    expect(await newest('nobody')).toBeNull();
  } finally {
    await station.stop();
  }
}, 30_000);

it('a moment that is still to come or long gone is recorded as it was said, and called doubtful', async () => {
  using folder = temporaryDir();
  const raceFile = join(folder.path, 'race.json');
  writeFileSync(raceFile, JSON.stringify(race));
  const { station, address } = await startStation(join(folder.path, 'data'), `--race=${raceFile}`);
  try {
    const call = callsAt(address, 'one');
    const doubtAt = async (time: number) =>
      (await call('/api/passings', { point: 'finish', bib: null, time })).body['doubt'];
    const hour = 3_600_000;
    expect(await doubtAt(Date.now())).toBeUndefined();
    expect(await doubtAt(Date.now() - 6 * hour)).toBeUndefined();
    expect(await doubtAt(Date.now() + hour)).toBe('ahead');
    expect(await doubtAt(Date.now() - 30 * hour)).toBe('long-ago');
    expect((await call('/api/guns', { wave: 'A', gun: Date.now() + hour })).body['doubt']).toBe('ahead');
    await expect
      .poll(async () => (await oldestFirst(address)).filter(({ type }) => type === 'passing.add').length)
      .toBe(4);
  } finally {
    await station.stop();
  }
}, 30_000);
