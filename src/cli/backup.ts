import { Command } from 'commander';
import { backUp, replicasBeside, type BackedUp } from '../station/archive/backup.ts';
import { JournalError } from '../station/journal/schema.ts';
import { UsageError } from '../station/process/usage-error.ts';
import { tellVerification } from './verify.ts';

/** `goldline backup`: the journals of a data directory as files, at any moment of a running station. */
export function backupCommand(): Command {
  return new Command('backup')
    .description(
      'Write a checked backup of the journal, and of those of laptops that it follows, also while its station runs.',
    )
    .requiredOption('--data <dir>', 'data directory of the station')
    .requiredOption('--to <file>', 'file to write, on another disk')
    .action(({ data, to }: { data: string; to: string }) => {
      try {
        const [own, ...replicas] = backUp(data, to);
        if (own !== undefined) tellBackup(own);
        for (const replica of replicas) tellBackup(replica, 'journal of another station: ');
        if (replicas.length > 0) console.log(`keep ${replicasBeside(to)} together with ${to}`);
      } catch (error) {
        if (error instanceof JournalError) throw new UsageError(error.message);
        if (typeof (error as { code?: unknown }).code !== 'string') throw error;
        throw new UsageError(`${to}: the backup cannot be written (${(error as Error).message})`);
      }
    });
}

function tellBackup({ path, ...verification }: BackedUp, whose = ''): void {
  tellVerification(verification, whose);
  console.log(`${path}: written`);
}
