import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { message } from '../words/message.ts';
import { UsageError } from '../station/process/usage-error.ts';
import { resultsCsv } from '../files/results-csv.ts';
import { teamsCsv } from '../files/teams-csv.ts';
import { fileWarnings } from '../timing/insight/file-warnings.ts';
import type { Language } from '../timing/model/race.ts';
import { tell, terminalLanguage } from '../station/process/terminal.ts';
import { languages } from '../words/language.ts';
import { runNow } from '../timing/steps.ts';
import { openJournal, openReplicas } from '../station/archive/open.ts';
import { StationRace } from '../station/race/station-race.ts';
import { countsText } from './counts-text.ts';
import { tellWarnings } from './warning-text.ts';

interface ExportFlags {
  data: string;
  what: keyof typeof files;
  format: 'csv';
  out: string;
  lang?: Language;
  raceId?: string;
}

const files = { results: resultsCsv, teams: teamsCsv };

/** `goldline export`: the results of a data directory as a file, also while its station runs. */
export function exportCommand(): Command {
  return new Command('export')
    .description('Write the results of a data directory to a file.')
    .requiredOption('--data <dir>', 'data directory of the station')
    .addOption(
      new Option('--what <what>', 'the results of everybody, or the standings of teams')
        .choices(Object.keys(files))
        .default('results'),
    )
    .addOption(new Option('--format <format>', 'file format').choices(['csv']).default('csv'))
    .option('--race-id <id>', 'of this race alone; of all where absent')
    .requiredOption('--out <file>', 'file to write')
    .addOption(
      new Option(
        '--lang <language>',
        'language of the headings (English without it), and of what is said',
      ).choices(Object.keys(languages)),
    )
    .action((flags: ExportFlags) => {
      const language = flags.lang ?? terminalLanguage();
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
      try {
        writeFileSync(flags.out, files[flags.what](timing, races, flags.lang ?? 'en'));
      } catch (error) {
        const said = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
        throw new UsageError(message('usage.unwritable', { path: flags.out, said }));
      }
      const counts = countsText(timing.counts(), language);
      tell(message('exported.written', { path: flags.out, counts, head }), language);
    });
}
