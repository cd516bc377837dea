import { Command } from 'commander';
import { restoreJournal, RestoreError } from '../station/copy/restore.ts';
import { DataDirError } from '../station/data-dir.ts';
import { JournalError } from '../station/journal/schema.ts';
import { UsageError } from '../station/usage-error.ts';
import { tellVerification } from './verify.ts';

interface RestoreFlags {
  from: string[];
  data: string;
  station?: string;
}

/** `goldline restore`: a data directory from backups and second copies. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('Make a data directory from a backup, from a second copy, or from both.')
    .requiredOption(
      '--from <path>',
      'backup file, or folder of a second copy; may be repeated: what goes furthest wins',
      (path: string, before: string[] | undefined) => [...(before ?? []), path],
    )
    .requiredOption('--data <dir>', 'new data directory')
    .option('--station <id>', 'which station, where a folder holds copies of several')
    .action(({ from, data, station }: RestoreFlags) => {
      try {
        const { identity, waiting, problems, ...verification } = restoreJournal(from, data, station);
        for (const problem of problems) process.stderr.write(`warning: ${problem}\n`);
        if (waiting > 0) console.log(`${waiting} rows that had waited for the disk are in the journal now`);
        tellVerification(verification);
        console.log(`${data}: restored, station ${identity.station}`);
      } catch (error) {
        if (error instanceof RestoreError || error instanceof JournalError || error instanceof DataDirError)
          throw new UsageError(error.message);
        throw error;
      }
    });
}
