import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { stationCalls } from '../../src/contract/calls/station.ts';
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
  expect((await post('entries/bib', { bib: '5', to: '2' })).body.problems?.[0]?.code).toBe('bib-taken');
  expect((await post('entries/bib', { bib: '9', to: '10' })).body.problems?.[0]?.code).toBe('bib-unknown');
  expect((await post('entries/bib', { bib: '5', to: '905' })).status).toBe(200);
  expect((await post('race/close')).status).toBe(200);
  const expected = [
    ['2', 'finished', null, 1],
    ['1', 'finished', null, 2],
    ['905', 'dns', null, null],
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
  expect(found).toMatchObject({ rows: [{ person: { bib: '905' } }] });

  await station.stop();
  const second = await startStation(data);
  await using again = second.station;
  expect(await results(second.address)).toEqual(expected);
  await again.stop();
});

it('two chips that were together all the way are in review, and each card names the other', async () => {
  using dir = temporaryDir();
  const file = (name: string, text: string) => {
    writeFileSync(join(dir.path, name), text);
    return join(dir.path, name);
  };
  const split = (id: string, distance: number) => ({ id, kind: 'split', distance });
  const points = [{ id: 'start', kind: 'start', distance: 0 }, split('2k', 2000), split('4k', 4000)];
  const race = { ...raceFile, points: [...points, { id: 'finish', kind: 'finish', distance: 6000 }] };
  const at = (bib: string, point: string, seconds: number) =>
    `${new Date(Date.parse(gun) + seconds * 1000).toISOString()},C${bib},${point}`;
  const reads = ['2k', '4k', 'finish'].flatMap((point, index) => [
    at('1', point, 600 * (index + 1)),
    at('2', point, 600 * (index + 1) + 0.05),
    at('3', point, 610 * (index + 1)),
  ]);
  const { station, address } = await startStation(
    join(dir.path, 'data'),
    `--race=${file('race.json', JSON.stringify(race))}`,
    `--entries=${file('entries.csv', 'bib,name,sex,chip\n1,Anna,F,C1\n2,Boris,M,C2\n3,Chen,M,C3\n')}`,
    `--reader=file:${file('reads.csv', `${reads.join('\n')}\n`)}?protocol=csv&point=finish`,
  );
  await using _ = station;
  const card = async (bib: string) => {
    const answer = stationCalls.entry.answer.parse(
      await (await fetch(`${address}/api/entries/${bib}`)).json(),
    );
    return [answer.result?.status, answer.result?.doubts, answer.pairedWith];
  };
  const patient = { timeout: 60_000, interval: 100 };
  await expect.poll(() => card('1'), patient).toEqual(['review', ['chip-pair'], ['2']]);
  await expect.poll(() => card('2'), patient).toEqual(['review', ['chip-pair'], ['1']]);
  await expect.poll(() => card('3'), patient).toEqual(['finished', [], undefined]);
}, 120_000);
