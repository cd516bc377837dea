import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { goldline, temporaryDir } from '../support/processes.ts';

const split = (id: string, distance: number) => ({ id, kind: 'split', distance });
const course = (distance: number, ...splits: ReturnType<typeof split>[]) => [
  { id: 'start', kind: 'start', distance: 0 },
  ...splits,
  { id: 'finish', kind: 'finish', distance },
];
const event = {
  id: 'spring',
  name: 'Spring Run',
  date: '2026-05-10',
  zone: 'Europe/Berlin',
  waves: [
    { id: 'M', gun: '2026-05-10T08:00:00Z' },
    { id: 'H', gun: '2026-05-10T08:30:00Z' },
  ],
  races: [
    {
      id: 'marathon',
      name: 'Marathon',
      waves: ['M'],
      points: course(42_195, split('10k', 10_000), split('30k', 30_000), split('35k', 35_000)),
    },
    { id: 'half', name: 'Half', waves: ['H'], points: course(21_097.5, split('10k', 10_000)) },
  ],
};
const entries = `bib,name,sex,chip,wave
1,Marathoner,M,A1,M
2001,Half Winner,M,B1,H
2002,Half Second,F,B2,H
`;
const log = `time,chip,point
2026-05-10T08:00:01.000Z,A1,start
2026-05-10T08:33:20.000Z,A1,10k
2026-05-10T09:43:20.000Z,A1,30k
2026-05-10T10:01:40.000Z,A1,35k
2026-05-10T10:28:20.000Z,A1,finish
2026-05-10T08:30:01.000Z,B1,start
2026-05-10T09:00:50.000Z,B1,10k
2026-05-10T09:35:50.000Z,B1,finish
2026-05-10T08:30:02.000Z,B2,start
2026-05-10T09:18:20.000Z,B2,10k
2026-05-10T10:15:00.000Z,B2,finish
`;

test('the log of a marathon and a half over one finish line makes the results of both', async () => {
  using dir = temporaryDir();
  const path = (name: string) => join(dir.path, name);
  writeFileSync(path('event.json'), JSON.stringify(event));
  writeFileSync(path('entries.csv'), entries);
  writeFileSync(path('all.csv'), log);
  await using process = goldline(
    'replay',
    `--race=${path('event.json')}`,
    `--entries=${path('entries.csv')}`,
    `--log=finish=${path('all.csv')}?protocol=csv`,
    `--out=${path('results.csv')}`,
  );
  expect([(await process.ended()).code, process.output]).toEqual([0, expect.not.stringMatching(/warning/)]);
  const rows = parse<Record<string, string>>(readFileSync(path('results.csv'), 'utf8'), {
    columns: true,
    bom: true,
  });
  expect(rows.map((row) => [row['Race'], row['Place'], row['Name'], row['Gun time'], row['Status']])).toEqual(
    [
      ['Marathon', '1', 'Marathoner', '2:28:20', 'Finished'],
      ['Half', '1', 'Half Winner', '1:05:50', 'Finished'],
      ['Half', '2', 'Half Second', '1:45:00', 'Finished'],
    ],
  );
});
