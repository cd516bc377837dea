import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemCount } from '../contract/problem.ts';
import { eventOfRace } from '../timing/model/event.ts';
import { entry, race } from '../timing/timing.fixture.ts';
import { parseStartList } from './start-list.ts';
import { list, entries, warnings, problems } from './start-list.fixture.ts';

describe('a start list', () => {
  const list = (text: string) => parseStartList(text, 'list.csv', eventOfRace(race), [entry('99')]);
  const entries = (text: string) => {
    const parsed = list(text);
    if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
    return parsed.value.entries;
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

  it('takes what the announcer should know, in any of the languages, and refuses what nobody could read out', () => {
    for (const heading of ['Announcer note', '播报备注', '备注', 'Примечание'])
      expect(entries(`bib,name,sex,${heading}\n1,A,F,First marathon`)).toMatchObject([
        { note: 'First marathon' },
      ]);
    expect(entries('bib,name,sex,note\n1,A,F,paid in cash')).toMatchObject([{ note: undefined }]);
    const parsed = list(`bib,name,sex,announcer note\n1,A,F,${'x'.repeat(201)}`);
    expect(parsed.ok ? [] : parsed.problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'note-long'],
    ]);
  });

  it('tells every problem at once with its line, and takes over nothing', () => {
    const parsed = list(
      'bib,name,sex,chip,wave,category,birth date,country\n1,Ann,F,A1,A,W18,1990-01-01,CHN\n1,Bob,Q,A1,Z,X,31.02.1990,Atlantis\n,,M,C99,,,,\n',
    );
    expect(parsed.ok ? [] : parsed.problems.map(({ line, code }) => [line, code])).toEqual([
      [3, 'birth-date'],
      [3, 'sex-unknown'],
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
describe('two columns for one thing', () => {
  it('the bib wins over a running number, with a warning', () => {
    const text = 'NUMBER,BIB,NAME,SEX\n1.,101,Anna Berg,F\n2.,102,Bob Tal,M\n';
    expect(entries(text).map(({ bib }) => bib)).toEqual(['101', '102']);
    expect(warnings(text)).toEqual([['column-passed-over', 'NUMBER']]);
    expect(entries('No.,Bib,Name,Sex\n1,101,Anna,F')).toMatchObject([{ bib: '101' }]);
    expect(entries('Стартовый номер;Номер;ФИО;Пол\n101;1;Анна;ж')).toMatchObject([{ bib: '101' }]);
    expect(entries('Team,bib,name,sex,Club\nRed,1,Ann,F,Harriers')).toMatchObject([{ club: 'Harriers' }]);
  });

  it.each([
    ['No.,Number,name,sex\n1,101,Ann,F', 'bib', '"No.", "Number"'],
    ['Bib,BIB,name,sex\n1,101,Ann,F', 'bib', '"Bib", "BIB"'],
    ['bib,name,sex,Team,跑团\n1,Ann,F,Red,Blue', 'club', '"Team", "跑团"'],
    ['bib,name,sex,DOB,Birthday\n1,Ann,F,1990,1991', 'birthDate', '"DOB", "Birthday"'],
    ['bib,name,sex,gender\n1,Ann,F,M', null, ''],
  ])('where neither is surer, both are named and nothing is taken: %j', (text, column, headings) => {
    expect(problems(text)).toEqual(
      column === null ? [] : [{ code: 'columns-double', line: 1, params: { column, headings } }],
    );
  });

  it('that say the same, or of which one is empty, are one', () => {
    expect(entries('No.,Number,name,sex\n7,7,Ann,F\n8,8,Bob,M')).toMatchObject([{ bib: '7' }, { bib: '8' }]);
    expect(entries('No.,Number,name,sex\n,7,Ann,F\n,8,Bob,M')).toMatchObject([{ bib: '7' }, { bib: '8' }]);
  });

  it.each([
    ['bib,Name,First name,sex\n1,Smith,Ann,F', 'Smith Ann'],
    ['bib;Фамилия;Имя;Пол\n1;Иванова;Анна;ж', 'Иванова Анна'],
    ['bib,Name,First name,sex\n1,Ann Smith,Ann,F', 'Ann Smith'],
    ['bib,Name,First name,Last name,sex\n1,Ann Smith,Ann,Smith,F', 'Ann Smith'],
  ])('a name beside one half of it loses nothing: %j', (text, name) => {
    expect(entries(text)).toMatchObject([{ name }]);
  });
});

describe('clubs', () => {
  it('that are nearly alike are warned of, and stay two', () => {
    const text = `bib,name,sex,club
1,A,F,Road Runners Wien
2,B,M,Road-Runners Wien
3,C,M,Läufer Café Linz
4,D,M,Laufer Cafe Linz
5,E,M,Harriers of Kunming
6,F,F,Hariers of Kunming
`;
    expect(warnings(text)).toEqual([
      ['club-similar', 'Road-Runners Wien'],
      ['club-similar', 'Laufer Cafe Linz'],
      ['club-similar', 'Hariers of Kunming'],
    ]);
    expect(new Set(entries(text).map(({ club }) => club)).size).toBe(6);
  });

  it('that differ only in case, blanks or Unicode form, or by a number, are not warned of', () => {
    expect(
      warnings(`bib,name,sex,club
1,A,F,Harriers
2,B,M,HARRIERS
3,C,M,Cafe\u0301  Läufer
4,D,M,Café\u00A0Läufer
5,E,M,School No. 12
6,F,F,School No. 13
7,G,F,Kunming Runners A
8,H,F,Kunming Runners B
`),
    ).toEqual([]);
  });
});

describe('a list without columns that the entries have already', () => {
  it('needs a bib alone, and says which fields it has', () => {
    const parsed = list('bib,chip\n99,A1', [entry('99', { name: 'Ann', sex: 'F' })]);
    expect(parsed).toMatchObject({
      ok: true,
      value: { entries: [{ bib: '99', name: 'Ann', sex: 'F', chips: ['A1'] }], fields: ['chips'] },
    });
  });

  it('names the bibs that it would have to make', () => {
    const parsed = list('bib,chip\n99,A1\n100,A2', [entry('99')]);
    expect(parsed).toMatchObject({
      ok: false,
      problems: [{ code: 'entry-new', line: 3, params: { bib: '100', columns: 'name, sex' } }],
    });
  });
});

it('200,000 faulty lines answer with what a person can read, and how many more there are', () => {
  const lines = 200_000;
  const rows = Array.from({ length: lines }, (_, index) => `${index % 10},Runner,Q,A1\n`).join('');
  const parsed = list(`bib,name,sex,chip\n${rows}`);
  const told = parsed.ok ? [] : parsed.problems;
  expect(told).toHaveLength(201);
  expect(told.at(-1)).toMatchObject({ code: 'more-problems' });
  expect(told[0]).toMatchObject({ line: 2 });
  // Each line: a sex that is none, a bib that is there already, the chip of the line before.
  expect(problemCount(told)).toBe(lines + (lines - 10) + (lines - 1));
  expect(JSON.stringify(told).length).toBeLessThan(60_000);
});
