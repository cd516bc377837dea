import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { resultsFileSchema } from '../../contract/results-file.ts';
import type { Timing } from '../../timing/timing.ts';
import { act, entry, passing, timingOf } from '../../timing/timing.fixture.ts';
import { dispositionOf, fileName } from './file-name.ts';
import { fileParts, formats, type FormatName } from './formats.ts';
import { resultsCsv } from '../results-csv.ts';

/** The file as bytes. */
function made(name: FormatName, timing: Timing, list?: string): Buffer {
  const parts = [...fileParts(name, timing, timing.races, { language: 'en', list })];
  return Buffer.concat(
    parts.filter((part) => part !== undefined).map((part) => Buffer.from(part as Uint8Array)),
  );
}

function ran(bib: string, finish: number, start = 10) {
  return [
    passing(bib, 'start', start),
    passing(bib, '5k', start + (finish - start) / 2),
    passing(bib, 'finish', finish),
  ];
}

const entries = [
  entry('007', { name: '=cmd|calc', club: '@North', sex: 'F' }),
  entry('3E5', { name: '王𫖯䶮', latinName: 'WANG Fuyan', nationality: 'CHN' }),
  entry('3', { name: 'محمد "the" <b>&amp;</b>' }),
  entry('4'),
  entry('5', { sex: 'F' }),
];
const timing = timingOf(entries, [...ran('007', 2400.2), ...ran('3E5', 93_662), ...ran('3', 2600)], {
  lists: [{ id: 'clubs', name: 'Clubs', by: 'sex', teams: { of: 'club', count: 1, score: 'time' } }],
  waves: [{ id: 'A' }],
});
act(timing, { type: 'status.set', bib: '4', status: 'dq', rule: 'TR6.3.1' });

