import { Command } from 'commander';
import { verifyCopy } from '../station/archive/verify-copy.ts';
import { verifyJournal, verifyReplica, type Verification } from '../station/archive/verify.ts';
import { UsageError } from '../station/process/usage-error.ts';
import { openJournal, openReplicas } from '../station/archive/open.ts';

/** `goldline verify`: makes everything again from the journals of a data directory and compares. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'Make everything again from the journal and compare; exit code 1 and a list where it differs.',
    )
    .requiredOption('--data <dir>', 'data directory of the station')
    .option('--copy <dir>', 'also check the second copy in this folder, and that both are the same')
    .action(({ data, copy }: { data: string; copy?: string }) => {
      const journal = openJournal(data);
      const replicas = openReplicas(data);
      tellVerification(verifyJournal(journal, replicas));
      for (const replica of replicas)
        tellVerification(verifyReplica(replica), `replica of station ${replica.identity.station}: `);
      if (copy !== undefined)
        for (const each of [journal, ...replicas])
          tellCopy(copy, each === journal ? '' : `replica of station ${each.identity.station}: `, () =>
            verifyCopy(copy, each),
          );
      for (const each of [journal, ...replicas]) each.close();
    });
}

/** Prints what a check found; differences make the exit code 1. */
export function tellVerification({ reads, actions, head, differences }: Verification, whose = ''): void {
  tell(differences, `${reads} reads, ${actions} actions, head ${head}`, whose);
}

function tellCopy(dir: string, whose: string, verify: () => ReturnType<typeof verifyCopy>): void {
  try {
    const { files, commit, head, differences } = verify();
    tell(differences, `${files} files, up to commit ${commit}, head ${head}`, `${whose}second copy: `);
  } catch (error) {
    if (typeof (error as { code?: unknown }).code !== 'string') throw error;
    throw new UsageError(`${dir}: cannot be read (${(error as Error).message})`);
  }
}

function tell(differences: readonly string[], what: string, whose: string): void {
  for (const difference of differences) console.log(whose + difference);
  if (differences.length > 0) process.exitCode = 1;
  const outcome = differences.length === 0 ? 'all is well' : `${differences.length} differences`;
  console.log(`${whose}${outcome}: ${what}`);
}
