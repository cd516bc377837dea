import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListMapping } from '../contract/list-mapping.ts';
import type { Entry } from '../timing/model/race.ts';
import { eventOfRace } from '../timing/model/event.ts';
import { entry, race } from '../timing/timing.fixture.ts';
import type { ListFor, ListRead } from './read-start-list.ts';
import { listInTable } from './start-list.ts';
import { containers, stored, type TestCell } from './table/lists.fixture.ts';
import { readTable, tableOfText } from './table/read-table.ts';

const site = eventOfRace({ ...race, waves: [{ id: 'A', name: 'Wave A' }, { id: 'B' }] });
const forList = (known: Entry[] = []): ListFor => ({
  file: 'list',
  site,
  known: new Map(known.map((one) => [one.bib, one])),
});
const ofText = (text: string, known?: Entry[], mapping?: ListMapping, more: Partial<ListFor> = {}) => {
  const table = tableOfText(text, 'list');
  if (!table.ok) throw new Error(table.problems[0]?.code);
  return listInTable(table.value, { ...forList(known), ...more }, mapping);
};
type Outcome = ReturnType<typeof listInTable>;
const good = (read: Outcome): Entry[] => {
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  if (read.value.problems.length > 0) throw new Error(JSON.stringify(read.value.problems[0]));
  return read.value.rows.map(({ entry: one }) => one);
};
const entriesOf = (text: string, known?: Entry[]) => good(ofText(text, known));
const warningsOf = (text: string) => {
  const read = ofText(text);
  return read.ok ? read.warnings.map(({ code }) => code) : read.problems;
};
const read = (text: string, known?: Entry[], more?: Partial<ListFor>): ListRead => {
  const outcome = ofText(text, known, undefined, more);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};

describe('where the list begins', () => {
  it.each([
    ['titles above', 'Kunming Half 2026\nas of midnight\n\nbib,name,sex\n1,Ann,F\n2,Bob,M\n'],
    ['a blank first column', ',bib,name,sex\n,1,Ann,F\n,2,Bob,M\n'],
    ['a blank first column and row', '\n,,,\n,Bib,Name,Sex\n,1,Ann,F\n,2,Bob,M\n'],
    ['heads in two lines', 'Start,Runner,\nno.,name,Sex\n1,Ann,F\n2,Bob,M\n'],
    ['heads in two languages', '参赛号,姓名,性别\nBib,Name,Sex\n1,Ann,F\n2,Bob,M\n'],
    ['heads in one cell in two languages', '参赛号 Bib,姓名/Name,性别 (Sex)\n1,Ann,F\n2,Bob,M\n'],
    ['heads that say what to write', 'Bib no.*,Name (required),Sex (M/F)\n1,Ann,F\n2,Bob,M\n'],
    ['heads again on each page', 'bib,name,sex\n1,Ann,F\nbib,name,sex\n2,Bob,M\n'],
    [
      'remarks between rows',
      'bib,name,sex\nWomen,,\n1,Ann,F\nMen,,\n2,Bob,M\nTotal: 2,,\n'.replace(/^(\w+),,$/gm, ',$1,'),
    ],
    ['no heads', '1,Ann Lee,F\n2,Bob Ray,M\n'.replace(/ (Lee|Ray)/g, '')],
    ['OE', 'Stno;Chip;Surname;First name;S\n1;;Ann;;F\n2;;Bob;;M\n'],
    ['RACE RESULT', 'Bib;Lastname;Firstname;Gender;Transponder1\n1;Ann;;f;\n2;Bob;;m;\n'],
    ['RunSignup', 'Bib Num,Last Name,Gender,T-Shirt\n1,Ann,Female,M\n2,Bob,Male,L\n'],
    ['a Russian protocol', '№ п/п;Ст. №;Фамилия, имя;Пол\n1;1;Ann;Ж\n2;2;Bob;М\n'],
    ['traditional Chinese', '號碼布,選手姓名,性別\n1,Ann,女\n2,Bob,男\n'],
    ['German', 'Startnummer;Nachname;Geschlecht\n1;Ann;w\n2;Bob;m\n'],
    ['French', 'Dossard;Nom;Sexe\n1;Ann;F\n2;Bob;H\n'],
    ['Spanish', 'Dorsal;Apellidos;Género\n1;Ann;Mujer\n2;Bob;Hombre\n'],
    ['Swedish', 'Nummerlapp;Namn;Kön\n1;Ann;K\n2;Bob;M\n'],
    ['pandas', ',bib,name,sex\n0,1.0,Ann,F\n1,2.0,Bob,M\n'],
  ])('is found: %s', (_, text) => {
    expect(entriesOf(text)).toMatchObject([
      { bib: '1', name: 'Ann', sex: 'F' },
      { bib: '2', name: 'Bob', sex: 'M' },
    ]);
  });

  it('columns without heads are what their cells are, and that is told', () => {
    const text = `12,李娜,女,1990-02-03,E280116060000205,CHN\n7,王伟,男,1988-11-30,E280116060000206,CHN\n103,Ivan Petrov,男,1979-01-02,E280116060000207,RUS\n`;
    expect(entriesOf(text)).toMatchObject([
      { bib: '12', name: '李娜', sex: 'F', birthDate: '1990-02-03', nationality: 'CHN' },
      { bib: '7', chips: ['E280116060000206'] },
      { bib: '103', nationality: 'RUS' },
    ]);
    expect(warningsOf(text)).toContain('head-guessed');
  });

  it('of several sheets the one that is a start list is read, the others are told', async () => {
    const { writeXlsx } = await import('hucre/xlsx');
    const book = await writeXlsx({
      sheets: [
        {
          name: 'Prices',
          rows: [
            ['Item', 'Price'],
            ['Shirt', 20],
          ],
        },
        {
          name: 'List',
          rows: [
            ['Bib', 'Name', 'Sex'],
            [1, 'Ann', 'F'],
          ],
        },
      ],
    });
    const table = await readTable(book, 'list.xlsx');
    const list = table.ok ? listInTable(table.value, forList()) : table;
    expect(list).toMatchObject({
      ok: true,
      warnings: [{ code: 'sheets-left-out', params: { sheet: 'List' } }],
    });
  });
});

