import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
const file = (name: string, content: string) => {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
};

/** What the command says, and its exit code. */
async function goldline(...args: string[]): Promise<{ code: number | null; output: string }> {
  const command = new TestProcess(['src/cli/goldline.ts', ...args], { LC_ALL: 'C.UTF-8' });
  const { code } = await command.ended();
  return { code, output: command.output };
}
const importing = (path: string, ...more: string[]) => goldline('import', path, `--data=${data}`, ...more);

let made: ReturnType<typeof temporaryDir>;
beforeAll(async () => {
  made = temporaryDir();
  const path = join(made.path, 'race.json');
  writeFileSync(path, JSON.stringify(race));
  const { station } = await startStation(join(made.path, 'data'), `--race=${path}`);
  await station.stop();
});
afterAll(() => made[Symbol.dispose]());
beforeEach(() => {
  folder = temporaryDir();
  data = join(folder.path, 'data');
  cpSync(join(made.path, 'data'), data, { recursive: true });
});
afterEach(() => folder[Symbol.dispose]());

const list = 'bib,name,sex\n1,Ann Example,F\n2,Bea Example,F\n';

/** How many actions the journal has. */
async function actions(): Promise<number> {
  const { output } = await goldline('verify', `--data=${data}`);
  return Number(/(\d+) actions?/.exec(output)?.[1]);
}

describe('a start list on the command line', () => {
  it('is only looked at in a dry run: what would change, and each problem with its row and column', async () => {
    const before = await actions();
    const path = file('late.csv', `${list}3,Cid Example,Q\n`);
    const { code, output } = await importing(path, '--dry-run');
    expect(code).toBe(2);
    expect(output).toContain('  C  sex → sex');
    expect(output).toContain('Good rows: 2, bad rows: 1');
    expect(output).toMatch(/New: 2\n {2}1 {2}Ann Example\n {2}2 {2}Bea Example/);
    expect(output).toMatch(/column C \(sex\) · late\.csv, line 4: Sex is “Q”/);
    expect(await actions()).toBe(before);
  });

  it('is taken as a whole or not at all; bad rows are left out where that is asked for', async () => {
    const before = await actions();
    const bad = file('late.csv', `${list}3,Cid Example,Q\n`);
    const refused = await importing(bad);
    expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('line 4: Sex is “Q”')]);
    expect(await actions()).toBe(before);
    const some = await importing(bad, '--skip-bad-rows');
    expect([some.code, some.output]).toEqual([2, expect.stringContaining('Taken: 2')]);
    const again = await importing(file('list.csv', list));
    expect([again.code, again.output]).toEqual([0, expect.stringContaining('Nothing changes')]);
    expect(await actions()).toBe(before + 1);
  });

  it('takes chips for the bibs that are there', async () => {
    await importing(file('list.csv', list));
    const { code, output } = await importing(file('chips.csv', 'bib,chip\n1,C001\n2,C002\n'));
    expect([code, output]).toEqual([0, expect.stringContaining('of whom already entered: 2')]);
    const changed = await importing(file('chips.csv', 'bib,chip\n1,C003\n'), '--dry-run');
    expect(changed.output).toMatch(/Changed: 1\n {2}1 {2}Ann Example\n {6}chips: C001 → C003/);
  });

  it('is read by a mapping that was written before and changed', async () => {
    const path = file('odd.csv', 'a,b,c\n7,Dora Example,F\n');
    const mapping = join(folder.path, 'mapping.json');
    await importing(path, `--write-mapping=${mapping}`);
    const written = JSON.parse(readFileSync(mapping, 'utf8')) as { columns: unknown[]; headRows: number };
    expect(written.columns).toHaveLength(3);
    writeFileSync(mapping, JSON.stringify({ ...written, headRows: 1, columns: ['bib', 'name', 'sex'] }));
    const taken = await importing(path, `--mapping=${mapping}`);
    expect([taken.code, taken.output]).toEqual([0, expect.stringContaining('Taken: 1')]);
    writeFileSync(mapping, '{"headRows": 1, "columns": ["bip"]}');
    const wrong = await importing(path, `--mapping=${mapping}`);
    expect([wrong.code, wrong.output]).toEqual([1, expect.stringContaining('columns.0')]);
  });

  it('goes to the station where that runs', async () => {
    const { station, address } = await startStation(data);
    try {
      const path = file('list.csv', list);
      const looked = await importing(path, '--dry-run');
      expect([looked.code, looked.output]).toEqual([0, expect.stringContaining('New: 2')]);
      expect(await importing(path)).toMatchObject({ code: 0 });
      const entry = await (await fetch(`${address}/api/entries/2`)).json();
      expect(entry).toMatchObject({ person: { name: 'Bea Example' } });
      const bad = await importing(file('bad.csv', 'bib,name,sex\n9,Nobody,?\n'));
      expect([bad.code, bad.output]).toEqual([1, expect.stringContaining('line 2')]);
    } finally {
      await station.stop();
    }
  });

  it('goes nowhere where there is no journal', async () => {
    const nowhere = join(folder.path, 'nowhere');
    const { code, output } = await goldline('import', file('list.csv', list), `--data=${nowhere}`);
    expect([code, output]).toEqual([1, expect.stringContaining('no journal')]);
  });
});

describe('a file for officials', () => {
  it('is in the log, whether the station runs or not, and presets choose columns', async () => {
    await importing(file('list.csv', list));
    const out = join(folder.path, 'federation.csv');
    const exporting = (...args: string[]) => goldline('export', `--data=${data}`, `--out=${out}`, ...args);
    expect(await exporting('--format=federation', '--as=csv')).toMatchObject({ code: 0 });
    expect(readFileSync(out, 'utf8')).toContain('FamilyName');

    const { station, address } = await startStation(data);
    try {
      expect(await exporting('--format=raceresult')).toMatchObject({ code: 0 });
      const log = async () => {
        const { rows } = (await (await fetch(`${address}/api/log?kind=files`)).json()) as {
          rows: { type: string; by: string; params: Record<string, unknown> }[];
        };
        return rows
          .filter(({ type }) => type === 'official.copy')
          .map(({ by, params }) => [by, params['format']]);
      };
      expect(await log()).toEqual([
        [expect.stringContaining('command-line'), 'raceresult'],
        ['cli', 'federation'],
      ]);
      const version = async () => (await fetch(`${address}/api/results.csv?lang=en`)).text();
      const before = await version();
      await fetch(`${address}/api/results/official?format=runsignup`);
      expect(await log()).toHaveLength(3);
      expect(await version()).toBe(before);
      const preset = { name: 'Speaker', preset: { columns: ['bib', 'name'], language: 'ru' } };
      const saved = await fetch(`${address}/api/results/presets`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(preset),
      });
      expect(saved.status).toBe(200);
      const csv = await (await fetch(`${address}/api/results/file?format=csv&preset=Speaker`)).text();
      expect(csv.split('\r\n')[0]).toBe('Стартовый номер;Имя');
    } finally {
      await station.stop();
    }
    expect(await exporting('--preset=Speaker')).toMatchObject({ code: 0 });
    expect(readFileSync(out, 'utf8').split('\r\n')[0]).toBe('\ufeffСтартовый номер;Имя');
    const unknown = await exporting('--preset=Nobody');
    expect([unknown.code, unknown.output]).toEqual([1, expect.stringContaining('“Nobody”')]);
  });
});
