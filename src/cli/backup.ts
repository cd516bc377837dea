import { Command } from 'commander';
import { journalPath } from '../station/data/data-dir.ts';
import { backUp } from '../station/archive/backup.ts';
import { JournalError } from '../station/journal/schema.ts';
import { UsageError } from '../station/process/usage-error.ts';
import { tellVerification } from './verify.ts';

/** `goldline backup`: the whole journal as one file, at any moment of a running station. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('Write a checked backup of a journal to one file, also while its station runs.')
    .requiredOption('--data <dir>', 'data directory of the station')
    .requiredOption('--to <file>', 'file to write, on another disk')
    .action(({ data, to }: { data: string; to: string }) => {
      try {
        tellVerification(backUp(journalPath(data), to));
        console.log(`${to}: written`);
      } catch (error) {
        if (error instanceof JournalError) throw new UsageError(error.message);
        if (typeof (error as { code?: unknown }).code !== 'string') throw error;
        throw new UsageError(`${to}: the backup cannot be written (${(error as Error).message})`);
      }
    });
}
