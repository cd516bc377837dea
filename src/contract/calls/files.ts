import { z } from 'zod';
import { encodingSchema } from '../list-mapping.ts';
import { listPreviewSchema } from '../list-preview.ts';
import { problemSchema } from '../problem.ts';
import type { Calls } from './call.ts';
import { doneSchema, id, language } from './fields.ts';

/** What a person chose, or what helps to guess, when a file is read. */
export const textQuery = z.object({
  encoding: encodingSchema.optional(),
  language: language.optional(),
});

const loadedSchema = doneSchema.extend({ warnings: z.array(problemSchema) });

/** How a start list is to be read. */
const listQuery = textQuery.extend({
  /** Race id of everybody in a list that has no column for it. */
  race: z.string().optional(),
  /** A ListMapping as JSON: where the list begins and what its columns mean; guessed where absent. */
  mapping: z.string().max(12_000).optional(),
  /** Chips of entries that the list does not name are taken from them; where absent, such a row is refused. */
  takeChips: z.literal('true').optional(),
});

export const textProblems = ['workbook', 'encoding-unknown', 'encoding-unsure', 'broken-character'] as const;

const tableProblems = [
  'table-wide',
  'table-long',
  'table-web',
  'row-long',
  'workbook-locked',
  'workbook-damaged',
  'workbook-large',
  'workbook-old',
  'workbook-other',
  'list-slow',
  'mapping-unread',
  'sheet-unknown',
] as const;

const listProblems = [
  'no-race',
  'site-needed',
  'race-day-change',
  'list-empty',
  'not-csv',
  'columns-missing',
  'columns-double',
  'date-order',
  'list-changed',
  'bib-missing',
  'name-missing',
  'entry-new',
  'sex-unknown',
  'birth-date',
  'nationality',
  'code-ruined',
  'cell-error',
  'bib-twice',
  'chip-twice',
  'wave-unknown',
  'category-unknown',
  'own-start',
  'legs-none',
  'legs-count',
  'legs-chips',
  'race-needed',
  'race-unknown',
] as const;

/** Race definitions and start lists, as the files that people made, and the station's site of an event of several. */
export const fileCalls = {
  loadRace: {
    method: 'POST',
    path: '/api/race',
    about:
      'Loads a race definition from a JSON file; its name, percent-encoded, is in the header X-File-Name.',
    query: textQuery,
    body: 'application/octet-stream',
    answer: loadedSchema,
    problems: [...textProblems, 'not-json', 'race-field', 'other-race'],
  },
  eventFile: {
    method: 'GET',
    path: '/api/event-file',
    about: 'Gives the event file that defines what the station times; null where nothing is defined.',
    /** As resources/event.schema.json says. */
    answer: z.object({ file: z.record(z.string(), z.unknown()).nullable() }),
  },
  previewEntries: {
    method: 'POST',
    path: '/api/entries/preview',
    about: 'Says what a start list would do and how its columns are read; nothing is done.',
    query: listQuery,
    body: 'application/octet-stream',
    answer: listPreviewSchema,
    problems: [
      'no-race',
      'site-needed',
      'race-unknown',
      'list-empty',
      'not-csv',
      ...textProblems,
      ...tableProblems,
    ],
  },
  loadEntries: {
    method: 'POST',
    path: '/api/entries',
    about:
      'Loads a start list from a text or a workbook, named as a race definition is; its columns replace those of the same bibs.',
    query: listQuery.extend({
      /** What counts where the list would overwrite changes of race day; where absent, such a list is refused. */
      raceDay: z.enum(['keep', 'list']).optional(),
      /** Rows in which something is wrong are left out; where absent, one such row refuses the list. */
      skipBadRows: z.literal('true').optional(),
      /** What the preview said of the bytes: other bytes are refused. */
      digest: z.string().optional(),
    }),
    body: 'application/octet-stream',
    answer: loadedSchema.extend({ imported: z.number().int(), replaced: z.number().int() }),
    problems: [...textProblems, ...tableProblems, ...listProblems],
  },
  chooseSite: {
    method: 'POST',
    path: '/api/site',
    about: 'Says at which site of the event the station is, where the event has several.',
    body: z.strictObject({ site: id }),
    answer: doneSchema,
    problems: ['no-race', 'site-unknown', 'other-site', 'peers-site'],
  },
} as const satisfies Calls;
