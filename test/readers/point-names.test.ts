import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { snapshotSchema } from '../../src/contract/feed.ts';
import type { MatView } from '../../src/contract/mat-view.ts';
import type { Warning } from '../../src/timing/insight/warning.ts';
import { feedEvents } from '../support/feed.ts';
import { startStation, temporaryDir } from '../support/processes.ts';

const patience = { timeout: 30_000, interval: 100 };

const raceWith = (finish: string) =>
  JSON.stringify({
    id: 'names',
    name: 'Names',
    date: '2026-05-10',
    zone: 'Europe/Berlin',
    points: [
      { id: 'start', kind: 'start', distance: 0 },
      { id: finish, kind: 'finish', distance: 10_000 },
    ],
    waves: [{ id: 'A', gun: '2026-05-10T08:00:00Z' }],
  });

const entries = ['bib,name,sex,chip', ...[1, 2, 3].map((bib) => `${bib},Runner ${bib},F,AA0${bib}`)].join(
  '\n',
);

it(
  'a station finds the mats that lines name, says which the race does not have, and loses nothing by another race file',
  { timeout: 90_000 },
  async () => {
    using dir = temporaryDir();
    const { station, address } = await startStation(join(dir.path, 'data'));
    await using running = station;
    const post = async (path: string, content: string, type = 'application/octet-stream') => {
      const headers = { 'content-type': type };
      const response = await fetch(`${address}/api/${path}`, { method: 'POST', body: content, headers });
      return { status: response.status, answer: await response.text() };
    };
    const connect = (reader: string) =>
      post('readers', JSON.stringify({ address: reader }), 'application/json');
    const finished = async () => {
      const { rows } = (await (await fetch(`${address}/api/results?limit=10`)).json()) as {
        rows: { person: { bib: string }; status: string }[];
      };
      return rows.filter(({ status }) => status === 'finished').map(({ person }) => person.bib);
    };
    const warnings = async () => {
      const answer = (await (await fetch(`${address}/api/warnings`)).json()) as { warnings: Warning[] };
      return answer.warnings.filter(({ code }) => code === 'unknown-mat');
    };
    const mats = async (): Promise<MatView[]> => {
      for await (const { event, data } of feedEvents(address))
        if (event === 'snapshot') return snapshotSchema.parse(data).sections.mats;
      return [];
    };

    const log = join(dir.path, 'reads.csv');
    writeFileSync(
      log,
      '2026-05-10T08:40:00Z,AA01,FINISH\n2026-05-10T08:41:00Z,AA02,fini\n2026-05-10T08:42:00Z,AA03,Start\n',
    );
    const reader = `file:${log}?protocol=csv&point=Finish`;
    expect((await connect(reader)).status).toBe(200);
    await expect.poll(mats, patience).toMatchObject([{ point: 'Finish', readsTotal: 3 }]);

    // Whatever was heard before the race was known is looked at when it is.
    expect((await post('race', raceWith('finish'))).status).toBe(200);
    expect((await post('entries', entries)).status).toBe(200);
    await expect.poll(finished, patience).toEqual(['1']);
    expect(await warnings()).toMatchObject([
      { severity: 'wrong', points: ['fini'], bibs: ['2'], params: { reads: 1, onlyThere: 1 } },
    ]);
    expect(await mats()).toMatchObject([{ point: 'finish', points: ['start', 'finish'], readsTotal: 3 }]);
    const refused = await connect(`file:${log}?protocol=csv&point=finsh`);
    expect(refused.status).toBe(422);
    expect(refused.answer).toContain('there is no timing point \\"finsh\\"; the race has start, finish');

    // A line counts when it has its end, and not before.
    appendFileSync(log, '2026-05-10T08:43:00Z,AA03,fini');
    const detail = async () => (await mats())[0]?.detail?.code;
    await expect.poll(detail, patience).toBe('reader.line-without-end');
    expect((await warnings())[0]?.params['reads']).toBe(1);
    appendFileSync(log, 'sh\n');
    await expect.poll(finished, patience).toEqual(['1', '3']);

    expect((await post('race', raceWith('FINI'))).status).toBe(200);
    await expect.poll(finished, patience).toEqual(['2']);
    expect(await warnings()).toMatchObject([{ points: ['FINISH'] }, { points: ['finish'] }]);
    expect(running.output).not.toContain('    at ');
  },
);
