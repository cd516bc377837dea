import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goldline, temporaryDir, TestProcess } from '../support/processes.ts';

const gun = Date.parse('2026-12-06T08:00:00+08:00');

const race = {
  id: 'drowned',
  name: 'Drowned laptop',
  date: '2026-12-06',
  zone: 'Asia/Shanghai',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 5000 },
  ],
  waves: [{ id: 'A', gun: '2026-12-06T08:00:00+08:00' }],
};

/** Runners 1 to 3 start after 2, 4, 6 s and finish after 20, 21, 22 minutes. */
const runners = [1, 2, 3].map((bib) => ({
  bib,
  chip: `0580001286${bib}0`,
  start: gun + bib * 2000,
  finish: gun + (19 + bib) * 60_000 + 300,
}));

function files(folder: string) {
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const lines = (point: 'start' | 'finish') =>
    runners.map(({ chip, [point]: time }) => `${new Date(time).toISOString()},${chip},${point}\n`).join('');
  return {
    race: file('race.json', JSON.stringify(race)),
    entries: file(
      'entries.csv',
      `bib,name,sex,chip\n${runners.map(({ bib, chip }) => `${bib},Runner ${bib},M,${chip}\n`).join('')}`,
    ),
    start: file('start.csv', lines('start')),
    finish: file('finish.csv', `${lines('finish')}what is this\n`),
    out: join(folder, 'results.csv'),
    data: join(folder, 'data'),
  };
}

async function run(...args: string[]): Promise<string> {
  await using process = goldline(...args);
  expect((await process.ended()).code, process.output).toBe(0);
  return process.output;
}

describe('replay', () => {
  it('makes the results from the logs of the readers alone', async () => {
    using dir = temporaryDir();
    const { race, entries, start, finish, out, data } = files(dir.path);
    const logs = [`--log=start=${start}?protocol=csv`, `--log=finish=${finish}?protocol=csv`];
    const args = ['replay', `--race=${race}`, `--entries=${entries}`, ...logs, `--out=${out}`];
    const said = await run(...args, `--data=${data}`);
    expect(said).toMatch(/3 reads at finish.*1 line not understood/);
    expect(said).toMatch(/finish\.csv, line 4 is not understood: "what is this"/);
    expect(said).toMatch(/3 finishers of 3 entries/);
    const rows = readFileSync(out, 'utf8').split('\r\n').slice(1, 4);
    expect(rows.map((row) => row.match(/\d:\d\d:\d\d/g))).toEqual([
      ['0:20:01', '0:19:59'],
      ['0:21:01', '0:20:57'],
      ['0:22:01', '0:21:55'],
    ]);
    expect(await run('verify', `--data=${data}`)).toMatch(/all is well: 6 reads/);
    const again = await run(...args, `--data=${data}`);
    expect(again).toMatch(/0 reads; 3 were there before/);
    expect(await run('verify', `--data=${data}`)).toMatch(/all is well: 6 reads/);
  });

  it('says that a log of a reader without a clock tells no times', async () => {
    using dir = temporaryDir();
    const { race, entries, finish, out } = files(dir.path);
    await using process = goldline(
      'replay',
      `--race=${race}`,
      `--entries=${entries}`,
      `--log=finish=${finish}?protocol=a0`,
      `--out=${out}`,
    );
    expect((await process.ended()).code).toBe(1);
    expect(process.output).toMatch(/reads of protocol a0 carry no time/);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'ends in order at %s: it says so, and leaves nothing behind',
    async (signal) => {
      using dir = temporaryDir();
      const { race, entries, start, out } = files(dir.path);
      const temporary = join(dir.path, 'temporary');
      mkdirSync(temporary);
      const line = (index: number) =>
        `${new Date(gun + 60_000 + index * 10).toISOString()},${runners[0]!.chip},start\n`;
      writeFileSync(start, Array.from({ length: 200_000 }, (_, index) => line(index)).join(''));
      await using process = new TestProcess(
        [
          'src/cli/goldline.ts',
          'replay',
          `--race=${race}`,
          `--entries=${entries}`,
          `--log=start=${start}?protocol=csv`,
          `--out=${out}`,
        ],
        { TMPDIR: temporary },
      );
      // Its folder is there: the work goes on.
      await expect
        .poll(() => readdirSync(temporary).length + (process.output === '' ? 0 : 1), { timeout: 60_000 })
        .toBeGreaterThan(0);
      const { code } = await process.stop(signal);
      expect(readdirSync(temporary)).toEqual([]);
      // Where the machine was quicker than the signal, it was over.
      if (code === 0) return;
      expect(code).toBe(128 + constants.signals[signal]);
      expect(process.output).toMatch(/interrupted; .*results\.csv was not written/);
      expect(existsSync(out)).toBe(false);
    },
  );

  it('is refused with the point that the race does not have, and writes nothing', async () => {
    using dir = temporaryDir();
    const { race, entries, finish, out, data } = files(dir.path);
    const log = `--log=finsh=${finish}?protocol=csv`;
    const args = [`--race=${race}`, `--entries=${entries}`, log, `--out=${out}`, `--data=${data}`];
    await using process = goldline('replay', ...args);
    expect((await process.ended()).code).toBe(1);
    expect(process.output).toMatch(/there is no timing point "finsh"; the race has start, finish/);
    expect([existsSync(out), existsSync(data)]).toEqual([false, false]);
  });

  it('is refused where nobody finished although chips were read at the finish, and writes no results', async () => {
    using dir = temporaryDir();
    const { race, finish, out } = files(dir.path);
    const entries = join(dir.path, 'others.csv');
    writeFileSync(entries, 'bib,name,sex,chip\n9,Somebody else,F,FFFF\n');
    const log = `--log=finish=${finish}?protocol=csv`;
    await using process = goldline('replay', `--race=${race}`, `--entries=${entries}`, log, `--out=${out}`);
    expect((await process.ended()).code).toBe(1);
    expect(process.output).toMatch(
      /not one chip that was read at the finish, such as "\w+", is in the start list/,
    );
    expect(existsSync(out)).toBe(false);
  });

  it('warns of reads at a point that the race does not have, and of whom it loses by that', async () => {
    using dir = temporaryDir();
    const { race, entries, finish, out } = files(dir.path);
    const [lost] = runners;
    const text = readFileSync(finish, 'utf8').replace(`${lost!.chip},finish`, `${lost!.chip},fini`);
    writeFileSync(finish, text.replace('what is this\n', ''));
    const log = `--log=finish=${finish}?protocol=csv`;
    const said = await run('replay', `--race=${race}`, `--entries=${entries}`, log, `--out=${out}`);
    expect(said).toMatch(/warning: 1 read at "fini", which this race does not have.*nowhere else: bib 1/);
    expect(said).toMatch(/2 finishers of 3 entries/);
  });
});
