import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { act } from '../../timing/timing.fixture.ts';
import { certificateBibs, certificateOf, certificatePieces } from './certificate.ts';
import { makeCertificates } from './certificate-batch.ts';
import { designSchema, usualDesign } from './design.ts';
import { pageCount } from './join.ts';
import { hardNames, paperRace, textOfPdf } from './pdf.fixture.ts';
import type { Pieces } from './order.ts';
import { Printer } from './printer.ts';

const printer = new Printer();
const folder = mkdtempSync(join(tmpdir(), 'goldline-certificates-'));
afterAll(() => {
  printer.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => rmSync(folder, { recursive: true, force: true }));

const timing = paperRace(24);
const paper = { design: usualDesign, picture: null };
const print = (pieces: Pieces) => printer.print({ title: 'Certificate', language: 'en', at: 0 }, pieces);
const options = { ...paper, folder, race: 'sample', isWhole: true, files: 'each', print } as const;
const textsOf = (bib: string, more: object = {}) =>
  certificateOf(timing, bib, { design: usualDesign, ...more }).fields.map(
    (field) => (field as { text?: string }).text,
  );

it('finishers get one, with both times and the places; nobody else does', () => {
  const bibs = certificateBibs(timing.races[0]!);
  expect(bibs).not.toContain('5');
  expect(bibs).not.toContain('9');
  expect(bibs).toHaveLength(21);
  expect(textsOf('2')).toEqual(
    expect.arrayContaining(['Қайрат Әлиев', 'Kairat Aliyev', '0:43:23', '0:43:12', '2']),
  );
  expect(() => textsOf('5')).toThrow('paper.no-certificate');
  expect(() => textsOf('77')).toThrow('bib-unknown');
});

it('each is in the language of the runner’s country, unless one is asked for', () => {
  expect(textsOf('1')).toContain('枪声成绩');
  expect(textsOf('2')).toContain('Официальное время');
  expect(textsOf('3')).toContain('Gun time');
  expect(textsOf('3', { language: 'ru' })).toContain('Официальное время');
});

it('a field is left out where a runner has nothing for it, and what is written in a name is no value', () => {
  const design = designSchema.parse({
    page: { width: 210, height: 297 },
    fields: [
      { kind: 'text', x: 0, y: 0, width: 10, size: 9, text: '{latin}!' },
      { kind: 'text', x: 0, y: 0, width: 10, size: 9, text: '{name} {nothing}' },
    ],
  });
  const fields = certificateOf(timing, '6', { design }).fields as { text: string }[];
  expect(fields.map(({ text }) => text)).toEqual([`${hardNames[5]![0]} {nothing}`]);
});

it('a heading is left out where the value under it is', () => {
  const field = { kind: 'text', x: 0, y: 0, width: 10, size: 9 } as const;
  const fields = [
    { ...field, text: 'Latin name', needs: 'latin' },
    { ...field, text: 'Bib', needs: 'bib' },
  ];
  const design = designSchema.parse({ page: { width: 210, height: 297 }, fields });
  const shown = (bib: string) =>
    certificateOf(timing, bib, { design }).fields.map((one) => (one as { text: string }).text);
  expect([shown('2'), shown('6')]).toEqual([['Latin name', 'Bib'], ['Bib']]);
});

it('all scripts are drawn, a page for each runner, and another program reads the times', async (context) => {
  const bibs = certificateBibs(timing.races[0]!);
  const { pdf, pages, missing } = await print(certificatePieces(timing, bibs, paper));
  expect([pages, pageCount(pdf), missing]).toEqual([bibs.length, bibs.length, []]);
  const read = textOfPdf(pdf);
  if (read === null) return context.skip('pdftotext (poppler-utils) is not installed');
  expect(read.split('\f')[1]).toMatch(/0:43:23\s+0:43:12/);
});

it('a batch that is stopped goes on where it was, and nothing is made twice', async () => {
  const bibs = certificateBibs(timing.races[0]!);
  const stop = new AbortController();
  const first = await makeCertificates(timing, bibs, {
    ...options,
    signal: stop.signal,
    onProgress: (done) => done === 4 && stop.abort(),
  });
  expect(first).toMatchObject({ made: 4, kept: 0, of: bibs.length });
  const at = statSync(join(folder, '1.pdf')).mtimeMs;
  const second = await makeCertificates(timing, bibs, options);
  expect(second).toMatchObject({ made: bibs.length - 4, kept: 4 });
  expect(statSync(join(folder, '1.pdf')).mtimeMs).toBe(at);
  const files = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  expect(files.toSorted()).toEqual(bibs.map((bib) => `${bib}.pdf`).toSorted());
  for (const name of files) expect(pageCount(readFileSync(join(folder, name)))).toBe(1);
});

it('who gets none any more loses it, and whose places change get new ones', async () => {
  const changing = paperRace(6);
  const make = () => makeCertificates(changing, certificateBibs(changing.races[0]!), options);
  await make();
  act(changing, { type: 'status.set', bib: '6', status: 'dq', rule: 'TR6.3.1' });
  expect(await make()).toMatchObject({ made: 0, kept: 4, removed: 1 });
  act(changing, { type: 'status.set', bib: '1', status: 'dq', rule: 'TR6.3.1' });
  expect(await make()).toMatchObject({ made: 3, kept: 0, removed: 1 });
  const files = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  expect(files.toSorted()).toEqual(['2.pdf', '3.pdf', '4.pdf']);
});

it('together they are one file for many', async () => {
  const bibs = certificateBibs(timing.races[0]!);
  await makeCertificates(timing, bibs, { ...options, files: 'together' });
  expect(pageCount(readFileSync(join(folder, 'sample-001.pdf')))).toBe(bibs.length);
});
