import { Command } from 'commander';
import { backUp, replicasBeside, type BackedUp } from '../station/archive/backup.ts';
import { isDiskError } from '../station/journal/disk-trouble.ts';
import { tell } from '../station/process/terminal.ts';
import { UsageError } from '../station/process/usage-error.ts';
import { message, type Message } from '../words/message.ts';
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
        for (const replica of replicas) tellBackup(replica, message('verify.another-journal'));
        if (replicas.length > 0)
          tell(message('backup.keep-together', { folder: replicasBeside(to), file: to }));
      } catch (error) {
        if (!isDiskError(error)) throw error;
        throw new UsageError(message('backup.not-written', { file: to, said: error.message }));
      }
    });
}

function tellBackup({ path, ...verification }: BackedUp, whose?: Message): void {
  tellVerification(verification, whose);
  tell(message('backup.written', { path }));
}
