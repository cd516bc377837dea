import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refusalSchema } from '../../src/contract/problem.ts';
import { goldline, startStation, temporaryDir } from '../support/processes.ts';

const saturday = {
  id: 'park-10k',
  name: 'Park 10 km',
  date: '2026-05-09',
  zone: 'Europe/Berlin',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 10_000 },
  ],
  waves: [{ id: 'A', gun: '2026-05-09T10:00:00+02:00' }],
};
const sunday = { ...saturday, id: 'town-5k', date: '2026-05-10', waves: [{ id: 'A' }] };
const lastYear = { ...saturday, date: '2025-05-10', waves: [{ id: 'A' }] };
const list = 'bib,name,sex,chip,club\n1,Ann,F,A1,Harriers\n2,Bob,M,A2,Harriers\n3,Cyd,F,A3,Owls\n';
const withoutChips = 'bib,name,sex\n1,Anna,F\n2,Bob,M\n3,Cyd,F\n';

const loadedSchema = z.object({
  action: z.string().nullable(),
  imported: z.number().optional(),
  warnings: z.array(z.object({ code: z.string() })),
});

/** A station's console: what it answers to files and acts. */
async function startConsole(data: string, ...args: string[]) {
  const { station, address } = await startStation(data, ...args);
  const send = async (path: string, body: string | Uint8Array, type = 'application/octet-stream') => {
    const headers = { 'content-type': type, 'x-file-name': 'file' };
    const response = await fetch(`${address}/api/${path}`, { method: 'POST', body, headers });
    return { status: response.status, answer: await response.json() };
  };
  const refused = async (path: string, body: string | Uint8Array) => {
    const { status, answer } = await send(path, body);
    expect([status, answer]).toMatchObject([422, { problems: expect.any(Array) }]);
    return refusalSchema.parse(answer).problems;
  };
  const loaded = async (path: string, body: string | Uint8Array) => {
    const { status, answer } = await send(path, body);
    expect([status, answer]).toMatchObject([200, {}]);
    return loadedSchema.parse(answer);
  };
  const act = async (path: string, body: object) => {
    const { status, answer } = await send(path, JSON.stringify(body), 'application/json');
    expect([status, answer]).toMatchObject([200, {}]);
  };
  const entry = async (bib: string): Promise<unknown> =>
    (await fetch(`${address}/api/entries/${bib}`)).json();
  const end = () => station[Symbol.asyncDispose]();
  return { refused, loaded, act, entry, [Symbol.asyncDispose]: end };
}