/** The text of XML. */
const plain = (xml: string) =>
  xml
    .replace(/<[^>]*>/g, '')
    .replace(/&#13;/g, '\r')
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** Sheets of an XLSX file as a reader of its own sees them: cells by reference, with their type, style and value. */
function sheetsOf(file: Buffer) {
  const zip = unzipSync(file);
  const names = [...strFromU8(zip['xl/workbook.xml']!).matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) =>
    plain(name!),
  );
  return new Map(
    names.map((name, index) => {
      const xml = strFromU8(zip[`xl/worksheets/sheet${index + 1}.xml`]!);
      const rows = [...xml.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map(([, row]) => {
        const cells = [...row!.matchAll(/<c r="([A-Z]+)\d+"(?: s="(\d)")?( t="inlineStr")?>(.*?)<\/c>/gs)];
        return new Map(
          cells
            .map(([, ref, style, text, inner]) => {
              const own = plain(inner!);
              return [
                ref!,
                text === undefined ? Number(own) : own.replace(/_x005F_(?=x[0-9A-Fa-f]{4}_)/g, '_'),
                style,
              ] as const;
            })
            .map(([ref, value]) => [ref, value]),
        );
      });
      return [name, { xml, rows }];
    }),
  );
}

/** Rows of a sheet by its headings. */
function records(rows: Map<string, string | number>[]) {
  const [head, ...lines] = rows;
  return lines.map((line) =>
    Object.fromEntries([...head!].map(([ref, heading]) => [heading, line.get(ref)])),
  );
}

describe('a workbook', () => {
  const sheets = sheetsOf(made('xlsx', timing));
  const all = records(sheets.get('All entrants')!.rows);

  it('has everybody, each list, and the teams', () => {
    expect([...sheets.keys()]).toEqual([
      'All entrants',
      'Overall',
      'women',
      'men',
      'W18',
      'M18',
      'Clubs women',
      'Clubs men',
      'Teams Clubs women',
      'Teams Clubs men',
    ]);
    expect(all.map((row) => row['Bib'])).toEqual(['007', '3', '3E5', '5', '4']);
    const women = records(sheets.get('women')!.rows);
    expect(women.map((row) => [row['Sex place'], row['Bib']])).toEqual([
      [1, '007'],
      [undefined, '5'],
    ]);
  });

  it('has texts as texts, whatever they look like, and no formula', () => {
    expect(all[0]).toMatchObject({ Bib: '007', Name: '=cmd|calc', Club: '@North' });
    expect(all[1]).toMatchObject({ Name: 'محمد "the" <b>&amp;</b>' });
    expect(all[2]).toMatchObject({ Name: '王𫖯䶮', 'Latin name': 'WANG Fuyan' });
    for (const { xml } of sheets.values()) expect(xml).not.toContain('<f');
  });

  it('has times as parts of a day that come back to the millisecond, past 24 hours too', () => {
    const msOf = (value: string | number | undefined) => Math.round((value as number) * 86_400_000);
    expect(msOf(all[0]!['Gun time'])).toBe(2_401_000);
    expect(msOf(all[2]!['Gun time'])).toBe(93_662_000);
    expect(all[4]).toMatchObject({ 'Gun time': undefined, Status: 'DQ TR6.3.1' });
  });

  it('is the same bytes whenever it is made', () => {
    expect(made('xlsx', timing).equals(made('xlsx', timing))).toBe(true);
  });
});

const office = spawnSync('soffice', ['--version']).status === 0;

describe('LibreOffice reads', () => {
  it.each(['xlsx', 'ods'] as const)('%s as it was meant', { timeout: 120_000 }, (format, context) => {
    context.skip(!office, 'LibreOffice is not installed');
    const folder = mkdtempSync(join(tmpdir(), 'goldline-office-'));
    try {
      const path = join(folder, `results.${format}`);
      writeFileSync(path, made(format, timing));
      const home = `-env:UserInstallation=file://${folder}/home`;
      execFileSync('soffice', [home, '--headless', '--convert-to', 'fods', '--outdir', folder, path]);
      const xml = readFileSync(join(folder, 'results.fods'), 'utf8');
      expect(xml).toContain('office:time-value="PT26H01M02S"');
      expect(xml).toContain('office:time-value="PT00H40M01S"');
      expect(xml).not.toContain('table:formula');
      for (const text of ['007', '3E5', '=cmd|calc', '王𫖯䶮', '@North'])
        expect(xml).toMatch(
          new RegExp(`office:value-type="string"[^>]*><text:p>${text.replace('|', '\\|')}<`),
        );
      expect(xml).toContain('table:name="Teams Clubs women"');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('an OpenDocument spreadsheet', () => {
  const zip = unzipSync(made('ods', timing));
  const xml = strFromU8(zip['content.xml']!);

  it('begins with its type, and has the same sheets', () => {
    expect(Object.keys(zip)[0]).toBe('mimetype');
    expect(made('ods', timing).subarray(38).toString('latin1')).toMatch(
      /^application\/vnd\.oasis\.opendocument\.spreadsheet/,
    );
    expect([...xml.matchAll(/<table:table table:name="([^"]+)"/g)].map(([, name]) => name)).toContain(
      'Overall',
    );
  });

  it('has times as durations and texts as texts', () => {
    expect(xml).toContain('office:time-value="PT26H01M02S"><text:p>26:01:02<');
    expect(xml).toContain('office:value-type="string"><text:p>007<');
    expect(xml).not.toContain('formula');
  });
});

describe('JSON', () => {
  it('is as its published schema says (vitest -u writes it anew)', async () => {
    const schema = { ...z.toJSONSchema(resultsFileSchema), title: 'Goldline results' };
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
      '../../../resources/results.schema.json',
    );
    const file = z.strictObject(resultsFileSchema.shape).parse(JSON.parse(made('json', timing).toString()));
    const [race] = file.races;
    expect(race?.rows.map(({ bib, gun }) => [bib, gun])).toEqual([
      ['007', 2_401_000],
      ['3', 2_600_000],
      ['3E5', 93_662_000],
      ['5', null],
      ['4', null],
    ]);
    expect(race?.lists.find(({ id }) => id === 'sex:F')?.rows).toEqual([
      { bib: '007', place: 1 },
      { bib: '5', place: null },
    ]);
    expect(race?.lists.find(({ id }) => id === 'list:clubs:F')?.teams).toMatchObject([
      { team: '@North', place: 1, score: 2_401_000, scoredBy: 'time', scorers: ['007'] },
    ]);
  });

  it('of one list has that list and who is in it', () => {
    const file = resultsFileSchema.parse(JSON.parse(made('json', timing, 'sex:F').toString()));
    expect(file.races[0]?.lists.map(({ id }) => id)).toEqual(['sex:F']);
    expect(file.races[0]?.rows.map(({ bib }) => bib)).toEqual(['007', '5']);
  });
});

describe('CSV', () => {
  it('of everybody is the file of /api/results.csv, in GB18030 too', () => {
    const text = resultsCsv(timing, timing.races, 'en');
    expect(made('csv', timing).toString()).toBe(text);
    const decoder = new TextDecoder('gb18030', { fatal: true });
    expect(`\uFEFF${decoder.decode(made('csv-gb18030', timing))}`).toBe(text);
  });

  it('of one list has its lines in its order', () => {
    const rows = parse<Record<string, string>>(made('csv', timing, 'sex:M'), { bom: true, columns: true });
    expect(rows.map((row) => [row['Sex place'], row['Bib'], row['Gun time'], row['Status']])).toEqual([
      ['1', '3', '0:43:20', 'Finished'],
      ['2', '3E5', '26:01:02', 'Finished'],
      ['', '4', '', 'DQ TR6.3.1'],
    ]);
  });

  it('for programs has ids, milliseconds and instants', () => {
    const file = made('csv-machine', timing).toString();
    expect(file).not.toMatch(/^\uFEFF|\r/);
    const rows = parse<Record<string, string>>(file, { columns: true });
    expect(rows[0]).toMatchObject({
      bib: '007',
      name: '=cmd|calc',
      gun_ms: '2401000',
      chip_ms: '2391000',
      start_at: '2026-12-06T00:00:10.000Z',
      finish_at: '2026-12-06T00:40:00.200Z',
      'list:sex': 'sex:F',
      'place:sex': '1',
      state: 'provisional',
    });
    expect(rows[4]).toMatchObject({ bib: '4', status: 'dq', rule: 'TR6.3.1', gun_ms: '', finish_at: '' });
  });
});

describe('the page', () => {
  const page = made('html', timing).toString();

  it('fetches nothing, and runs nothing that stands in a name', () => {
    expect(page).not.toMatch(/\b(?:src|href)=|url\(|@import|https?:/);
    expect(page).toContain('محمد &quot;the&quot; &lt;b&gt;&amp;amp;&lt;/b&gt;');
    expect(page.match(/<script/g)).toHaveLength(1);
  });

  it('says of each line in which lists it stands, and where', () => {
    const [row] = page.match(/<tr data-lists="([^"]*)"><td class="own" hidden><\/td>.*007/) ?? [];
    expect(row).toContain('0:0:1 1:0:1');
  });
});

/** Names as nobody should have them: formulas, markup, other directions, emoji, rare characters, control characters, long. */
const names = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    '=1+1',
    "'quoted'",
    '"',
    'a\nb',
    '_x000D_',
    '_x005F_x000D_',
    'محمد',
    '‮abc',
    '👩‍👩‍👧',
    '𫖯䶮㛃',
    ']]>',
    'x'.repeat(500),
  ),
);
// oxlint-disable-next-line no-control-regex
const inXml = (name: string) => name.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, '\uFFFD');

it('any name comes back from every format as it went in', () => {
  fc.assert(
    fc.property(names, (name) => {
      const one = timingOf([entry('1', { name })], ran('1', 2400));
      const [xlsx] = records(sheetsOf(made('xlsx', one)).get('All entrants')!.rows);
      expect(xlsx?.['Name']).toBe(inXml(name));
      expect(JSON.parse(made('json', one).toString()).races[0].rows[0].name).toBe(name);
      const [machine] = parse<Record<string, string>>(made('csv-machine', one), { columns: true });
      expect(machine?.['name']).toBe(name);
      const page = made('html', one).toString();
      expect(plain(/<td class="text" dir="auto">([^]*?)<\/td>/.exec(page)?.[1] ?? '')).toBe(inXml(name));
    }),
    { numRuns: 60 },
  );
});

it('no public file holds a birth date or a chip', () => {
  const one = timingOf([entry('1', { birthDate: '1987-06-05', chips: ['E2801160ABCD'] })], []);
  for (const name of Object.keys(formats) as FormatName[]) {
    const file = made(name, one);
    const texts =
      name === 'xlsx' || name === 'ods'
        ? Object.values(unzipSync(file)).map((part) => strFromU8(part))
        : [file.toString()];
    for (const text of texts) expect(text).not.toMatch(/1987-06-05|E2801160ABCD/);
  }
});

it('a file is named after what is in it, with letters of any script', () => {
  const named = timingOf([entry('1')], [], {
    name: { en: 'Kunming: "Marathon" 2026/', 'zh-CN': '昆明马拉松' },
  });
  const name = (language: 'en' | 'zh-CN') =>
    fileName('xlsx', named, named.races, { language, list: 'sex:M' });
  expect(name('en')).toMatch(/^Kunming-Marathon-2026-men-provisional-\d+\.\d+\.xlsx$/);
  expect(name('zh-CN')).toMatch(/^昆明马拉松-男子-provisional-/);
  expect(dispositionOf('昆明.xlsx')).toBe(
    `attachment; filename="_.xlsx"; filename*=UTF-8''%E6%98%86%E6%98%8E.xlsx`,
  );
});
