import { afterAll, expect, it } from 'vitest';
import { explain } from '../../timing/views/explain.ts';
import { evidencePieces } from './evidence.ts';
import { labelPieces } from './labels.ts';
import { noticePieces } from './notice.ts';
import type { Cell, Pieces, Row } from './order.ts';
import { paperRace, textOfPdf } from './pdf.fixture.ts';
import { Printer } from './printer.ts';
import { startListPieces } from './start-list.ts';

const printer = new Printer();
afterAll(() => printer.close());
const timing = paperRace(40);
const { races } = timing;
const how = { language: 'en', now: 0 } as const;
const print = (pieces: Pieces) => printer.print({ title: 'List', language: 'en', at: 0 }, pieces);

const rowsOf = (pieces: Pieces): Row[] =>
  [...pieces].flatMap((piece) => (piece?.kind === 'rows' ? piece.rows : []));
const titlesOf = (pieces: Pieces): string[] =>
  [...pieces]
    .flatMap((piece) => (piece?.kind === 'block' ? [piece.block] : []))
    .flatMap((block) => (block.kind === 'table' ? [block.title] : []));
const nameOf = (cell: Cell | undefined) => (typeof cell === 'string' ? cell : (cell?.[0] ?? ''));

it('a start list has everybody once, by bib as numbers, or by name as the language orders names', async () => {
  const bibs = rowsOf(startListPieces(timing, races, { ...how, order: 'bib' })).map(({ cells }) => cells[0]);
  expect(bibs).toEqual(Array.from({ length: 40 }, (_, index) => String(index + 1)));
  const russian = rowsOf(startListPieces(timing, races, { now: 0, language: 'ru', order: 'name' }));
  const names = russian.map(({ cells }) => nameOf(cells[1]));
  expect(names).toEqual(names.toSorted(new Intl.Collator('ru', { numeric: true }).compare));
  const { missing, pages } = await print(startListPieces(timing, races, { ...how, order: 'name' }));
  expect([missing, pages]).toEqual([[], expect.any(Number)]);
});

it('by club each club stands by itself', () => {
  const titles = titlesOf(startListPieces(timing, races, { ...how, order: 'club' }));
  expect(titles.toSorted()).toEqual(['North Harriers', '昆明跑团'].toSorted());
});

it('a notice marks who was not on the sheet before, and nobody where there was none', async (context) => {
  const [results] = races;
  const options = { ...how, list: 'overall', size: 'a3' } as const;
  const first = rowsOf(noticePieces(timing, results!, options));
  expect(first.filter(({ mark }) => mark === 'new')).toEqual([]);
  const [before, later] = [first.slice(0, 10), first.slice(10)];
  const bibs = new Set(before.map(({ cells }) => cells[1] as string));
  const marked = rowsOf(noticePieces(timing, results!, { ...options, before: bibs }));
  expect(marked.map(({ mark }) => mark)).toEqual([...before.map(() => undefined), ...later.map(() => 'new')]);
  const { pdf } = await print(noticePieces(timing, results!, { ...options, before: bibs }));
  const read = textOfPdf(pdf);
  if (read === null) return context.skip('pdftotext (poppler-utils) is not installed');
  expect(read).toContain('new since the last sheet');
});

it('labels fill whole sheets: 24 or 14 on each, in the order of the bibs', async () => {
  const cells = rowsOf(labelPieces(timing, races, { ...how, labels: '3x8' })).map((row) => row.cells);
  expect(cells[2]).toEqual(['3', ['अर्जुन कृष्ण', 'Arjun Krishna', ''], 'Sample', 'A', 'chip …0002']);
  expect((await print(labelPieces(timing, races, { ...how, labels: '3x8' }))).pages).toBe(2);
  expect((await print(labelPieces(timing, races, { ...how, labels: '2x7' }))).pages).toBe(3);
});

it('evidence tells every step of a runner’s result in words, and the outcome', async (context) => {
  const explanation = explain(timing, '5');
  const { pdf } = await print(evidencePieces(timing, explanation, how));
  const read = textOfPdf(pdf);
  if (read === null) return context.skip('pdftotext (poppler-utils) is not installed');
  expect(explanation.steps.length).toBeGreaterThan(3);
  expect(read.match(/2026-12-06 0\d:\d\d:\d\d\.\d{3}/g)!.length).toBe(explanation.steps.length);
  expect(read).toContain('TR6.3.1');
  expect(read).toContain('Timing referee');
});