const files = (folder: string) => (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

describe("another race's file", () => {
  it('is refused in a journal that a race has begun in, a corrected file of the race is not', async () => {
    using dir = temporaryDir();
    const file = files(dir.path);
    const data = join(dir.path, 'data');
    const race = file('race.json', JSON.stringify(saturday));
    await using crew = await startConsole(data, `--race=${race}`, `--entries=${file('list.csv', list)}`);
    const { refused, loaded, act } = crew;

    await act('guns', { wave: 'A' });
    for (const other of [sunday, lastYear]) {
      const [problem] = await refused('race', JSON.stringify(other));
      expect(problem).toMatchObject({
        code: 'other-race',
        params: { race: 'park-10k', date: '2026-05-09', other: other.id, otherDate: other.date },
      });
      expect(problem?.message).toContain('--data NEWFOLDER');
    }
    const corrected = { ...saturday, name: 'Park run', rankBy: 'chip' };
    expect((await loaded('race', JSON.stringify(corrected))).action).not.toBeNull();
    expect((await loaded('race', JSON.stringify(corrected))).action).toBeNull();
  });

  it('is taken while nothing has happened, and says what stays of the race before', async () => {
    using dir = temporaryDir();
    const file = files(dir.path);
    const race = file('race.json', JSON.stringify(saturday));
    await using crew = await startConsole(
      join(dir.path, 'data'),
      `--race=${race}`,
      `--entries=${file('list.csv', list)}`,
    );
    const { loaded } = crew;
    expect(
      await loaded('race', JSON.stringify({ ...saturday, date: '2026-05-10', waves: [{ id: 'A' }] })),
    ).toMatchObject({
      warnings: [],
    });
    expect(await loaded('race', JSON.stringify(sunday))).toMatchObject({
      warnings: [{ code: 'entries-stay' }],
    });
  });

  it('is refused by replay and by a station that starts again', { timeout: 60_000 }, async () => {
    using dir = temporaryDir();
    const file = files(dir.path);
    const data = join(dir.path, 'data');
    const log = `--log=finish=${file('finish.csv', '2026-05-09T08:40:00.000Z,A1,finish\n')}?protocol=csv`;
    const entries = `--entries=${file('list.csv', list)}`;
    const out = join(dir.path, 'results.csv');
    const run = async (...args: string[]) => {
      await using process = goldline(...args);
      const { code } = await process.ended();
      return { code, output: process.output };
    };
    const race = file('race.json', JSON.stringify(saturday));
    const other = file('other.json', JSON.stringify(sunday));
    const first = await run('replay', `--race=${race}`, entries, log, `--out=${out}`, `--data=${data}`);
    expect(first).toMatchObject({ code: 0 });
    const results = readFileSync(out, 'utf8');

    const again = await run('replay', `--race=${other}`, entries, log, `--out=${out}2`, `--data=${data}`);
    expect(again.code).toBe(1);
    expect(again.output).toMatch(/park-10k.*town-5k.*--data NEWFOLDER/);
    expect(existsSync(`${out}2`)).toBe(false);
    const station = await run('station', `--data=${data}`, '--port=0', `--race=${other}`);
    expect(station).toMatchObject({ code: 1 });
    expect(station.output).toMatch(/town-5k.*--data NEWFOLDER/);

    const same = await run('replay', `--race=${race}`, entries, log, `--out=${out}`, `--data=${data}`);
    expect(same).toMatchObject({ code: 0 });
    expect(readFileSync(out, 'utf8')).toBe(results);
  });
});

describe('a start list that is loaded again', () => {
  it('records nothing where it says nothing new, and leaves alone what it has no column for', async () => {
    using dir = temporaryDir();
    const file = files(dir.path);
    const race = file('race.json', JSON.stringify(saturday));
    await using crew = await startConsole(join(dir.path, 'data'), `--race=${race}`);
    const { loaded, entry, act } = crew;

    expect((await loaded('entries', list)).action).not.toBeNull();
    expect((await loaded('entries', list.replaceAll('Harriers', 'HARRIERS '))).action).toBeNull();
    expect((await loaded('entries', withoutChips)).action).not.toBeNull();
    expect(await entry('1')).toMatchObject({ person: { name: 'Anna', club: 'Harriers' } });
    expect((await loaded('entries', 'bib,chip\n1,A1\n')).action).toBeNull();
    expect((await loaded('entries', 'bib,chip\n1,B1\n')).action).not.toBeNull();
    await act('passings', { point: 'finish', bib: '１\u200B' });
    expect(await entry('1\u200B')).toMatchObject({
      person: { bib: '1' },
      passings: [{ person: { bib: '1' } }],
    });
  });

  it('takes the good rows where bad ones are to wait, and takes a chip from another where that is said', async () => {
    using dir = temporaryDir();
    const file = files(dir.path);
    const race = file('race.json', JSON.stringify(saturday));
    await using crew = await startConsole(join(dir.path, 'data'), `--race=${race}`);
    const { loaded, refused, entry } = crew;
    const faulty = list.replace('Bob,M', 'Bob,Q');

    expect(await refused('entries', faulty)).toMatchObject([{ code: 'sex-unknown', line: 3, at: 2 }]);
    expect(await loaded('entries?skipBadRows=true', faulty)).toMatchObject({
      imported: 2,
      warnings: [{ code: 'rows-left' }],
    });
    expect(await entry('2')).toMatchObject({ problems: [{ code: 'bib-unknown' }] });
    const chips = 'chip;bib\nA3;1\n';
    expect(await refused('entries', chips)).toMatchObject([{ code: 'chip-twice', at: 0 }]);
    expect((await loaded('entries?takeChips=true', chips)).action).not.toBeNull();
    expect(await refused('entries?digest=other', list)).toMatchObject([{ code: 'list-changed' }]);
  });

  it('asks before it overwrites what was changed on race day', async () => {
    using dir = temporaryDir();
    const file = files(dir.path);
    const race = file('race.json', JSON.stringify(saturday));
    await using crew = await startConsole(join(dir.path, 'data'), `--race=${race}`);
    const { loaded, refused, entry, act } = crew;
    const corrected = list.replace('Cyd', 'Cydney');

    await loaded('entries', list);
    await act('entries/change', { bib: '1', fields: { name: 'Anne' } });
    await act('chips', { chip: 'A9', bib: '2' });
    await act('entries/withdraw', { bib: '3' });
    expect(await refused('entries', corrected)).toMatchObject([
      { code: 'race-day-change', params: { bib: '1', field: 'name', now: 'Anne', list: 'Ann' } },
      { code: 'race-day-change', params: { bib: '2', field: 'chips', now: 'A2 A9', list: 'A2' } },
      { code: 'race-day-change', params: { bib: '3', field: 'withdrawn', now: '', list: 'Cydney' } },
    ]);
    expect((await loaded('entries?raceDay=keep', corrected)).action).toBeNull();
    expect(await entry('1')).toMatchObject({ person: { name: 'Anne' } });
    expect(await entry('3')).toMatchObject({ problems: [{ code: 'bib-unknown' }] });
    expect((await loaded('entries?raceDay=list', corrected)).action).not.toBeNull();
    expect(await entry('1')).toMatchObject({ person: { name: 'Ann' } });
    expect(await entry('3')).toMatchObject({ person: { name: 'Cydney' } });
    expect((await loaded('entries', corrected)).action).toBeNull();
  });

  it(
    'from the command line names the flag, and the same command starts the station again',
    { timeout: 90_000 },
    async () => {
      using dir = temporaryDir();
      const file = files(dir.path);
      const args = [
        join(dir.path, 'data'),
        `--race=${file('race.json', JSON.stringify(saturday))}`,
        `--entries=${file('list.csv', list)}`,
      ] as const;
      {
        await using crew = await startConsole(...args);
        await crew.act('entries/change', { bib: '1', fields: { name: 'Anne' } });
      }
      {
        await using crew = await startConsole(...args);
        expect(await crew.entry('1')).toMatchObject({ person: { name: 'Anne' } });
      }
      const other = `--entries=${file('other.csv', list.replace('Bob', 'Rob'))}`;
      await using refused = goldline('station', `--data=${args[0]}`, '--port=0', other);
      expect(await refused.ended()).toMatchObject({ code: 1 });
      expect(refused.output).toMatch(/Bib 1 .*“Anne”.*“Ann”[^]*--race-day keep.*--race-day list/);
      await using crew = await startConsole(args[0], other, '--race-day=keep');
      expect(await crew.entry('1')).toMatchObject({ person: { name: 'Anne' } });
      expect(await crew.entry('2')).toMatchObject({ person: { name: 'Rob' } });
    },
  );
});

describe('a list whose encoding is not certain', () => {
  const bytes = Buffer.from('bib,name,sex,chip\n1,In\xeas Henriques,F,A1\n', 'latin1');

  it('is asked about at the console and refused on the command line, with the names that come of each', async () => {
    using dir = temporaryDir();
    const file = files(dir.path);
    const race = file('race.json', JSON.stringify({ ...saturday, zone: 'UTC' }));
    const entries = `--entries=${file('list.csv', bytes)}`;
    await using crew = await startConsole(join(dir.path, 'data'), `--race=${race}`);
    const { refused, loaded, entry } = crew;
    const [problem] = await refused('entries', bytes);
    expect(problem).toMatchObject({
      code: 'encoding-unsure',
      choices: expect.arrayContaining([
        { value: 'windows-1252', samples: ['Inês Henriques'] },
        { value: 'windows-1250', samples: ['Inęs Henriques'] },
      ]),
    });
    await loaded('entries?encoding=windows-1252', bytes);
    expect(await entry('1')).toMatchObject({ person: { name: 'Inês Henriques' } });

    const replay = [
      'replay',
      `--race=${race}`,
      entries,
      `--log=finish=${file('log.csv', '2026-05-09T08:40:00Z,A1,finish\n')}?protocol=csv`,
      `--out=${join(dir.path, 'out.csv')}`,
    ];
    await using asked = goldline(...replay);
    expect(await asked.ended()).toMatchObject({ code: 1 });
    expect(asked.output).toMatch(
      /--encoding windows-1252 \(Inês Henriques\), --encoding windows-1250 \(Inęs Henriques\)/,
    );
    await using told = goldline(...replay, '--encoding=windows-1250');
    expect(await told.ended()).toMatchObject({ code: 0 });
    await using wrong = goldline(...replay, '--encoding=klingon');
    expect(await wrong.ended()).toMatchObject({ code: 1 });
    expect(wrong.output).toContain('an encoding such as utf-8');
  });
});
