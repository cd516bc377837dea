import type { RaceResults, Timing } from '../../timing/timing.ts';
import { resultsCsvParts } from '../results-csv.ts';
import { inGb18030, listCsvParts } from './csv.ts';
import { machineCsvParts } from './csv-machine.ts';
import type { FileParts, Wanted, WriteFile } from './format.ts';
import { htmlParts } from './html.ts';
import { jsonParts } from './json.ts';
import { odsParts } from './ods.ts';
import { resultsFile } from './results-file.ts';
import { xlsxParts } from './xlsx.ts';

interface Format {
  extension: string;
  type: string;
  write: WriteFile;
}

const csv = { extension: 'csv', type: 'text/csv; charset=utf-8' };
const officeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What results can be written as; none of these holds a birth date, a chip or anything that is not published. */
export const formats = {
  xlsx: { extension: 'xlsx', type: officeType, write: xlsxParts },
  ods: { extension: 'ods', type: 'application/vnd.oasis.opendocument.spreadsheet', write: odsParts },
  csv: { ...csv, write: listCsvParts },
  'csv-gb18030': {
    extension: 'csv',
    type: 'text/csv; charset=gb18030',
    write: (file, wanted) => inGb18030(listCsvParts(file, wanted)),
  },
  'csv-machine': { ...csv, write: machineCsvParts },
  html: { extension: 'html', type: 'text/html; charset=utf-8', write: htmlParts },
  json: { extension: 'json', type: 'application/json', write: jsonParts },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

/**
 * The results of these races as a file, as they stand at the first step. Pauses every few milliseconds, without a part
 * while it is put together; what comes in meanwhile is not in it.
 */
export function* fileParts(
  name: FormatName,
  timing: Timing,
  races: readonly RaceResults[],
  wanted: Wanted,
): FileParts {
  if (wanted.list === undefined && (name === 'csv' || name === 'csv-gb18030')) {
    const parts = resultsCsvParts(timing, races, wanted.language);
    yield* name === 'csv' ? parts : inGb18030(parts);
    return;
  }
  const file = yield* resultsFile(timing, races, wanted.list);
  yield* formats[name].write(file, wanted);
}
