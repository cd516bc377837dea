import { z } from 'zod';
import { listIdSchema } from '../rows.ts';
import type { Calls } from './call.ts';
import { anyBib, bib, language } from './fields.ts';

/** Race id; where absent, all races. */
const race = z.string().optional();
const lang = language.catch('en').default('en');
export const noRace = ['no-race', 'site-needed', 'race-unknown'] as const;
/** Why paper could not be made. */
export const notMade = [
  'paper.not-set',
  'paper.not-started',
  'paper.process-ended',
  'paper.too-long',
  'paper.stopped',
  'paper.bad-file',
] as const;

/** Bibs with commas between them. */
const bibs = z
  .string()
  .transform((text) => text.split(',').filter((one) => one.trim() !== ''))
  .pipe(z.array(bib).max(50_000));

/** Documents to print, as PDF. The header Goldline-Missing counts the characters that no font has. */
export const paperCalls = {
  bookPdf: {
    method: 'GET',
    path: '/api/paper/book.pdf',
    about: 'Gives the results book of one race or of all: cover, contents, and all lists of each race.',
    query: z.object({ lang, race }),
    answer: 'application/pdf',
    problems: [...noRace, ...notMade],
  },
  startListPdf: {
    method: 'GET',
    path: '/api/paper/start-list.pdf',
    about: 'Gives the start list by name, by bib, or each club by itself.',
    query: z.object({ lang, race, order: z.enum(['name', 'bib', 'club']).default('name') }),
    answer: 'application/pdf',
    problems: [...noRace, ...notMade],
  },
  noticePdf: {
    method: 'GET',
    path: '/api/paper/notice.pdf',
    about:
      'Gives a sheet for the notice board: one list in large letters; who is not among `before` is marked.',
    query: z.object({
      lang,
      race,
      list: listIdSchema.default('overall'),
      size: z.enum(['a4', 'a3']).default('a4'),
      /** Bibs of the sheet before; nobody is marked where it is absent. */
      before: bibs.optional(),
    }),
    answer: 'application/pdf',
    problems: [...noRace, ...notMade],
  },
  labelsPdf: {
    method: 'GET',
    path: '/api/paper/labels.pdf',
    about: 'Gives a label for the envelope of each bib, on sheets of 3 by 8 or 2 by 7.',
    query: z.object({ lang, race, labels: z.enum(['3x8', '2x7']).default('3x8') }),
    answer: 'application/pdf',
    problems: [...noRace, ...notMade],
  },
  evidencePdf: {
    method: 'GET',
    path: '/api/paper/evidence/:bib',
    about: 'Gives everything that made the result of one bib, for a jury.',
    params: anyBib,
    query: z.object({ lang }),
    answer: 'application/pdf',
    problems: [...noRace, ...notMade, 'bib-unknown'],
  },
  certificatePdf: {
    method: 'GET',
    path: '/api/paper/certificate/:bib',
    about: 'Gives the certificate of one finisher, in the language of their country where none is asked for.',
    params: anyBib,
    query: z.object({ lang: language.optional() }),
    answer: 'application/pdf',
    problems: [...noRace, ...notMade, 'bib-unknown', 'paper.no-certificate'],
  },
} as const satisfies Calls;
