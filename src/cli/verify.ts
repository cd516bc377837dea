import { Command } from 'commander';
import { verifyJournal } from '../station/journal/verify.ts';
import { openJournal } from './export.ts';

/** `goldline verify`: makes everything again from the journal and compares. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'Make everything again from the journal and compare; exit code 1 and a list where it differs.',
    )
    .requiredOption('--data <dir>', 'data directory of the station')
    .action(({ data }: { data: string }) => {
      const journal = openJournal(data);
      const { reads, actions, head, differences } = verifyJournal(journal);
      journal.close();
      for (const difference of differences) console.log(difference);
      if (differences.length > 0) process.exitCode = 1;
      const outcome = differences.length === 0 ? 'all is well' : `${differences.length} differences`;
      console.log(`${outcome}: ${reads} reads, ${actions} actions, head ${head}`);
    });
}
