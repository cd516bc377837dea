import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startStation, temporaryDir, TestProcess } from '../support/processes.ts';

const race = {
  id: 'ten',
  name: '10 km',
  date: '2026-12-06',
  zone: 'UTC',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 10_000 },
  ],
  categories: 'five-year',
  waves: [{ id: 'A', gun: '2026-12-06T08:00:00Z' }],
};

let folder: ReturnType<typeof temporaryDir>;
let data: string;
beforeEach(() => {
  folder = temporaryDir();
  data = join(folder.path, 'data');
});
afterEach(() => folder[Symbol.dispose]());

const file = (name: string, content: string) => {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
};

async function publish(...args: string[]): Promise<{ code: number | null; output: string }> {
  const command = new TestProcess(['src/cli/goldline.ts', 'publish', `--data=${data}`, ...args], {
    LC_ALL: 'C.UTF-8',
  });
  const { code } = await command.ended();
  return { code, output: command.output };
}

it('publishes while the station runs and when it does not, with the file that the checksum is of', async () => {
  const { station, address } = await startStation(
    data,
    `--race=${file('race.json', JSON.stringify(race))}`,
    `--entries=${file('list.csv', 'bib,name,sex\n1,Ann Lee,F\n')}`,
  );
  const post = async (path: string, body: object) =>
    expect(
      (
        await fetch(address + path, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).status,
    ).toBe(200);
  await post('/api/passings', { point: 'finish', bib: '1', time: Date.parse('2026-12-06T08:40:00Z') });
  const out = join(folder.path, 'version.csv');
  const provisional = await publish('--state=provisional', `--out=${out}`);
  expect(provisional).toMatchObject({ code: 0 });
  const made = createHash('sha256').update(readFileSync(out)).digest('hex');
  expect(provisional.output).toContain(`ten: provisional results 1 published, SHA-256 ${made}`);
  expect(readFileSync(out, 'utf8')).toContain('1,1,Ann Lee,');

  const open = await publish('--state=official');
  expect(open.code).toBe(1);
  expect(open.output).toContain('close the race first');
  await post('/api/race/close', {});
  await station.stop();

  expect((await publish('--state=official', `--out=${out}`)).output).toContain(
    'ten: official results 1 published',
  );
  const again = await publish('--state=official', '--reason=typing error');
  expect(again).toMatchObject({ code: 1 });
  expect(again.output).toContain('Nothing has changed');
  expect((await publish('--state=official', '--race-id=twenty')).output).toContain('there are ten');
});
