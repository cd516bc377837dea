import { afterEach, expect, it } from 'vitest';
import { bookPieces } from './book.ts';
import { pageCount } from './join.ts';
import type { Piece } from './order.ts';
import { paperRace } from './pdf.fixture.ts';
import { Printer } from './printer.ts';

let printer: Printer;
afterEach(() => printer.close());

const timing = paperRace(20);
const job = { title: 'Book', language: 'en', at: 0 } as const;
const pieces = () => bookPieces(timing, timing.races, { language: 'en', now: 0 });

it('a process that is killed in the middle is told, and the next document is made by another', async () => {
  printer = new Printer();
  const broken = printer.print(job, pieces(), {
    onProgress: () => process.kill(printer.pid!, 'SIGKILL'),
  });
  await expect(broken).rejects.toMatchObject({
    told: { code: 'paper.process-ended', params: { with: 'SIGKILL' } },
  });
  const { pdf, pages } = await printer.print(job, pieces());
  expect(pageCount(pdf)).toBe(pages);
});

it('a document that takes too long is ended and told, and the next one is made', async () => {
  printer = new Printer({ stepMs: 1 });
  await expect(printer.print(job, pieces())).rejects.toMatchObject({ told: { code: 'paper.too-long' } });
  expect(printer.pid).toBeUndefined();
});

it('what the compiler says of a page that it cannot set is told, and the process goes on', async () => {
  printer = new Printer();
  const wrong: Piece[] = [{ kind: 'part', part: { template: 'book', data: {} } }];
  await expect(printer.print(job, wrong)).rejects.toMatchObject({
    told: { code: 'paper.not-set', params: { said: expect.stringContaining('.typ') as string } },
  });
  const { pid } = printer;
  await expect(printer.print(job, pieces())).resolves.toMatchObject({ missing: [] });
  expect(printer.pid).toBe(pid);
});

it('documents that are asked for at once are made one after the other', async () => {
  printer = new Printer();
  const made = await Promise.all([printer.print(job, pieces()), printer.print(job, pieces())]);
  expect(made.map(({ pages }) => pages)).toEqual([made[0].pages, made[0].pages]);
});

it('characters that no font has are named', async () => {
  printer = new Printer();
  const named = paperRace(1);
  const texts = { notes: ['😀 ok'] };
  const { missing } = await printer.print(
    job,
    bookPieces(named, named.races, { language: 'en', now: 0, texts }),
  );
  expect(missing).toEqual(['😀']);
});
