import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ResultsPage } from '../../src/contract/rows.ts';
import { startStation, temporaryDir } from '../support/processes.ts';

const gun = '2026-05-10T09:00:00Z';
const raceFile = {
  id: 'judged',
  name: 'Judged',
  date: '2026-05-10',
  zone: 'UTC',
  points: [
    { id: 'start', kind: 'start', distance: 0, mat: 'line' },
    { id: 'finish', kind: 'finish', distance: 5000, mat: 'line' },
  ],
  waves: [{ id: 'A', gun }],
  lists: [{ id: 'clubs', teams: { of: 'club', count: 2, score: 'places' } }],
};
const entries = [
  'bib,name,sex,club',
  '1,Anna,F,North',
  '2,Boris,M,North',
  '3,Chen,M,South',
  '4,Dina,F,South',
];

it('judges rule, put in order, change entries and close the race at a station, and it is all there after a restart', async () => {
  using dir = temporaryDir();
  const race = join(dir.path, 'race.json');
  const list = join(dir.path, 'list.csv');
  writeFileSync(race, JSON.stringify(raceFile));
  writeFileSync(list, entries.join('\n'));
  const data = join(dir.path, 'data');
  const first = await startStation(data, `--race=${race}`, `--entries=${list}`);
  await using station = first.station;
  const post = async (path: string, body: unknown = {}, address = first.address) => {
    const answer = await fetch(new URL(`/api/${path}`, address), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as { problems?: { code: string }[] } };
  };
  const finish = (bib: string, seconds: number) =>
    post('passings', { point: 'finish', bib, time: Date.parse(gun) + seconds * 1000, source: 'backup' });
  const results = async (address = first.address) => {
    const page = (await (await fetch(new URL('/api/results', address))).json()) as ResultsPage;
    return page.rows.map(({ person, status, rule, place }) => [person.bib, status, rule, place]);
  };

  for (const [bib, seconds] of [
    ['1', 1300],
    ['2', 1300],
    ['3', 1400],
  ] as const)
    await finish(bib, seconds);
  expect((await post('orders', { list: null, bibs: ['2', '1'] })).status).toBe(200);
  expect((await post('orders', { list: null, bibs: ['2', '4'] })).body.problems?.[0]?.code).toBe(
    'not-finished',
  );
  expect((await post('statuses', { bib: '3', status: 'dq', rule: 'TR6.3.1' })).status).toBe(200);
  expect((await post('statuses', { bib: '9', status: 'dq' })).body.problems?.[0]?.code).toBe('bib-unknown');
  expect(
    (await post('entries/change', { bib: '5', fields: { club: 'South' } })).body.problems?.[0]?.code,
  ).toBe('entry-incomplete');
  expect(
    (await post('entries/change', { bib: '5', fields: { name: 'Emil', sex: 'M', chips: ['A5'] } })).status,
  ).toBe(200);
  expect(
    (await post('entries/change', { bib: '4', fields: { chips: ['A5'] } })).body.problems?.[0]?.code,
  ).toBe('chip-taken');
  expect((await post('entries/withdraw', { bib: '4', reason: 'ill' })).status).toBe(200);
  expect((await post('race/close')).status).toBe(200);
  const expected = [
    ['2', 'finished', null, 1],
    ['1', 'finished', null, 2],
    ['5', 'dns', null, null],
    ['3', 'dq', 'TR6.3.1', null],
  ];
  expect(await results()).toEqual(expected);
  const teams = await (await fetch(new URL('/api/teams?list=list:clubs', first.address))).json();
  expect(teams).toMatchObject({ teams: [{ team: 'North', place: 1, score: 3 }] });

  const file = await (await fetch(new URL('/api/teams.csv?lang=en', first.address))).text();
  expect(file.split('\r\n').map((line) => line.split(',').slice(1, 8).join(','))).toEqual([
    'Place,Team,Score,Score by,Scorer,Bib,Name',
    '1,North,3,places,1,2,Boris',
    '1,North,3,places,2,1,Anna',
    '',
  ]);
  const found = await (await fetch(new URL('/api/find?q=a5', first.address))).json();
  expect(found).toMatchObject({ rows: [{ person: { bib: '5' } }] });

  await station.stop();
  const second = await startStation(data);
  await using again = second.station;
  expect(await results(second.address)).toEqual(expected);
  await again.stop();
});