it('a sheet that a person chose is read as it seems to be, until they say what its columns are', async () => {
  const { writeXlsx } = await import('hucre/xlsx');
  const people = (bib: number, name: string) => [
    ['Bib', 'Name', 'Sex'],
    [bib, name, 'F'],
  ];
  const book = await writeXlsx({
    sheets: [
      { name: 'Women', rows: people(1, 'Ann') },
      { name: 'Late', rows: people(2, 'Zoe') },
    ],
  });
  const table = await readTable(book, 'list.xlsx');
  const chosen = { sheet: 'Late', headRows: 0, columns: [] };
  const list = table.ok ? listInTable(table.value, forList(), chosen) : table;
  expect(list).toMatchObject({ ok: true, value: { rows: [{ entry: { bib: '2', name: 'Zoe' } }] } });
});

describe('cells', () => {
  const dates = (...cells: string[]) =>
    entriesOf(`bib,name,sex,dob\n${cells.map((cell, at) => `${at + 1},Ann,F,"${cell}"`).join('\n')}\n`).map(
      ({ birthDate }) => birthDate,
    );

  it.each([
    ['day first, as one of them tells', ['3/7/1996', '25/12/1990'], ['1996-07-03', '1990-12-25']],
    ['month first, as one of them tells', ['3/7/1996', '12/25/1990'], ['1996-03-07', '1990-12-25']],
    ['dots', ['07.03.1996', '1.2.1990'], ['1996-03-07', '1990-02-01']],
    [
      'months by name',
      ['7 March 1996', '07-Mar-96', 'Mar 7, 1996'],
      ['1996-03-07', '1996-03-07', '1996-03-07'],
    ],
    ['months by name in Russian', ['7 марта 1996 г.', '7 мая 1985'], ['1996-03-07', '1985-05-07']],
    ['two figures for a year', ["'96", '25.12.85', '31/7/12'], ['1996', '1985-12-25', '2012-07-31']],
    ['days of a spreadsheet', ['31144'], ['1985-04-07']],
    ['years', ['1985', '1985年', '1985.0', '1985 г.р.'], ['1985', '1985', '1985', '1985']],
    ['Chinese', ['1985年4月7日', '1985年04月07日'], ['1985-04-07', '1985-04-07']],
    ['the same in both orders', ['5/5/1990'], ['1990-05-05']],
  ])('a date in any shape that is certain: %s', (_, cells, expected) => {
    expect(dates(...cells)).toEqual(expected);
  });

  it('dates that may be either are a question, and an answer reads them', () => {
    const text = 'bib,name,sex,dob\n1,Ann,F,3/7/1996\n2,Bob,M,1/2/1990\n';
    expect(read(text).problems.map(({ code, line, at }) => [code, line, at])).toEqual([
      ['date-order', 2, 3],
      ['date-order', 3, 3],
    ]);
    const mapping: ListMapping = { headRows: 1, columns: ['bib', 'name', 'sex', 'birthDate'], dates: 'mdy' };
    expect(good(ofText(text, [], mapping))).toMatchObject([
      { birthDate: '1996-03-07' },
      { birthDate: '1990-01-02' },
    ]);
  });

  it.each(['13/13/1990', '31.02.1990', '25', '1985-13-01', '99999', 'yesterday'])(
    'a date %s is none',
    (cell) => {
      expect(read(`bib,name,sex,dob\n1,Ann,F,${cell}\n`).problems).toMatchObject([{ code: 'birth-date' }]);
    },
  );

  it('countries by name, in codes of two kinds and in three languages', () => {
    const codes = ['Germany', 'DEU', 'Германия', '德国', 'Deutschland', 'GER', 'de'];
    const list = `bib,name,sex,nation\n${codes.map((cell, at) => `${at + 1},Ann,F,${cell}`).join('\n')}\n`;
    expect(new Set(entriesOf(list).map(({ nationality }) => nationality))).toEqual(new Set(['GER']));
    const others = {
      'Chinese Taipei': 'TPE',
      中国香港: 'HKG',
      Россия: 'RUS',
      Iran: 'IRI',
      England: 'GBR',
      越南: 'VIE',
      ZAF: 'RSA',
      "Côte d'Ivoire": 'CIV',
      Казахстан: 'KAZ',
      'Viet Nam': 'VIE',
    };
    for (const [name, code] of Object.entries(others))
      expect(entriesOf(`bib,name,sex,nation\n1,Ann,F,${name}\n`)).toMatchObject([{ nationality: code }]);
    expect(read('bib,name,sex,nation\n1,Ann,F,QQQ\n').problems).toMatchObject([{ code: 'nationality' }]);
  });

  it('names in one, two or three columns; a Chinese one without a blank', () => {
    expect(entriesOf('bib;Фамилия;Имя;Отчество;Пол\n1;Иванова;Анна;Павловна;ж')).toMatchObject([
      { name: 'Иванова Анна Павловна' },
    ]);
    expect(entriesOf('参赛号,姓,名,性别\n1,李,娜,女')).toMatchObject([{ name: '李娜' }]);
  });

  it('waves and categories by name, however it is spaced', () => {
    expect(entriesOf('bib,name,sex,wave,category\n1,Ann,F,ＷＡＶＥ  a,w35')).toMatchObject([
      { wave: 'A', category: 'W35' },
    ]);
  });

  it('an EPC in groups is one chip, short codes are several', () => {
    expect(
      entriesOf(
        'bib,name,sex,chip\n1,Ann,F,E280 1160 6000 0205 4A1B 2C3D\n2,Bob,M,AA01 AA02\n3,Cy,M,0xE280AA',
      ).map(({ chips }) => chips),
    ).toEqual([['E2801160600002054A1B2C3D'], ['AA01', 'AA02'], ['E280AA']]);
  });

  it('an age is no birthday: it is left out and told', () => {
    expect(entriesOf('bib,name,sex,age\n1,Ann,F,34')).toMatchObject([{ birthDate: undefined }]);
    expect(warningsOf('bib,name,sex,age\n1,Ann,F,34')).toEqual(['age-left-out']);
  });

  it('an identity number says birth date and sex, is compared with what the columns say, and is kept nowhere', () => {
    const entries = entriesOf('参赛号,姓名,身份证号\n1,李娜,11010519491231002X\n');
    expect(entries).toMatchObject([{ sex: 'F', birthDate: '1949-12-31' }]);
    expect(JSON.stringify(entries)).not.toContain('11010519491231002X');
    expect(warningsOf('参赛号,姓名,性别,身份证号\n1,李娜,男,11010519491231002X\n')).toContain('id-differs');
    expect(warningsOf('参赛号,姓名,性别,身份证号\n1,李娜,女,110105194912310021\n')).toContain('id-check');
  });

  it('a number that lost its digits in a workbook is told, not taken', async () => {
    const rows: TestCell[][] = [
      ['bib', 'name', 'sex', 'chip'],
      [1, 'Ann', 'F', 3.00833e23],
    ];
    const table = await readTable(await stored(rows, 'xlsx'), 'list.xlsx');
    const list = table.ok ? listInTable(table.value, forList()) : table;
    expect(list).toMatchObject({ value: { problems: [{ code: 'code-ruined', line: 2, at: 3 }] } });
  });
});

