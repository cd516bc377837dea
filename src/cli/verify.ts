import { Command } from 'commander';
import { verifyJournal, verifyReplica, type Verification } from '../station/journal/verify.ts';
import { openJournal, openReplicas } from './export.ts';

/** `goldline verify`: makes everything again from the journals of a data directory and compares. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'Make everything again from the journal and compare; exit code 1 and a list where it differs.',
    )
    .requiredOption('--data <dir>', 'data directory of the station')
    .action(({ data }: { data: string }) => {
      const journal = openJournal(data);
      const replicas = openReplicas(data);
      report('', verifyJournal(journal, replicas));
      for (const replica of replicas)
        report(`replica of station ${replica.identity.station}: `, verifyReplica(replica));
      for (const each of [journal, ...replicas]) each.close();
    });
}

function report(whose: string, { reads, actions, head, differences }: Verification): void {
  for (const difference of differences) console.log(whose + difference);
  if (differences.length > 0) process.exitCode = 1;
  const outcome = differences.length === 0 ? 'all is well' : `${differences.length} differences`;
  console.log(`${whose}${outcome}: ${reads} reads, ${actions} actions, head ${head}`);
}
