import { z } from 'zod';
import { listMappingSchema } from './list-mapping.ts';
import { problemSchema } from './problem.ts';

/** Rows of each kind that a preview shows; the rest is counted. */
export const previewRowsMax = 100;

const rowSchema = z.object({ line: z.number().int(), cells: z.array(z.string()) });

const personSchema = z.object({ bib: z.string(), name: z.string() });

/** What a start list would do, and how its columns are read: nothing is done. */
export const listPreviewSchema = z.object({
  /** Of the bytes that were looked at: the list is loaded only as it was. */
  digest: z.string(),
  /** Sheets with something in them, and how many rows each has. */
  sheets: z.array(z.object({ name: z.string(), rows: z.number().int() })),
  mapping: listMappingSchema,
  /** The heading of each column; empty where there is none. */
  headings: z.array(z.string()),
  /** By column: whether its heading says what it is, its cells, what a person said before, or nothing. */
  from: z.array(z.enum(['heading', 'cells', 'person']).nullable()),
  /** Places of columns of which one has to be chosen. */
  rivals: z.array(z.array(z.number().int())),
  /** Whether a person has to say if the day or the month is first. */
  isOrderAsked: z.boolean(),
  /** The first rows as they stand in the file, and rows in which something is wrong. Identity numbers are masked. */
  rows: z.array(rowSchema),
  wrongRows: z.array(rowSchema),
  problems: z.array(problemSchema),
  warnings: z.array(problemSchema),
  counts: z.object({
    /** Rows that can be taken, and rows that cannot. */
    good: z.number().int(),
    bad: z.number().int(),
    new: z.number().int(),
    changed: z.number().int(),
    untouched: z.number().int(),
    /** Entries that the list does not name; they stay. */
    gone: z.number().int(),
    raceDay: z.number().int(),
  }),
  new: z.array(personSchema),
  changed: z.array(
    personSchema.extend({
      fields: z.array(
        z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
      ),
    }),
  ),
  gone: z.array(personSchema),
  /** What was changed on race day and the list says otherwise. */
  raceDay: z.array(
    z.object({
      bib: z.string(),
      field: z.string(),
      now: z.string().nullable(),
      list: z.string().nullable(),
    }),
  ),
});
export type ListPreview = z.infer<typeof listPreviewSchema>;
