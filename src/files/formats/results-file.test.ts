import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { resultsFileSchema } from '../../contract/results-file.ts';
import { officialFormatSchema, publicFormatSchema } from '../../contract/results-formats.ts';
import { runNow } from '../../timing/steps.ts';
import { act, entry, timingOf } from '../../timing/timing.fixture.ts';
import { resultsCsv } from '../results-csv.ts';
import { fileName, officialFile, officialRefusals } from './results-file.ts';
import { book, bookOf, bytesOf, fileOf, people, textOf, timing } from './results-file.fixture.ts';
import { all, readXml } from './xml.fixture.ts';

describe('a workbook', () => {
  it('has a sheet for everybody and for each list; times are parts of a day, bibs are texts, nothing is a formula', async () => {
    const bytes = bytesOf(fileOf(book, 'xlsx'));
    const { sheets } = await readXlsx(bytes);
    expect(sheets.map(({ name }) => name)).toEqual([
      'Everybody',
      ...book.races[0]!.lists.map(({ id }) => expect.stringMatching(/./) && sheetOf(id)),
      'About this file',
    ]);
    const [everybody] = sheets;
    const head = everybody!.rows[0]!.map(String);
    const column = (name: string) => everybody!.rows.slice(1).map((row) => row[head.indexOf(name)]);
    expect(column('Bib')).toEqual(['007', '3E5', '13', '14', '12', 'W1']);
    expect(column('Club')[0]).toBe('=cmd()');
    const files = unzipSync(bytes);
    const xml = readXml(Buffer.from(files['xl/worksheets/sheet1.xml']!).toString('utf8'));
    expect(all(xml, 'f')).toEqual([]);
    const gun = head.indexOf('Gun time');
    const serials = all(xml, 'row')
      .slice(1)
      .map((row) => Number(all(row.children[gun]!, 'v')[0]?.text));
    expect(serials.map((serial) => Math.round(serial * 86_400_000))).toEqual([
      2_401_000, 2_500_000, 2_600_000, 2_700_000, 93_662_000, 1_500_000,
    ]);
    expect(all(xml, 'pane')[0]?.attributes).toMatchObject({ ySplit: '1', state: 'frozen' });
  });

  it('of OpenDocument holds times as durations, also over a day', () => {
    const files = unzipSync(bytesOf(fileOf(book, 'ods')));
    expect(Object.keys(files)[0]).toBe('mimetype');
    const content = readXml(Buffer.from(files['content.xml']!).toString('utf8'));
    for (const name of ['styles.xml', 'settings.xml', 'META-INF/manifest.xml'])
      readXml(Buffer.from(files[name]!).toString('utf8'));
    const [everybody] = all(content, 'table:table');
    const times = all(everybody!, 'table:table-cell').map((one) => one.attributes['office:time-value']);
    expect(times).toEqual(expect.arrayContaining(['PT00H40M01S', 'PT26H01M02S']));
    expect(all(content, 'table:table-cell').some((cell) => 'table:formula' in cell.attributes)).toBe(false);
  });
});

/** The sheet of a list in this test's race. */
function sheetOf(id: string): unknown {
  return id === 'overall' ? 'Overall' : expect.any(String);
}

it('CSV for people is what it always was; a list has its own places first', () => {
  expect(textOf(fileOf(book, 'csv'))).toBe(resultsCsv(timing, timing.races, 'en'));
  const women = parse(textOf(fileOf(book, 'csv', { list: 'sex:F' })), { bom: true });
  expect(women[0]!.slice(0, 2)).toEqual(['Place in list', 'Bib']);
  expect(women.slice(1).map((row: string[]) => row.slice(0, 2))).toEqual([
    ['1', '3E5'],
    ['2', '13'],
  ]);
  const chosen = parse(textOf(fileOf(book, 'csv', { columns: ['name', 'bib', 'gone'] })), { bom: true });
  expect(chosen.slice(0, 2)).toEqual([
    ['Name', 'Bib'],
    ['王小明', '007'],
  ]);
});

it('GB18030 holds names that GBK cannot', () => {
  const rare = bookOf(timingOf([entry('1', { name: '𫖯䶮㛃' })], []));
  const bytes = bytesOf(fileOf(rare, 'csv', { encoding: 'gb18030' }));
  expect(new TextDecoder('gb18030').decode(bytes)).toBe(textOf(fileOf(rare, 'csv')).slice(1));
});

