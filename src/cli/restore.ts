import { Command } from 'commander';
import { restoreJournal } from '../station/archive/restore.ts';
import { tell, warn } from '../station/process/terminal.ts';
import { message } from '../words/message.ts';
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
      const asNew = newStation === true;
      const restored = restoreJournal(from, data, { station, asNew });
      const { identity, replicas, waiting, problems, ...verification } = restored;
      for (const problem of problems) warn(problem);
      if (waiting > 0) tell(message('restore.waiting', { count: waiting }));
      tellVerification(verification);
      for (const [other, found] of replicas)
        tellVerification(found, message('verify.journal-of', { station: other }));
      const told = { dir: data, station: identity.station };
      tell(asNew ? message('restore.done-as-new', told) : message('restore.done', told));
    });
}
