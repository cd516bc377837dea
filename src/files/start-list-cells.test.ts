import { describe, expect, it } from 'vitest';
import { eventOfRace } from '../timing/model/event.ts';
import { race } from '../timing/timing.fixture.ts';
import { parseStartList } from './start-list.ts';
import { entries, warnings, problems } from './start-list.fixture.ts';

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
    expect(entries('sep=;\r\nbib;name;sex\r\n1;Ann, Lee;F\r\n')).toMatchObject([{ name: 'Ann Lee' }]);
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