describe('row by row', () => {
  it('good rows can go in while bad ones wait, each with its cell', () => {
    const { rows, problems } = read('bib,name,sex,wave\n1,Ann,F,A\n2,Bob,Q,A\n3,Cy,M,Z\n4,Di,F,B\n');
    expect(rows.filter(({ isBad }) => !isBad).map(({ entry: { bib } }) => bib)).toEqual(['1', '4']);
    expect(problems.map(({ code, line, at }) => [code, line, at])).toEqual([
      ['sex-unknown', 3, 2],
      ['wave-unknown', 4, 3],
    ]);
  });

  it('of two rows with one bib or one chip neither is taken', () => {
    const { rows } = read('bib,name,sex,chip\n1,Ann,F,A1\n1,Anna,F,A2\n2,Bob,M,B1\n3,Cy,M,B1\n4,Di,F,D1\n');
    expect(rows.filter(({ isBad }) => !isBad).map(({ entry: { bib } }) => bib)).toEqual(['4']);
  });

  it('two columns for one thing are a question, and a mapping is the answer', () => {
    const text = 'DOB,Birthday,bib,name,sex\n1990,1991,1,Ann,F\n';
    expect(ofText(text)).toMatchObject({ ok: false, problems: [{ code: 'columns-double' }] });
    expect(
      good(ofText(text, [], { headRows: 1, columns: [null, 'birthDate', 'bib', 'name', 'sex'] })),
    ).toMatchObject([{ birthDate: '1991' }]);
  });
});

