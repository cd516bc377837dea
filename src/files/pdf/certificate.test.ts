import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { act } from '../../timing/timing.fixture.ts';
import {
  certificateBibs,
  certificateOf,
  certificatePieces,
  sampleCertificate,
  samplePieces,
} from './certificate.ts';
import { makeCertificates } from './certificate-batch.ts';
import { certificateDesignSchema } from '../../contract/certificate-design.ts';
import type { CertificateText } from '../../timing/model/certificate-design.ts';
import { usualDesign } from './design.ts';
import { pageCount } from './join.ts';
import { hardNames, paperRace, textOfPdf } from './pdf.fixture.ts';
import type { Pieces } from './order.ts';
import { Printer } from './printer.ts';

const printer = new Printer();
const folder = mkdtempSync(join(tmpdir(), 'goldline-certificates-'));
afterAll(() => {
  printer.close();
  rmSync(folder, { recursive: true, force: true });
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

const plainField = {
  kind: 'text',
  x: 0,
  y: 0,
  width: 10,
  size: 9,
  weight: 'regular',
  color: '#000000',
  align: 'left',
  fit: true,
} as const;
const designOf = (...fields: CertificateText[]) =>
  certificateDesignSchema.parse({ ...usualDesign, page: { width: 210, height: 297 }, fields });

it('the usual design is one that may be saved', () => {
  expect(certificateDesignSchema.parse(usualDesign)).toEqual(usualDesign);
});

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
  const design = designOf({ ...plainField, text: '{latin}!' }, { ...plainField, text: '{name} {nothing}' });
  const fields = certificateOf(timing, '6', { design }).fields as { text: string }[];
  expect(fields.map(({ text }) => text)).toEqual([`${hardNames[5]![0]} {nothing}`]);
});

it('a heading is left out where the value under it is', () => {
  const design = designOf(
    { ...plainField, text: 'Latin name', needs: 'latin' },
    { ...plainField, text: 'Bib', needs: 'bib' },
  );
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

it('a design is looked at with the hardest names of the field, and with made-up ones where it has none', async () => {
  const results = timing.races[0]!;
  const sample = (of: 'first' | 'longest' | 'han' | 'ethiopic') =>
    sampleCertificate(timing, results, of, usualDesign);
  expect([sample('first').name, sample('han').name]).toEqual([hardNames[0]![0], hardNames[0]![0]]);
  expect(sample('longest').name).toBe(hardNames[7]![0]);
  expect(sample('ethiopic')).toMatchObject({ bib: '5', name: hardNames[4]![0], isExample: true });
  const few = paperRace(2);
  const madeUp = sampleCertificate(few, few.races[0]!, 'ethiopic', usualDesign);
  expect([madeUp.isExample, few.entry(madeUp.bib)]).toEqual([true, undefined]);
  expect(sampleCertificate(timing, results, { bib: '9' }, usualDesign)).toMatchObject({ isExample: true });
  expect(() => sampleCertificate(timing, results, { bib: '777' }, usualDesign)).toThrow('bib-unknown');

  const job = { title: 'Preview', language: 'en', at: 0, asPicture: true } as const;
  const { svg, pages, missing } = await printer.print(job, samplePieces(sample('han'), paper));
  expect([pages, missing]).toEqual([1, []]);
  expect(svg).toMatch(/^<svg [\s\S]*<path /);
});
