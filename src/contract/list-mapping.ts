import { z } from 'zod';
import { id, sex } from './stored.ts';

/** What a column of a start list may mean. */
export const listColumns = [
  'bib',
  'chip',
  'name',
  'lastName',
  'firstName',
  'middleName',
  'latinName',
  'sex',
  'birthDate',
  'age',
  'idNumber',
  'nationality',
  'club',
  'race',
  'wave',
  'category',
  'division',
  'ownStart',
  'legs',
  'note',
] as const;
export type ListColumn = (typeof listColumns)[number];

/** Whether there is an encoding of this name, as the WHATWG writes them. */
export function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== '';
  } catch {
    return false;
  }
}

export const encodingSchema = z
  .string()
  .refine(isEncoding, { error: 'an encoding such as utf-8, gb18030 or windows-1251' });

/** In which order dates such as 3/7/1996 name day, month and year. */
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** Columns and rows of titles that a list may have, at most. */
const columnsMax = 300;
const headRowsMax = 1000;

/** Where the rows of a start list begin and what its columns mean: guessed, or said by a person. */
export const listMappingSchema = z.strictObject({
  /** The sheet of a workbook; the one that looks most like a start list where absent. */
  sheet: z.string().max(200).optional(),
  /** Rows with something in them above the first runner: titles and headings. */
  headRows: z.number().int().min(0).max(headRowsMax),
  /** By column, from the left; null is left out. */
  columns: z.array(z.enum(listColumns).nullable()).max(columnsMax),
  dates: z.enum(dateOrders).optional(),
  /** Of everybody in a list that has no column for it. */
  sex: sex.optional(),
  /** The bib of the first runner in a list that has no column for it; the others follow in the order of the list. */
  firstBib: z.number().int().min(1).max(999_999).optional(),
  /** Race ids by what the cells of the race's column say, where they do not name a race themselves. */
  races: z.record(z.string().max(200), id).optional(),
  encoding: encodingSchema.optional(),
});
export type ListMapping = z.infer<typeof listMappingSchema>;
