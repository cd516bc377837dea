import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { Timing } from '../timing/timing.ts';
import { actionMaker, entry, gun, importOf, passing, race } from '../timing/timing.fixture.ts';
import { parseRaceJson } from './event-json.ts';
import { resultsCsv } from './results-csv.ts';

const raceFile = {
  id: 'kunming-10k',
  name: { en: 'Kunming 10 km', 'zh-CN': '昆明十公里', ru: 'Куньмин 10 км' },
  date: '2026-12-06',
  zone: 'Asia/Shanghai',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 10000 },
  ],
  waves: [{ id: 'A', start: '2026-12-06T08:00:00+08:00' }],
};
const problemsOf = (changes: object) => {
  const parsed = parseRaceJson(JSON.stringify({ ...raceFile, ...changes }), 'race.json');
  return parsed.ok ? [] : parsed.problems.map(({ message }) => message);
};

describe('a race definition', () => {
  it('is taken over with its instants in milliseconds and its defaults', () => {
    const parsed = parseRaceJson(JSON.stringify(raceFile), 'race.json');
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        waves: [{ id: 'A', start: gun }],
        rankBy: 'gun',
        ageRule: 'race-day',
        startWindow: 1_800_000,
        passingGap: 10_000,
      },
    });
  });

  it.each([
    [{ zone: 'Kunming' }, /zone: an IANA time zone.*"Kunming"/],
    [{ date: '6.12.2026' }, /date: .*6\.12\.2026/],
    [{ waves: [{ id: 'A', gun: '08:00' }] }, /waves\[0\]\.gun: .*offset.*"08:00"/],
    [{ waves: [{ id: 'A' }, { id: 'A' }] }, /waves\[1\]\.id: "A" is there twice/],
    [
      {
        points: [
          { id: 'finish', kind: 'finish', distance: 1 },
          { id: 'start', kind: 'start', distance: 0 },
        ],
      },
      /points\[0\]\.kind: .*expected "start"/,
    ],
    [{ distance: 42 }, /distance/],
  ])('says which field is wrong, what it says and what to write: %j', (changes, message) => {
    expect(problemsOf(changes).join('\n')).toMatch(message);
  });

  it('says where the JSON ends too early', () => {
    expect(parseRaceJson('{"id": ', 'race.json')).toMatchObject({
      ok: false,
      problems: [{ code: 'not-json', file: 'race.json' }],
    });
  });
});

describe('the results as CSV', () => {
  const act = actionMaker();
  const timing = new Timing();
  timing.applyAll([
    act({ type: 'race.define', race }),
    act(
      importOf([
        entry('1', { name: '李娜', latinName: 'LI Na', sex: 'F', club: '=cmd()' }),
        entry('2', { name: 'Иванов, Иван' }),
        entry('3'),
      ]),
    ),
    act({ type: 'gun.fire', wave: 'A', gun }),
  ]);
  timing.replacePassings([
    passing('1', 'start', 10),
    passing('1', '5k', 1200.5),
    passing('1', 'finish', 2400.3),
    passing('2', 'start', 10),
    passing('2', '5k', 1300),
  ]);

  it('has official times, places, marks and a line for everybody', () => {
    const rows = parse<Record<string, string>>(resultsCsv(timing, timing.races, 'en'), {
      bom: true,
      columns: true,
    });
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({
      Place: '1',
      Bib: '1',
      Name: '李娜',
      'Latin name': 'LI Na',
      'Gun time': '0:40:01',
      'Chip time': '0:39:51',
      '5 km': '0:20:01',
      Status: 'Finished',
    });
    expect(rows[1]).toMatchObject({ Place: '', Name: 'Иванов, Иван', Status: 'On course', 'Gun time': '' });
  });

  it('marks DNF, DNS and DQ with the rule, at the end and without a time', () => {
    const ruled = new Timing();
    ruled.applyAll(timing.actions);
    ruled.replacePassings(timing.passings());
    const base = { station: 'S', at: 0, by: 'judge' };
    ruled.applyAll([
      { ...base, id: 'dq', lamport: 90, type: 'status.set', bib: '1', status: 'dq', rule: 'TR6.3.1' },
      { ...base, id: 'close', lamport: 91, type: 'race.close' },
    ]);
    const rows = parse<Record<string, string>>(resultsCsv(ruled, ruled.races, 'en'), {
      bom: true,
      columns: true,
    });
    expect(rows.map((row) => [row['Bib'], row['Place'], row['Gun time'], row['Status']])).toEqual([
      ['2', '', '', 'DNF'],
      ['3', '', '', 'DNS'],
      ['1', '', '', 'DQ TR6.3.1'],
    ]);
  });

  it('has tenths where the race is published in tenths', () => {
    const tenths = new Timing();
    const inTenths = { ...race, rounding: 'tenth' as const };
    tenths.applyAll([...timing.actions, { ...act({ type: 'race.define', race: inTenths }), lamport: 95 }]);
    tenths.replacePassings(timing.passings());
    const [first] = parse<Record<string, string>>(resultsCsv(tenths, tenths.races, 'en'), {
      bom: true,
      columns: true,
    });
    expect([first?.['Gun time'], first?.['5 km']]).toEqual(['0:40:00.3', '0:20:00.5']);
  });

  it('opens right in Excel: byte order mark, CRLF, and semicolons where Russian Excel expects them', () => {
    const csv = resultsCsv(timing, timing.races, 'zh-CN');
    expect(csv.startsWith('\uFEFF总排名,性别排名')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(resultsCsv(timing, timing.races, 'ru')).toContain('Место (абсолют);Место (пол)');
  });

  it('runs no formula that somebody put into a name', () => {
    expect(resultsCsv(timing, timing.races, 'en')).toContain(",'=cmd(),");
  });
});
