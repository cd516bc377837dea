import { Command, InvalidArgumentError, Option } from 'commander';
import { message } from '../words/message.ts';
import { UsageError } from '../station/process/usage-error.ts';
import {
  officialFormatSchema,
  publicFormatSchema,
  type OfficialFormat,
  type PublicFormat,
} from '../contract/results-formats.ts';
import { csvEncodings, type CsvEncoding } from '../files/formats/encoding.ts';
import { resultsBook } from '../files/formats/book.ts';
import { publicFile } from '../files/formats/results-file.ts';
import type { RaceResults, Timing } from '../timing/timing.ts';
import { teamsCsv } from '../files/teams-csv.ts';
import { fileWarnings } from '../timing/insight/file-warnings.ts';
import type { Action } from '../timing/model/actions.ts';
import type { Language } from '../timing/model/race.ts';
import { resultsPresetsOf } from '../timing/views/results-presets.ts';
import { tell, terminalLanguage } from '../station/process/terminal.ts';
import { languages } from '../words/language.ts';
import { runNow } from '../timing/steps.ts';
import { openJournal, openReplicas } from '../station/archive/open.ts';
import { StationRace } from '../station/race/station-race.ts';
import { countsText } from './counts-text.ts';
import { writeOfficial } from './export-official.ts';
import { bytesOf, writeOut } from './out-file.ts';
import { tellWarnings } from './warning-text.ts';

interface ExportFlags {
  data: string;
  what: (typeof files)[number];
  format: PublicFormat | OfficialFormat;
  list?: string;
  columns?: string[];
  preset?: string;
  encoding: CsvEncoding;
  as?: 'csv' | 'xlsx';
  waCompetition?: number;
  waMen?: number;
  waWomen?: number;
  out: string;
  lang?: Language;
  raceId?: string;
}

const files = ['results', 'teams'] as const;
const formats = [...publicFormatSchema.options, ...officialFormatSchema.options];
const calendarId = (text: string) => {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new InvalidArgumentError('a number of the Global Calendar');
  return Number(text);
};

/** `goldline export`: the results of a data directory as a file, also while its station runs. */
export function exportCommand(): Command {
  return new Command('export')
    .description('Write the results of a data directory to a file.')
    .requiredOption('--data <dir>', 'data directory of the station')
    .addOption(
      new Option('--what <what>', 'the results of everybody, or the standings of teams')
        .choices(files)
        .default('results'),
    )
    .addOption(
      new Option(
        '--format <format>',
        'file format; those after iof-xml are for one receiver, with birth dates',
      )
        .choices(formats)
        .default('csv'),
    )
    .option('--race-id <id>', 'of this race alone; of all where absent')
    .option('--list <id>', 'only who has a place in this list, such as sex:F')
    .addOption(
      new Option('--columns <ids>', 'columns in this order, with commas between them').argParser((ids) =>
        ids.split(','),
      ),
    )
    .option('--preset <name>', 'columns and language that the console saved under this name')
    .addOption(new Option('--encoding <encoding>', 'of CSV').choices(csvEncodings).default('utf-8'))
    .addOption(new Option('--as <kind>', 'instead of the receiver’s usual file').choices(['csv', 'xlsx']))
    .addOption(
      new Option('--wa-competition <id>', 'World Athletics’ id of the competition').argParser(calendarId),
    )
    .addOption(new Option('--wa-men <id>', 'World Athletics’ id of the men’s event').argParser(calendarId))
    .addOption(
      new Option('--wa-women <id>', 'World Athletics’ id of the women’s event').argParser(calendarId),
    )
    .requiredOption('--out <file>', 'file to write')
    .addOption(
      new Option(
        '--lang <language>',
        'language of the headings (English without it), and of what is said',
      ).choices(Object.keys(languages)),
    )
    .action(writeResults);
}

async function writeResults(flags: ExportFlags): Promise<void> {
  const language = flags.lang ?? terminalLanguage();
  const official = officialFormatSchema.safeParse(flags.format);
  if (official.success && flags.what === 'results') return writeOfficial(flags, official.data, language);
  const journal = openJournal(flags.data);
  const others = openReplicas(flags.data);
  const { race } = StationRace.load(journal, Date.now(), others);
  const { timing } = race;
  const { head } = journal;
  for (const each of [journal, ...others]) each.close();
  const races = timing.races.filter(
    (results) => flags.raceId === undefined || results.race.id === flags.raceId,
  );
  if (timing.site === null) throw new UsageError(message('exported.no-race', { dir: flags.data }));
  if (races.length === 0)
    throw new UsageError(
      message('exported.unknown-race', {
        race: flags.raceId ?? '',
        known: timing.races.map(({ race: { id } }) => id),
      }),
    );
  tellWarnings(runNow(fileWarnings(timing, race.leftOut())), language);
  const content = contentOf(timing, races, { ...flags, ...presetOf(race.actions, flags) });
  writeOut(flags.out, content);
  const counts = countsText(timing.counts(), language);
  tell(message('exported.written', { path: flags.out, counts, head }), language);
}

/** The columns and the language of a preset. Throws {@link UsageError} where there is none of the name. */
function presetOf(
  actions: readonly Action[],
  { preset: name, columns, lang }: ExportFlags,
): Pick<ExportFlags, 'columns' | 'lang'> {
  if (name === undefined) return {};
  const preset = resultsPresetsOf(actions).get(name);
  if (preset === undefined) throw new UsageError(message('problems.preset-unknown', { value: name }));
  return { columns: columns ?? preset.columns, lang: lang ?? preset.language };
}

/** The bytes of the file. Throws {@link UsageError} where it cannot be made. */
function contentOf(
  timing: Timing,
  races: readonly RaceResults[],
  { what, format, list, columns, encoding, lang = 'en' }: ExportFlags,
): Uint8Array {
  if (what === 'teams') return Buffer.from(teamsCsv(timing, races, lang));
  const book = runNow(resultsBook(timing, races));
  if (list !== undefined && !book.races.some(({ lists }) => lists.some(({ id }) => id === list)))
    throw new UsageError(message('problems.list-unknown', { value: list }));
  return bytesOf(publicFile(book, publicFormatSchema.parse(format), { lang, list, columns, encoding }));
}
