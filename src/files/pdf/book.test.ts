import { afterAll, expect, it } from 'vitest';
import { officialTimes } from '../../timing/views/results-page.ts';
import type { Timing } from '../../timing/timing.ts';
import { clockText } from '../csv-text.ts';
import { bookPieces, type BookOptions } from './book.ts';
import { embeddedFonts, pageCount } from './join.ts';
import { paperRace, textOfPdf } from './pdf.fixture.ts';
import { Printer } from './printer.ts';

const printer = new Printer();
afterAll(() => printer.close());

const now = Date.parse('2026-12-06T15:00:00+08:00');
const job = { title: 'Book', language: 'en', at: now / 1000 } as const;
const book = (timing: Timing, more: Partial<BookOptions> = {}) =>
  printer.print(job, bookPieces(timing, timing.races, { language: 'en', now, ...more }));

it('a book has the fonts of every script in it, a box for no name, and as many pages as it says', async () => {
  const { pdf, pages, missing } = await book(paperRace(80));
  expect(missing).toEqual([]);
  expect(pageCount(pdf)).toBe(pages);
  expect(pages).toBeGreaterThan(3);
  expect(embeddedFonts(pdf)).toEqual(
    expect.arrayContaining([
      'NotoSans-Regular',
      'NotoSans-Bold',
      'NotoSansSC-Bold',
      'NotoSansArabic-Bold',
      'NotoSansEthiopic-Bold',
    ]),
  );
});

it('another program reads every bib, Latin name and time out of a book', async (context) => {
  const timing = paperRace(60);
  const read = textOfPdf((await book(timing)).pdf);
  if (read === null) return context.skip('pdftotext (poppler-utils) is not installed');
  const { race } = timing.races[0]!;
  const overall = timing.races[0]!.list('overall');
  expect(overall.length).toBeGreaterThan(40);
  for (const bib of overall) {
    const { gun, chip } = officialTimes(timing.result(bib)!, race);
    const line = new RegExp(`\\b${bib}\\b.*${clockText(gun, 1000)}\\s+${clockText(chip, 1000)}`);
    expect(read).toMatch(line);
  }
  expect(read).toContain('Kairat Aliyev');
  expect(read).toContain('#let $x$ *b* _i_ @ref');
  expect(read).toMatch(/DQ TR6\.3\.1/);
  expect(read).toContain('Page 2 of');
});

it('every page is provisional until the race is closed and nobody is in review', async (context) => {
  const [open, closed] = [await book(paperRace(12, false)), await book(paperRace(12))];
  const read = [textOfPdf(open.pdf), textOfPdf(closed.pdf)];
  if (read[0] === null) return context.skip('pdftotext (poppler-utils) is not installed');
  const pages = read[0]!.split('\f').filter((page) => page.trim() !== '');
  expect(pages).toHaveLength(open.pages);
  for (const page of pages) expect(page.toUpperCase()).toContain('PROVISIONAL');
  expect(read[1]!.toUpperCase()).not.toContain('PROVISIONAL');
});

it('the organiser’s texts stand in it, and are left out where there are none', async (context) => {
  const texts = { officials: ['Referee: O’Neil #1'], weather: ['12 °C'] };
  const read = textOfPdf((await book(paperRace(3), { texts })).pdf);
  if (read === null) return context.skip('pdftotext (poppler-utils) is not installed');
  expect(read).toContain('Referee: O’Neil #1');
  expect(read).toContain('12 °C');
  expect(textOfPdf((await book(paperRace(3))).pdf)).not.toContain('Officials');
});

it('a field whose lists are long is set in parts that stand in one document', async () => {
  const steps: number[] = [];
  const timing = paperRace(420);
  const { pdf, pages } = await printer.print(job, bookPieces(timing, timing.races, { language: 'en', now }), {
    onProgress: (_, of) => steps.push(of),
  });
  expect(steps[0]).toBeGreaterThan(4);
  expect(pageCount(pdf)).toBe(pages);
});