it('CSV for programs has ids, instants and milliseconds', () => {
  const rows = parse<Record<string, string>>(textOf(fileOf(book, 'csv-machine')), { columns: true });
  expect(rows[0]).toMatchObject({
    bib: '007',
    club: '=cmd()',
    status: 'finished',
    ranked: 'true',
    gun_ms: '2401000',
    list_overall: 'overall',
    place_overall: '1',
    list_sex: 'sex:M',
    finish_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*\.300Z$/),
  });
});

it('JSON is what its published schema says (vitest -u writes it anew)', async () => {
  const schema = { ...z.toJSONSchema(resultsFileSchema, { io: 'input' }), title: 'Goldline results' };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../../resources/results.schema.json',
  );
  const json: unknown = JSON.parse(textOf(fileOf(book, 'json')));
  expect(z.fromJSONSchema(schema as never).safeParse(json).error).toBeUndefined();
  const [race] = resultsFileSchema.parse(json).races;
  expect(race!.rows.map(({ bib }) => bib)).toEqual(['007', '3E5', '13', '14', '12', 'W1']);
  expect(race!.lists[0]!.rows[1]).toEqual({ place: 2, bib: '3E5' });
});

/** Children of these elements stand in this order in IOF.xsd 3.0. */
const iofOrder: Record<string, string[]> = {
  ResultList: ['Event', 'ClassResult'],
  Event: ['Id', 'Name', 'StartTime'],
  ClassResult: ['Class', 'Course', 'PersonResult', 'TeamResult'],
  PersonResult: ['Person', 'Organisation', 'Result'],
  Person: ['Name', 'Nationality', 'Extensions'],
  Result: ['BibNumber', 'StartTime', 'FinishTime', 'Time', 'TimeBehind', 'Position', 'Status', 'SplitTime'],
  SplitTime: ['ControlCode', 'Time'],
};

it('IOF XML keeps to the order and the types of the schema', () => {
  const xml = readXml(textOf(fileOf(book, 'iof-xml')));
  expect(xml).toMatchObject({ name: 'ResultList', attributes: { iofVersion: '3.0', status: 'Snapshot' } });
  for (const [name, order] of Object.entries(iofOrder))
    for (const element of [xml, ...all(xml, name)].filter((one) => one.name === name)) {
      const found = element.children.map((child) => order.indexOf(child.name));
      expect(found).not.toContain(-1);
      expect(found).toEqual(found.toSorted((one, other) => one - other));
    }
  const [first] = all(xml, 'PersonResult');
  expect(all(first!, 'Family')[0]?.text).toBe('WANG');
  expect(all(first!, 'g:NativeName')[0]?.text).toBe('王小明');
  expect(first!.children.at(-1)!.children.map(({ name, text }) => [name, text])).toEqual(
    expect.arrayContaining([
      ['Time', '2401'],
      ['TimeBehind', '0'],
      ['Position', '1'],
      ['Status', 'OK'],
    ]),
  );
});