describe('bib and chip alone', () => {
  const known = [
    entry('7', { name: 'Ann', chips: ['A1'] }),
    entry('8', { name: 'Bob', chips: ['A2'] }),
    entry('9', { chips: ['A9'] }),
  ];

  it.each([
    ['with heads', 'bib,chip\n7,E280AA07\n8,E280AA08\n'],
    ['in the other order', 'Transponder;Bib\nE280AA07;7\nE280AA08;8\n'],
    ['without heads', '7,E280AA07\n8,E280AA08\n'],
    ['without heads, in the other order', 'E280AA07\t7\nE280AA08\t8\n'],
  ])('are taken for entries that are there: %s', (_, text) => {
    expect(entriesOf(text, known)).toMatchObject([
      { bib: '7', name: 'Ann', chips: ['E280AA07'] },
      { bib: '8', name: 'Bob', chips: ['E280AA08'] },
    ]);
  });

  it('a chip that is somebody else’s is refused, and taken where that is confirmed', () => {
    expect(read('bib,chip\n7,A9\n', known).problems).toMatchObject([
      { code: 'chip-twice', params: { bib: '7', holder: '9' } },
    ]);
    expect(read('bib,chip\n7,A9\n', known, { mayTakeChips: true })).toMatchObject({
      problems: [],
      taken: [{ chip: 'A9', bib: '9' }],
    });
  });
});

