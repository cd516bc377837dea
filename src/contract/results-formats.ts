import { z } from 'zod';

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