it('the page needs nothing from a network, and holds everybody without JavaScript', () => {
  const page = textOf(fileOf(book, 'html', { lang: 'zh-CN' }));
  expect(page).toContain('<html lang="zh-CN">');
  expect(page).not.toMatch(/(?:src|href)=|@import|url\(|fetch\(/);
  for (const { name } of people) expect(page).toContain(`<bdi>${name}</bdi>`);
});

it('no file for everybody has a birth date or a chip', () => {
  for (const format of publicFormatSchema.options) {
    const text = textOf(fileOf(book, format, {}));
    const zipped = format === 'xlsx' || format === 'ods' ? unzipSync(bytesOf(fileOf(book, format))) : {};
    const whole = [text, ...Object.values(zipped).map((bytes) => Buffer.from(bytes).toString('utf8'))].join(
      '',
    );
    for (const secret of ['1996-03-07', '1991-11-30', '07.03.1996']) expect(whole).not.toContain(secret);
  }
});

describe('a receiver’s file', () => {
  const official = (format: z.infer<typeof officialFormatSchema>, as?: 'csv') =>
    runNow(officialFile(book, format, { men: 10, women: 11 }, as));

  it('tells who is not in it, and why', () => {
    for (const format of officialFormatSchema.options) {
      const { written, leftOut } = official(format);
      expect([format, written + leftOut.length]).toEqual([format, people.length]);
    }
    expect(official('itra').leftOut.map(({ code }) => code)).toEqual([
      'problems.out-no-birth-date',
      'problems.out-no-latin',
      'problems.out-no-place',
    ]);
  });

  it('has the heads that it wants: the federation’s example', () => {
    const [head, first] = parse(textOf(official('federation', 'csv').parts));
    expect(head!.slice(0, 11).join()).toBe(
      'Place,Bib,FamilyName,GivenName,NativeName,Sex,BirthDate,Nation,AthleteId,Result,NetTime',
    );
    expect(first!.slice(0, 11).join()).toBe('1,007,WANG,Xiaoming,王小明,M,1996-03-07,CHN,,0:40:01,0:39:51');
  });

  it('of World Athletics has the shape of its description, and times without a leading zero', () => {
    const site = { ...book.site, country: 'CHN' };
    expect(officialRefusals(book, 'world-athletics', {}).map(({ code }) => code)).toEqual([
      'problems.out-event-id',
      'problems.out-site-country',
    ]);
    const full = { ...book, site };
    expect(officialRefusals(full, 'world-athletics', { men: 10, women: 11 })).toEqual([]);
    const made = runNow(officialFile(full, 'world-athletics', { competition: 7, men: 10, women: 11 }));
    const file = JSON.parse(textOf(made.parts));
    expect(file).toMatchObject({
      waId: 7,
      relayTeams: [],
      athletes: [
        {
          id: 1,
          firstName: 'Xiaoming',
          lastName: 'WANG',
          birthdate: '1996-03-07',
          country: 'CHN',
          sex: 'male',
        },
        { id: 2, firstName: 'Anna', lastName: 'IVANOVA', sex: 'female' },
      ],
      units: [
        {
          waEventId: 10,
          rounds: [
            {
              type: 'Final',
              races: [{ number: 1, results: [{ athleteId: 1, result: '40:01', placeInRace: 1 }] }],
            },
          ],
        },
        { waEventId: 11 },
      ],
    });
    expect(made.leftOut.map(({ code }) => code).toSorted()).toEqual([
      'problems.out-no-birth-date',
      'problems.out-no-country',
      'problems.out-no-latin',
      'problems.out-no-unit',
    ]);
  });
});

const nasty = fc.oneof(
  fc.constantFrom(
    '=cmd()',
    '"; DROP',
    'a\nb',
    '\u202eabc',
    '👨‍👩‍👧',
    '𫖯䶮',
    '_x0041_',
    '<b>&amp;</b>',
    ']]>',
    "'x",
    'O’Neill ',
    '  two  blanks',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
);

it('any name survives every format', async () => {
  await fc.assert(
    fc.asyncProperty(nasty, async (name) => {
      const own = bookOf(timingOf([entry('1', { name })], []));
      const machine = parse<Record<string, string>>(textOf(fileOf(own, 'csv-machine')), { columns: true });
      expect(machine[0]!['name']).toBe(name);
      const people = parse<Record<string, string>>(textOf(fileOf(own, 'csv')), { bom: true, columns: true });
      expect(people[0]!['Name']!.replace(/^'(?=[=+\-@\t\r\0＝＋－＠])/, '')).toBe(name);
      expect(JSON.parse(textOf(fileOf(own, 'json'))).races[0].rows[0].name).toBe(name);
      const { sheets } = await readXlsx(bytesOf(fileOf(own, 'xlsx')));
      expect(sheets[0]!.rows[1]).toContain(name);
      const kept = name.replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '\ufffd');
      const content = readXml(
        Buffer.from(unzipSync(bytesOf(fileOf(own, 'ods')))['content.xml']!).toString('utf8'),
      );
      expect(all(content, 'table:table-row').length).toBeGreaterThan(1);
      const iof = readXml(textOf(fileOf(own, 'iof-xml')));
      const whole = all(iof, 'Name').flatMap(({ children }) => children.map(({ text }) => text));
      expect(whole.join(' ').replace(/\s/g, '').length).toBe(
        kept.replace(/[\s,]/g, '').length +
          (kept.replace(/[^,]/g, '').length - (/^[^,]+,[^,]/.test(kept.trim()) ? 1 : 0)),
      );
      expect(textOf(fileOf(own, 'html'))).not.toContain('<b>');
    }),
    { numRuns: 60 },
  );
});

it('a file is named by its event, list, state and version, and its name is safe', () => {
  expect(fileName(book, { lang: 'en', list: 'sex:F' }, 'xlsx')).toMatch(
    /^[\p{L}\p{N}.-]+-women-provisional-\d+\.\d+\.xlsx$/u,
  );
});

it('a closed race is not provisional', () => {
  const over = timingOf(people);
  act(over, { type: 'race.close' });
  const closed = bookOf(over);
  expect(fileName(closed, { lang: 'en' }, 'csv')).toContain('-closed-');
});
