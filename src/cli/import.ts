import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { pathOf, type Answered } from '../contract/calls/call.ts';
import { fileCalls } from '../contract/calls/files.ts';
import type { ListPreview } from '../contract/list-preview.ts';
import type { Problem } from '../contract/problem.ts';
import { encodingOption, raceDayOption, readInput } from '../station/command.ts';
import { tell, terminalLanguage, warn } from '../station/process/terminal.ts';
import { UsageError } from '../station/process/usage-error.ts';
import { mappingIn } from '../station/race/mapping-in.ts';
import type { RaceDayChoice, StartListOptions } from '../station/race/race-files.ts';
import { message } from '../words/message.ts';
import { problemLine } from '../words/problem-text.ts';
import { askStation, atStation } from './at-station.ts';
import { previewLines } from './import-text.ts';
import { writeOut } from './out-file.ts';

interface ImportFlags {
  data: string;
  dryRun?: true;
  mapping?: string;
  writeMapping?: string;
  raceId?: string;
  encoding?: string;
  raceDay?: RaceDayChoice;
  takeChips?: true;
  skipBadRows?: true;
}

type Loaded = Answered<typeof fileCalls.loadEntries>;
interface Input {
  bytes: Uint8Array;
  name: string;
}

/** Rows in which something is wrong: found in a dry run, or left out. */
const someRowsBad = 2;

/**
 * `goldline import`: a start list, or a file of bibs and chips, into a data directory, also while its station runs. Ends
 * with 0 where everything was taken, 2 where rows are bad (and were left out, or would be), 1 where nothing was taken.
 */
export function importCommand(): Command {
  return new Command('import')
    .description(
      'Take a start list or a file of bibs and chips into a data directory, or say what it would do.',
    )
    .argument('<file>', 'CSV, TSV, fixed width, XLSX or ODS')
    .requiredOption('--data <dir>', 'data directory of the station, which may run')
    .option('--dry-run', 'only say what would change and what is wrong')
    .option('--mapping <file>', 'where the list begins and what its columns mean, as JSON')
    .option('--write-mapping <file>', 'write how the columns are read, to be changed and given to --mapping')
    .option('--race-id <id>', 'race of everybody in a list that has no column for it')
    .option(...encodingOption)
    .addOption(raceDayOption())
    .option('--take-chips', 'take chips from entries that the list does not name')
    .option('--skip-bad-rows', 'leave out rows in which something is wrong')
    .action(async (file: string, flags: ImportFlags) => {
      const language = terminalLanguage();
      const input = readInput(file);
      const mapping = flags.mapping === undefined ? undefined : mappingText(flags.mapping);
      const options: StartListOptions = {
        encoding: flags.encoding,
        race: flags.raceId,
        mayTakeChips: flags.takeChips === true,
        mapping: mapping === undefined ? undefined : mappingIn(mapping),
        raceDay: flags.raceDay,
        skipBadRows: flags.skipBadRows === true,
      };
      if (flags.dryRun === true || flags.writeMapping !== undefined) {
        const preview = await previewOf(flags.data, input, options, mapping);
        if (flags.writeMapping !== undefined)
          writeOut(flags.writeMapping, `${JSON.stringify(preview.mapping, null, 2)}\n`);
        for (const line of previewLines(preview, input.name, language)) process.stdout.write(`${line}\n`);
        if (preview.problems.length > 0) process.exitCode = preview.counts.good > 0 ? someRowsBad : 1;
        return;
      }
      const { imported, replaced, warnings, action } = await loaded(flags.data, input, options, mapping);
      for (const warning of warnings) warn(problemLine(language, warning), language);
      tell(
        action === null
          ? message('imported.nothing', { count: imported })
          : message('imported.done', { count: imported, replaced }),
        language,
      );
      if (warnings.some(isRowsLeft)) process.exitCode = someRowsBad;
    });
}

const isRowsLeft = ({ code }: Problem) => code.startsWith('rows-left');

function mappingText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const said = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new UsageError(message('usage.unreadable', { path, said }));
  }
}

function previewOf(data: string, { bytes, name }: Input, options: StartListOptions, mapping?: string) {
  return atStation<ListPreview>(data, {
    running: async (address) => {
      const path = pathOf(fileCalls.previewEntries, { query: queryOf(options, mapping) });
      const response = await askStation(address, path, { file: name, bytes });
      return fileCalls.previewEntries.answer.parse(await response.json());
    },
    shut: ({ files }) => files.previewStartList(bytes, name, options),
  });
}

function loaded(data: string, { bytes, name }: Input, options: StartListOptions, mapping?: string) {
  return atStation<Loaded>(data, {
    running: async (address) => {
      const query = {
        ...queryOf(options, mapping),
        raceDay: options.raceDay,
        skipBadRows: options.skipBadRows === true ? 'true' : undefined,
      };
      const path = pathOf(fileCalls.loadEntries, { query });
      const response = await askStation(address, path, { file: name, bytes });
      return fileCalls.loadEntries.answer.parse(await response.json());
    },
    shut: ({ files }) => files.loadStartList('cli', bytes, name, options),
  });
}

function queryOf({ encoding, race, mayTakeChips }: StartListOptions, mapping: string | undefined) {
  return { encoding, race, mapping, takeChips: mayTakeChips === true ? 'true' : undefined };
}
