import { Command } from 'commander';
import { restoreJournal, RestoreError } from '../station/archive/restore.ts';
import { DataDirError } from '../station/data/data-dir.ts';
import { JournalError } from '../station/journal/schema.ts';
import { UsageError } from '../station/process/usage-error.ts';
import { tellVerification } from './verify.ts';

interface RestoreFlags {
  from: string[];
  data: string;
  station?: string;
  newStation?: boolean;
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
    .option(
      '--new-station',
      'go on as a new station beside the restored journal: where the old laptop, a second laptop or the service may have more of it',
    )
    .action(({ from, data, station, newStation }: RestoreFlags) => {
      try {
        const asNew = newStation === true;
        const { identity, replicas, waiting, problems, ...verification } = restoreJournal(from, data, {
          station,
          asNew,
        });
        for (const problem of problems) process.stderr.write(`warning: ${problem}\n`);
        if (waiting > 0) console.log(`${waiting} rows that had waited for the disk are in the journal now`);
        tellVerification(verification);
        for (const [other, found] of replicas) tellVerification(found, `journal of station ${other}: `);
        console.log(
          asNew
            ? `${data}: restored as the journal of another station, ${identity.station}; a station that starts here is a new one, with a token of its own`
            : `${data}: restored, station ${identity.station}`,
        );
      } catch (error) {
        if (error instanceof RestoreError || error instanceof JournalError || error instanceof DataDirError)
          throw new UsageError(error.message);
        throw error;
      }
    });
}
