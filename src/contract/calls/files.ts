import { z } from 'zod';
import { encodingSchema } from '../list-mapping.ts';
import { problemSchema } from '../problem.ts';
import type { Calls } from './call.ts';
import { doneSchema, id, language } from './fields.ts';

/** What a person chose, or what helps to guess, when a file is read. */
export const textQuery = z.object({
  encoding: encodingSchema.optional(),
  language: language.optional(),
});

const loadedSchema = doneSchema.extend({ warnings: z.array(problemSchema) });

export const textProblems = ['workbook', 'encoding-unknown', 'encoding-unsure', 'broken-character'] as const;

const listProblems = [
  'no-race',
  'site-needed',
  'race-day-change',
  'list-empty',
  'not-csv',
  'columns-missing',
  'columns-double',
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
  loadEntries: {
    method: 'POST',
    path: '/api/entries',
    about:
      'Loads a start list from a CSV file, named as a race definition is; its columns replace those of the same bibs.',
    query: textQuery.extend({
      /** What counts where the list would overwrite changes of race day; where absent, such a list is refused. */
      raceDay: z.enum(['keep', 'list']).optional(),
      /** Race id of everybody in a list that has no column for it. */
      race: z.string().optional(),
    }),
    body: 'application/octet-stream',
    answer: loadedSchema.extend({ imported: z.number().int(), replaced: z.number().int() }),
    problems: [...textProblems, ...listProblems],
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