describe('a list written in any way', () => {
  const heads = [
    ['Bib', 'Name', 'Sex', 'Birth date', 'Country', 'Chip'],
    ['参赛号', '姓名', '性别', '出生日期', '国籍', '芯片'],
    ['Стартовый номер', 'ФИО', 'Пол', 'Дата рождения', 'Страна', 'Чип'],
  ];
  const people = [
    ['007', '李娜', 'F', '1990-02-03', 'CHN', 'E280AA01'],
    ['12', '王伟', 'M', '1985-11-30', 'CHN', 'E280AA02'],
    ['103', '陈大文', 'M', '2001-01-01', 'HKG', 'E280AA03'],
    ['A9', '张丽', 'F', '1979-12-31', 'CHN', 'E280AA04'],
  ];
  const encodings = ['utf-8', 'utf-16le', 'gb18030'];

  it('reads back to the same entries', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...containers),
        fc.constantFrom(...encodings),
        fc.constantFrom(...heads),
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
        fc.boolean(),
        async (container, encoding, head, order, hasTitle) => {
          const rows = [head, ...people].map((row) => order.map((at) => row[at] ?? ''));
          const isPlain =
            container === 'xlsx' || container === 'ods' || encoding === 'gb18030' || encoding === 'utf-16le';
          // A text of Russian headings and Chinese names has no encoding but Unicode.
          const used = isPlain && head === heads[2] ? 'utf-8' : encoding;
          const titled = hasTitle && container !== 'fixed' ? [['昆明半程马拉松'], ...rows] : rows;
          const bytes = await stored(titled, container, used);
          const table = await readTable(bytes, 'list', { zone: 'Asia/Shanghai' });
          if (!table.ok) throw new Error(JSON.stringify(table.problems));
          const entries = good(listInTable(table.value, forList()));
          expect(
            entries.map(({ bib, name, sex, birthDate, nationality, chips }) => [
              bib,
              name,
              sex,
              birthDate,
              nationality,
              ...chips,
            ]),
          ).toEqual(people);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['windows-1251', 'Номер;ФИО;Пол', 'Иванов Пётр'],
    ['koi8-r', 'Номер;ФИО;Пол', 'Иванов Пётр'],
    ['ibm866', 'Номер;ФИО;Пол', 'Иванов Пётр'],
    ['windows-1252', 'Startnummer;Name;Geschlecht', 'Jörg Müßig'],
    ['windows-1250', 'Numer startowy;Nazwisko;Płeć', 'Wałęsa Łukasz'],
    ['big5', '號碼,姓名,性別', '陳大文'],
    ['gb18030', '参赛号,姓名,性别', '欧阳娜娜'],
    ['shift_jis', 'ナンバー,氏名,性別', '山田太郎'],
    ['euc-kr', '배번,이름,성별', '김민준'],
    ['utf-16be', 'bib,name,sex', 'Ann Lee'],
    ['utf-16le', 'bib,name,sex', '李娜'],
    ['utf-8', 'bib,name,sex', 'Ҳасан Қодиров'],
  ])('in %s', async (encoding, head, name) => {
    const separator = head.includes(';') ? ';' : ',';
    const text = `${head}\n${Array.from({ length: 12 }, (_, at) => [at + 1, name, 'M'].join(separator)).join('\n')}\n`;
    const { encode } = await import('./encoding/encode.fixture.ts');
    const bytes = encoding === 'utf-16be' ? Buffer.from(text, 'utf16le').swap16() : encode(text, encoding);
    const table = await readTable(bytes, 'list', { encoding });
    if (!table.ok) throw new Error(JSON.stringify(table.problems));
    expect(good(listInTable(table.value, forList()))[0]).toMatchObject({ bib: '1', name, sex: 'M' });
  });

  it('of fifty thousand rows', async () => {
    const rows = [
      heads[0] ?? [],
      ...Array.from({ length: 50_000 }, (_, at) => [
        at + 1,
        `Runner ${at}`,
        'F',
        '1990-02-03',
        'CHN',
        `E28${at}`,
      ]),
    ];
    const table = await readTable(await stored(rows, 'xlsx'), 'list');
    if (!table.ok) throw new Error(table.problems[0]?.message);
    expect(good(listInTable(table.value, forList()))).toHaveLength(50_000);
  });
});
