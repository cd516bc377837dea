import type { z } from 'zod';
import type { publicFormatSchema } from '../../contract/results-formats.ts';
import type { Entry } from '../../timing/model/race.ts';
import { runNow } from '../../timing/steps.ts';
import type { Timing } from '../../timing/timing.ts';
import { entry, passing, timingOf } from '../../timing/timing.fixture.ts';
import { resultsBook, type ResultsBook } from './book.ts';
import { publicFile, type FileParts } from './results-file.ts';

export const bookOf = (timing: Timing) => runNow(resultsBook(timing, timing.races));

export function bytesOf(parts: FileParts): Uint8Array {
  const encoder = new TextEncoder();
  const made = [...parts].filter((part) => part !== undefined);
  return Buffer.concat(made.map((part) => (typeof part === 'string' ? encoder.encode(part) : part)));
}
export const textOf = (parts: FileParts) => Buffer.from(bytesOf(parts)).toString('utf8');
export const fileOf = (book: ResultsBook, format: z.infer<typeof publicFormatSchema>, more = {}) =>
  publicFile(book, format, { lang: 'en', ...more });

/** A runner's passings: `finish` seconds after the gun, half way at half the time. */
export function ran(bib: string, finish: number, start = 10) {
  return [
    passing(bib, 'start', start),
    passing(bib, '5k', start + (finish - start) / 2),
    passing(bib, 'finish', finish),
  ];
}

/** Bibs and names that programs take for something else, and a runner of more than a day. */
export const people: Entry[] = [
  entry('007', {
    name: '王小明',
    latinName: 'WANG Xiaoming',
    birthDate: '1996-03-07',
    nationality: 'CHN',
    club: '=cmd()',
  }),
  entry('3E5', {
    name: 'Иванова Анна',
    latinName: 'IVANOVA Anna',
    sex: 'F',
    birthDate: '1991-11-30',
    nationality: 'RUS',
  }),
  entry('12', { name: '张伟', birthDate: '1990-01-01', nationality: 'CHN' }),
  entry('13', {
    name: 'Ann Lee',
    latinName: 'Ann LEE',
    sex: 'F',
    nationality: 'GBR',
    birthDate: undefined,
  }),
  entry('14', { name: 'Out Man', birthDate: '1980-02-02', nationality: 'XYZ' }),
  entry('W1', { name: 'Wheel', division: 'wheelchair' }),
];
export const timing = timingOf(people, [
  ...ran('007', 2400.3),
  ...ran('3E5', 2500),
  ...ran('12', 93_662),
  ...ran('13', 2600),
  ...ran('14', 2700),
  ...ran('W1', 1500),
]);
export const book = bookOf(timing);
