import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { book, bytesOf, fileOf, textOf } from './results-file.fixture.ts';
import { all, readXml, type Element } from './xml.fixture.ts';

/** Results as programs of others read them. */

/** A file as LibreOffice has it after opening: flat XML; null where it is not installed. */
function asLibreOffice(name: string, content: Uint8Array, filter: string[] = []): Element | null {
  const folder = mkdtempSync(join(tmpdir(), 'goldline-office-'));
  try {
    writeFileSync(join(folder, name), content);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const args = [profile, '--headless', ...filter, '--convert-to', 'fods', '--outdir', folder, name];
    const { error } = spawnSync('soffice', args, { cwd: folder, timeout: 180_000 });
    const made = join(folder, name.replace(/\.\w+$/, '.fods'));
    if (error !== undefined || !existsSync(made)) return null;
    return readXml(readFileSync(made, 'utf8').replace(/<!--[\s\S]*?-->/g, ''));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const noOffice = 'LibreOffice (soffice) is not installed: it reads the workbooks where it is';

/** The cells of a table by its head. */
function rowsOf(office: Element, table: number): Record<string, Element>[] {
  const [head, ...rows] = all(all(office, 'table:table')[table]!, 'table:table-row').map((row) =>
    all(row, 'table:table-cell').flatMap((cell) =>
      Array.from(
        { length: Number(cell.attributes['table:number-columns-repeated'] ?? 1) % 1000 },
        () => cell,
      ),
    ),
  );
  const names = head!.map((cell) => wordsOf(cell));
  // The rest of the sheet is one empty row, however often.
  return rows
    .filter((row) => row.some((cell) => wordsOf(cell) !== ''))
    .map((row) => Object.fromEntries(row.map((cell, index) => [names[index] ?? '', cell])));
}

const wordsOf = (cell: Element | undefined) =>
  cell === undefined
    ? ''
    : all(cell, 'text:p')
        .map(({ text }) => text)
        .join('\n');

describe.each([['xlsx'], ['ods']] as const)('LibreOffice opens the %s', (format) => {
  it(
    'with bibs as texts, durations that may exceed a day, and no formula',
    { timeout: 240_000 },
    (context) => {
      const office = asLibreOffice(`results.${format}`, bytesOf(fileOf(book, format)));
      if (office === null) return context.skip(noOffice);
      const rows = rowsOf(office, 0);
      const cells = rows.map((row) => [
        wordsOf(row['Bib']),
        row['Bib']?.attributes['office:value-type'],
        wordsOf(row['Name']),
        wordsOf(row['Gun time']),
      ]);
      expect(cells).toEqual([
        ['007', 'string', '王小明', '0:40:01'],
        ['3E5', 'string', 'Иванова Анна', '0:41:40'],
        ['13', 'string', 'Ann Lee', '0:43:20'],
        ['14', 'string', 'Out Man', '0:45:00'],
        ['12', 'string', '张伟', '26:01:02'],
        ['W1', 'string', 'Wheel', '0:25:00'],
      ]);
      expect(rows[4]!['Gun time']!.attributes).toMatchObject({
        'office:value-type': 'time',
        'office:time-value': expect.stringMatching(/^PT26H0?1M0?2(\.0+)?S$/),
      });
      expect(wordsOf(rows[0]!['Club'])).toBe('=cmd()');
      expect(
        all(office, 'table:table-cell').filter(({ attributes }) => 'table:formula' in attributes),
      ).toEqual([]);
    },
  );
});

it('LibreOffice opens the CSV and computes nothing in it', { timeout: 240_000 }, (context) => {
  const all7 = '--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1';
  const office = asLibreOffice('results.csv', bytesOf(fileOf(book, 'csv')), [all7]);
  if (office === null) return context.skip(noOffice);
  expect(rowsOf(office, 0).map((row) => [wordsOf(row['Name']), wordsOf(row['Club'])])).toContainEqual([
    '王小明',
    "'=cmd()",
  ]);
  expect(all(office, 'table:table-cell').filter(({ attributes }) => 'table:formula' in attributes)).toEqual(
    [],
  );
});

it('JSON is valid to a validator that knows nothing but the published schema', () => {
  const schema: object = JSON.parse(readFileSync('resources/results.schema.json', 'utf8'));
  const validate = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  const json = JSON.parse(textOf(fileOf(book, 'json'))) as { races: { rows: { bib: unknown }[] }[] };
  expect([validate(json), validate.errors]).toEqual([true, null]);
  json.races[0]!.rows[0]!.bib = 7;
  expect(validate(json)).toBe(false);
});

/**
 * The schema of the International Orienteering Federation has no licence that lets it be copied here. Who has it names the file by
 * `IOF_XSD`; without it, results-file.test.ts holds the file to the order and the types of the elements that are in it.
 */
it('IOF XML is valid to the schema of the federation', { timeout: 120_000 }, async (context) => {
  const path = process.env['IOF_XSD'];
  if (path === undefined)
    return context.skip(
      'IOF_XSD names no copy of IOF.xsd (github.com/international-orienteering-federation)',
    );
  const schema = readFileSync(path, 'utf8');
  const contents = textOf(fileOf(book, 'iof-xml'));
  const check = (xml: string) =>
    validateXML({
      xml: [{ fileName: 'results.xml', contents: xml }],
      schema: [schema],
      initialMemoryPages: 512,
      maxMemoryPages: 2048,
    });
  expect((await check(contents)).errors).toEqual([]);
  expect((await check(contents.replace('<Status>OK', '<Status>Fine'))).valid).toBe(false);
});
