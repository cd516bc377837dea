import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { stationCalls } from '../../src/contract/calls/station.ts';
import { startStation, temporaryDir } from '../support/processes.ts';

const gun = '2026-05-10T09:00:00Z';
const raceFile = {
  id: 'published',
  name: 'Published',
  date: '2026-05-10',
  zone: 'UTC',
  points: [
    { id: 'start', kind: 'start', distance: 0, mat: 'line' },
    { id: 'finish', kind: 'finish', distance: 5000, mat: 'line' },
  ],
  waves: [{ id: 'A', gun }],
};
const entries = ['bib,name,sex', '1,"=Anna, A., F.",F', '2,Борис,M', '3,陈晨,M', '4,Dina,F'];

it('results are published and stay on record as they were: file, checksum and number, also after a restart', async () => {
  using dir = temporaryDir();
  const race = join(dir.path, 'race.json');
  const list = join(dir.path, 'list.csv');
  writeFileSync(race, JSON.stringify(raceFile));
  writeFileSync(list, entries.join('\n'));
  const data = join(dir.path, 'data');
  const first = await startStation(data, `--race=${race}`, `--entries=${list}`);
  await using station = first.station;
  let { address } = first;
  const post = async (path: string, body: unknown = {}) => {
    const answer = await fetch(new URL(`/api/${path}`, address), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { problems, action } = (await answer.json()) as { problems?: { code: string }[]; action?: string };
    return problems?.[0]?.code ?? action;
  };
  const publish = (state: string, reason?: string) =>
    post('results/publish', { race: 'published', state, reason });
  const versions = async () => {
    const answer = await fetch(new URL('/api/results/versions?race=published', address));
    return stationCalls.versions.answer.parse(await answer.json());
  };
  const fileOf = async (id: string) => {
    const answer = await fetch(new URL(`/api/results/version.csv?race=published&id=${id}`, address));
    return Buffer.from(await answer.arrayBuffer());
  };
  const stateInFile = async () => {
    const answer = await fetch(new URL('/api/results/file?format=json', address));
    const { races } = (await answer.json()) as { races: { state: string; published?: object }[] };
    return [races[0]?.state, races[0]?.published];
  };

  for (const [bib, seconds] of [
    ['1', 1300],
    ['2', 1400],
    ['3', 1500],
  ] as const)
    await post('passings', {
      point: 'finish',
      bib,
      time: Date.parse(gun) + seconds * 1000,
      source: 'backup',
    });

  expect(await publish('official')).toBe('publish-open');
  const provisional = (await publish('provisional')) ?? '';
  expect(await publish('provisional')).toBe('publish-unchanged');
  await post('race/close', { race: 'published' });
  const official = (await publish('official')) ?? '';
  expect(await publish('provisional')).toBe('publish-official');
  expect(await publish('official')).toBe('publish-reason');
  expect(await publish('official', 'once more')).toBe('publish-unchanged');
  expect(await stateInFile()).toEqual(['official', { state: 'official', number: 1, changed: 0 }]);

  const before = await versions();
  expect(before.versions.map(({ id, state, number, rows }) => [id, state, number, rows])).toEqual([
    [official, 'official', 1, 4],
    [provisional, 'provisional', 1, 4],
  ]);
  const file = await fileOf(official);
  expect(createHash('sha256').update(file).digest('hex')).toBe(before.versions[0]?.checksum);
  expect(file.toString('utf8')).toBe(
    [
      'place,bib,name,category,status,rule,sex_place,category_place,gun_time,chip_time',
      '1,1,"\'=Anna, A., F.",,finished,,1,,0:21:40,',
      '2,2,Борис,,finished,,1,,0:23:20,',
      '3,3,陈晨,,finished,,2,,0:25:00,',
      ',4,Dina,,dns,,,,,',
      '',
    ].join('\n'),
  );

  // A ruling after that: the version stays, and everybody hears that it is not the results any more.
  await post('statuses', { bib: '1', status: 'dq', rule: 'TR6.3.1' });
  const after = await versions();
  expect(after.changes.map(({ bib, before: was, after: is }) => [bib, was?.status, is?.status])).toEqual([
    ['1', 'finished', 'dq'],
  ]);
  expect(after.counts).toMatchObject({ changed: 1, moved: 2 });
  expect(await stateInFile()).toEqual(['closed', { state: 'official', number: 1, changed: 3 }]);
  const warnings = async () => {
    const answer = await fetch(new URL('/api/warnings', address));
    const told = stationCalls.warnings.answer.parse(await answer.json());
    return told.warnings.filter(({ code }) => code === 'official-changed').map(({ params }) => params);
  };
  await expect.poll(warnings).toEqual([{ number: 1, changed: 3 }]);
  expect((await fileOf(official)).equals(file)).toBe(true);

  await station.stop();
  const again = await startStation(data);
  await using second = again.station;
  ({ address } = again);
  expect((await versions()).versions).toEqual(after.versions);
  expect((await fileOf(official)).equals(file)).toBe(true);
  expect(await publish('official', 'appeal decided')).not.toMatch(/publish/);
  expect((await versions()).versions[0]).toMatchObject({ number: 2, reason: 'appeal decided' });
  await expect.poll(warnings).toEqual([]);

  expect(await post('race/reopen', { race: 'published', reason: 'two are still out' })).toMatch(/-/);
  const reopened = await versions();
  expect(reopened.isClosed).toBe(false);
  expect(reopened.versions.map(({ lapsed }) => lapsed?.reason)).toEqual([
    'two are still out',
    'two are still out',
    undefined,
  ]);
  await second.stop();
});
