import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { Timing } from '../../timing/timing.ts';
import { actionMaker, entry, gun, importOf, passing, race } from '../../timing/timing.fixture.ts';
import { parseRaceJson } from './race-json.ts';
import { resultsCsv } from './results-csv.ts';
import { parseStartList } from './start-list.ts';
import { decodeText } from './text.ts';

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

describe('a start list', () => {
  const list = (text: string) => parseStartList(text, 'list.csv', race, [entry('99')]);
  const entries = (text: string) => {
    const parsed = list(text);
    if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
    return parsed.value;
  };

  it('has headings in any order, in English, Chinese and Russian, and any of three separators', () => {
    const expected = {
      bib: '007',
      chips: ['E2001A'],
      name: '李娜',
      sex: 'F',
      birthDate: '1990-02-03',
      nationality: 'CHN',
    };
    expect(entries('Bib,Tag,Name,Gender,DOB,Country\n007,e2001a,李娜,Woman,1990-2-3,chn\n')).toMatchObject([
      expected,
    ]);
    expect(
      entries('\uFEFF姓名;参赛号;芯片;性别;出生日期;国籍\r\n李娜;007;E2001A;女;1990/2/3;CHN\r\n'),
    ).toMatchObject([expected]);
    expect(
      entries('Стартовый номер\tФИО\tПол\tДата рождения\tЧип\tСтрана\n007\t李娜\tж\t03.02.1990\tE2001A\tCHN'),
    ).toMatchObject([expected]);
  });

  it('takes several chips, and names in two columns', () => {
    expect(entries('bib,last name,first name,sex,chip1,chip2\n1,Smith,Ann,F,AA BB,CC')).toMatchObject([
      { name: 'Smith Ann', chips: ['AA', 'BB', 'CC'] },
    ]);
  });

  it('takes wheelchairs as a class of their own, in any of the languages', () => {
    expect(entries('bib,name,sex,class\n1,A,F,轮椅\n2,B,M,Wheelchair\n3,C,M,')).toMatchObject([
      { division: 'wheelchair' },
      { division: 'wheelchair' },
      { bib: '3', division: undefined },
    ]);
  });

  it('tells every problem at once with its line, and takes over nothing', () => {
    const parsed = list(
      'bib,name,sex,chip,wave,category,birth date,country\n1,Ann,F,A1,A,W18,1990-01-01,CHN\n1,Bob,Q,A1,Z,X,31.02.1990,China\n,,M,C99,,,,\n',
    );
    expect(parsed.ok ? [] : parsed.problems.map(({ line, code }) => [line, code])).toEqual([
      [3, 'sex-unknown'],
      [3, 'birth-date'],
      [3, 'nationality'],
      [3, 'wave-unknown'],
      [3, 'category-unknown'],
      [4, 'bib-missing'],
      [4, 'name-missing'],
      [3, 'bib-twice'],
      [4, 'chip-twice'],
    ]);
  });

  it('does not let two bibs have one chip', () => {
    const parsed = list('bib,name,sex,chip\n1,Ann,F,00A1\n2,Bob,M,a1');
    expect(parsed).toMatchObject({
      ok: false,
      problems: [{ code: 'chip-twice', line: 3, params: { holder: '1', bib: '2' } }],
    });
  });

  it('names the columns that are missing, and warns of those it does not know', () => {
    expect(list('number;who\n1;Ann')).toMatchObject({
      ok: false,
      problems: [{ code: 'columns-missing', line: 1, params: { columns: 'name, sex' } }],
    });
    expect(list('bib,name,sex,shoe size\n1,Ann,F,38')).toMatchObject({
      ok: true,
      warnings: [{ code: 'column-ignored', value: 'shoe size' }],
    });
  });

  it('never throws, whatever the file', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void list(text)));
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void list(`bib,name,sex\n${text}`)));
  });
});

describe('texts from other programs', () => {
  const chinese = 'bib,name,sex\n1,李娜,女\n2,阿卜杜·热西提,男\n';
  const gb = Uint8Array.from([
    0x31, 0x2c, 0xc0, 0xee, 0xc4, 0xc8, 0x2c, 0xc5, 0xae, 0x0a, 0x32, 0x2c, 0xcd, 0xf5, 0xce, 0xb0, 0x2c,
    0xc4, 0xd0, 0x0a,
  ]);
  const cp1251 = Uint8Array.from('1;Иванов Иван;м\n2;Петрова Анна Сергеевна;ж\n', (char) => {
    const code = char.charCodeAt(0);
    return code < 0x400 ? code : code - 0x410 + 0xc0;
  });

  it('UTF-8 and UTF-16', () => {
    expect(decodeText(new TextEncoder().encode(chinese))).toBe(chinese);
    expect(decodeText(Uint8Array.from([0xff, 0xfe, ...Buffer.from(chinese, 'utf16le')]))).toBe(chinese);
  });

  it('what Excel writes on Chinese and on Russian Windows', () => {
    expect(decodeText(gb)).toBe('1,李娜,女\n2,王伟,男\n');
    expect(decodeText(cp1251)).toBe('1;Иванов Иван;м\n2;Петрова Анна Сергеевна;ж\n');
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
    const rows = parse<Record<string, string>>(resultsCsv(timing, race, 'en'), {
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
    const rows = parse<Record<string, string>>(resultsCsv(ruled, race, 'en'), {
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
    const [first] = parse<Record<string, string>>(resultsCsv(tenths, inTenths, 'en'), {
      bom: true,
      columns: true,
    });
    expect([first?.['Gun time'], first?.['5 km']]).toEqual(['0:40:00.3', '0:20:00.5']);
  });

  it('opens right in Excel: byte order mark, CRLF, and semicolons where Russian Excel expects them', () => {
    const csv = resultsCsv(timing, race, 'zh-CN');
    expect(csv.startsWith('\uFEFF总排名,性别排名')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(resultsCsv(timing, race, 'ru')).toContain('Место (абсолют);Место (пол)');
  });

  it('runs no formula that somebody put into a name', () => {
    expect(resultsCsv(timing, race, 'en')).toContain(",'=cmd(),");
  });
});
