import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { UsageError } from '../station/usage-error.ts';
import { journalPath } from '../station/data-dir.ts';
import { resultsCsv } from '../station/files/results-csv.ts';
import { teamsCsv } from '../station/files/teams-csv.ts';
import { fileWarnings } from '../timing/insight/file-warnings.ts';
import type { Language } from '../timing/race.ts';
import { outcomeOf } from '../timing/steps.ts';
import { JournalReader } from '../station/journal/journal-reader.ts';
import { JournalError } from '../station/journal/schema.ts';
import { replicaPaths } from '../station/network/replicas.ts';
import { StationRace } from '../station/station-race.ts';
import { countsText } from './counts-text.ts';
import { tellWarnings } from './warning-text.ts';

interface ExportFlags {
  data: string;
  what: keyof typeof files;
  format: 'csv';
  out: string;
  lang: Language;
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
    .requiredOption('--out <file>', 'file to write')
    .addOption(
      new Option('--lang <language>', 'language of the headings')
        .choices(['en', 'zh-CN', 'ru'])
        .default('en'),
    )
    .action((flags: ExportFlags) => {
      const journal = openJournal(flags.data);
      const others = openReplicas(flags.data);
      const { race } = StationRace.load(journal, Date.now(), others);
      const { timing } = race;
      const { head } = journal;
      for (const each of [journal, ...others]) each.close();
      if (timing.race === null) throw new UsageError(`${flags.data}: no race definition was loaded yet`);
      tellWarnings(outcomeOf(fileWarnings(timing, timing.race, race.leftOut())));
      try {
        writeFileSync(flags.out, files[flags.what](timing, timing.race, flags.lang));
      } catch (error) {
        throw new UsageError(
          `${flags.out}: cannot be written (${(error as NodeJS.ErrnoException).code ?? ''})`,
        );
      }
      console.log(`${flags.out}: ${countsText(timing.counts())}, made of the journal with head ${head}`);
    });
}

/** The journal of a data directory as it is now, also while its station runs. Throws {@link UsageError} where there is none. */
export function openJournal(dataDir: string): JournalReader {
  return openFrozen(journalPath(dataDir));
}

/** The journals of other stations in a data directory: they count for its race. Throws {@link UsageError}. */
export function openReplicas(dataDir: string): JournalReader[] {
  return replicaPaths(dataDir).map(openFrozen);
}

function openFrozen(path: string): JournalReader {
  try {
    const journal = new JournalReader(path);
    journal.freeze();
    return journal;
  } catch (error) {
    if (error instanceof JournalError) throw new UsageError(error.message);
    throw error;
  }
}
