import { z } from 'zod';
import type { ResultsPreset } from '../timing/model/actions.ts';
import { exactly } from './exactly.ts';

/** Files that anybody may have: without birth dates. */
export const publicFormatSchema = z.enum(['csv', 'csv-machine', 'xlsx', 'ods', 'html', 'json', 'iof-xml']);
export type PublicFormat = z.infer<typeof publicFormatSchema>;

/** Files for one receiver, with birth dates or chips where it wants them: for officials, and each asked for by its name. */
export const officialFormatSchema = z.enum([
  'federation',
  'world-athletics',
  'caa',
  'itra',
  'ultrasignup',
  'runsignup',
  'athlinks',
  'raceresult',
  'runbritain',
]);
export type OfficialFormat = z.infer<typeof officialFormatSchema>;

/** Ids of columns, in the order in which they are wanted. */
export const columnIdsSchema = z.array(z.string().min(1).max(200)).min(1).max(200);

/** What people call a preset. */
export const presetNameSchema = z.string().trim().min(1).max(80);

export const resultsPresetSchema = exactly<ResultsPreset>()(
  z.strictObject({ columns: columnIdsSchema, language: z.enum(['en', 'zh-CN', 'ru']) }),
);
