import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemCount } from '../contract/problem.ts';
import { eventOfRace } from '../timing/model/event.ts';
import { entry, race } from '../timing/timing.fixture.ts';
import { parseStartList } from './start-list.ts';

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

const list = (text: string, known = [entry('99')]) =>
  parseStartList(text, 'list.csv', eventOfRace(race), known);
const entries = (text: string) => {
  const parsed = list(text);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return parsed.value.entries;
};
const warnings = (text: string) => {
  const parsed = list(text);
  return parsed.ok ? parsed.warnings.map(({ code, value }) => [code, value]) : parsed.problems;
};
const problems = (text: string) => {
  const parsed = list(text);
  return parsed.ok ? [] : parsed.problems.map(({ code, line, params }) => ({ code, line, params }));
};

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

describe('codes', () => {
  it.each(['3.00833E+23', '3,00833E+23', '3.00833e+23', '1E+05', '3.00833E23'])(
    'that a spreadsheet took for a number are refused: %s',
    (ruined) => {
      expect(problems(`bib;name;sex;chip\n1;Ann;F;${ruined}`)).toMatchObject([
        { code: 'code-ruined', line: 2, params: { field: 'chip', value: ruined.trim() } },
      ]);
      expect(problems(`bib;name;sex\n${ruined};Ann;F`)).toMatchObject([
        { code: 'code-ruined', params: { field: 'bib' } },
      ]);
    },
  );

  it('that only look like such a number are taken', () => {
    expect(entries('bib,name,sex,chip\n1,Ann,F,3E23\nE12,Bob,M,0E5A')).toMatchObject([
      { chips: ['3E23'] },
      { bib: 'E12', chips: ['0E5A'] },
    ]);
  });

  it.each(['#N/A', '#REF!', '#####'])('that a spreadsheet did not have are refused: %s', (value) => {
    expect(problems(`bib,name,sex,chip\n1,Ann,F,${value}`)).toMatchObject([{ code: 'cell-error' }]);
  });

  it('have no invisible characters and no full-width ones', () => {
    expect(
      entries(
        'bib,name,sex,chip\n102\u200B,Bob,M,AA02\u200B\n１０３,Chen,M,ＡＡ０３\n\u202D104\u202C,Li,F,\u2060AA04',
      ),
    ).toMatchObject([
      { bib: '102', chips: ['AA02'] },
      { bib: '103', chips: ['AA03'] },
      { bib: '104', chips: ['AA04'] },
    ]);
  });

  it('are the same with them and without', () => {
    const text = 'bib,name,sex,chip\n102\u200B,Bob,M,A1\n102,Ann,F,A2\n103,Li,F,ａ2';
    expect(problems(text)).toMatchObject([
      { code: 'bib-twice', line: 3, params: { bib: '102', before: 2 } },
      { code: 'chip-twice', line: 4, params: { holder: '102', bib: '103' } },
    ]);
  });

  it('with letters of another alphabet are warned of', () => {
    expect(warnings('bib,name,sex,chip\n1,Ann,F,АА01')).toEqual([['chip-strange', 'АА01']]);
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

describe('cells as other programs write them', () => {
  it.each([
    ['1985-04-07 00:00:00', '1985-04-07'],
    ['1985-04-07T00:00:00.000Z', '1985-04-07'],
    ['19850407', '1985-04-07'],
    ['1985年4月7日', '1985-04-07'],
    ['１９８５/４/７', '1985-04-07'],
    ['07.04.1985 0:00', '1985-04-07'],
    ['1985', '1985'],
  ])('a birth date %s is %s', (text, birthDate) => {
    expect(entries(`bib,name,sex,dob\n1,Ann,F,${text}`)).toMatchObject([{ birthDate }]);
  });

  it.each(['19851332', '1985年13月7日', '1985-04-07 10:00:00'])('a birth date %s is refused', (text) => {
    expect(problems(`bib,name,sex,dob\n1,Ann,F,${text}`)).toMatchObject([{ code: 'birth-date' }]);
  });

  it('countries have two letters or three', () => {
    const codes = (text: string) => entries(`bib,name,sex,country\n1,Ann,F,${text}`)[0]?.nationality;
    expect(['DE', 'ch', 'CN', 'NL', 'KAZ'].map(codes)).toEqual(['GER', 'SUI', 'CHN', 'NED', 'KAZ']);
    expect(problems('bib,name,sex,country\n1,Ann,F,QQ')).toMatchObject([{ code: 'nationality' }]);
  });

  it('a first line may say what stands between cells', () => {
    expect(entries('sep=;\r\nbib;name;sex\r\n1;Ann, Lee;F\r\n')).toMatchObject([{ name: 'Ann, Lee' }]);
    expect(problems('sep=;\r\nbib;name;sex\r\n1;Ann;Q\r\n')).toMatchObject([{ line: 3 }]);
  });

  it('waves and categories are known by their names too', () => {
    const named = { ...race, waves: [{ id: 'A', name: { en: 'Wave A', ru: 'Волна А' } }, { id: 'B' }] };
    const parsed = parseStartList(
      'bib,name,sex,wave\n1,Ann,F,волна а\n2,Bob,M,b',
      'list.csv',
      eventOfRace(named),
      [],
    );
    expect(parsed.ok && parsed.value.entries.map(({ wave }) => wave)).toEqual(['A', 'B']);
  });

  it('headings may be in traditional Chinese, Japanese and Korean', () => {
    expect(entries('號碼,姓名,性別\n1,陳大文,男')).toMatchObject([{ bib: '1', sex: 'M' }]);
    expect(entries('ナンバー,氏名,性別,所属\n1,山田太郎,男,東京陸協')).toMatchObject([{ club: '東京陸協' }]);
    expect(entries('배번,이름,성별\n1,김민준,남')).toMatchObject([{ name: '김민준', sex: 'M' }]);
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
