import { Command } from 'commander';
import { verifyCopy } from '../station/archive/verify-copy.ts';
import { verifyJournal, verifyReplica, type Verification } from '../station/archive/verify.ts';
import { journalPath } from '../station/data/data-dir.ts';
import { workingDir } from '../station/data/stand-in.ts';
import { readSettings } from '../station/data/settings.ts';
import { JournalReader } from '../station/journal/journal-reader.ts';
import { lostEnd, newestSeal, rememberedSeal, type LastSeal } from '../station/journal/last-seal.ts';
import { replicaPaths } from '../station/network/replicas.ts';
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
    .action(({ data: named, copy }: { data: string; copy?: string }) => {
      const data = workingDir(named);
      // Before the journal is opened: a station that runs goes on meanwhile.
      const known = knownOf(data);
      const journal = openJournal(data);
      const replicas = openReplicas(data);
      const { differences, ...found } = verifyJournal(journal, replicas);
      tellVerification({
        ...found,
        differences: [...known.problems, ...lostRows(journal, known.seal), ...differences],
      });
      for (const replica of replicas)
        tellVerification(verifyReplica(replica), `replica of station ${replica.identity.station}: `);
      if (copy !== undefined)
        for (const path of [journalPath(data), ...replicaPaths(data)])
          tellCopy(copy, path, journal.identity.station);
      for (const each of [journal, ...replicas]) each.close();
    });
}

/** What stands beside the journal of a data directory. */
function knownOf(data: string): { seal: LastSeal | null; problems: string[] } {
  const { settings, damaged } = readSettings(data);
  return {
    seal: newestSeal([settings.last, rememberedSeal(journalPath(data))]),
    problems: damaged.map((name) => `${name}: not what Goldline wrote there`),
  };
}

function lostRows(journal: JournalReader, seal: LastSeal | null): string[] {
  const lost = lostEnd(journal, seal);
  return lost === null ? [] : [`missing: ${lost}`];
}

/** Prints what a check found; differences make the exit code 1. */
export function tellVerification({ reads, actions, head, differences }: Verification, whose = ''): void {
  tell(differences, `${reads} reads, ${actions} actions, head ${head}`, whose);
}

function tellCopy(dir: string, path: string, own: string): void {
  const journal = new JournalReader(path);
  const { station } = journal.identity;
  const whose = station === own ? 'second copy: ' : `second copy of the replica of station ${station}: `;
  try {
    const { files, commit, head, differences } = verifyCopy(dir, journal);
    tell(differences, `${files} files, up to commit ${commit}, head ${head}`, whose);
  } catch (error) {
    if (typeof (error as { code?: unknown }).code !== 'string') throw error;
    throw new UsageError(`${dir}: cannot be read (${(error as Error).message})`);
  } finally {
    journal.close();
  }
}

function tell(differences: readonly string[], what: string, whose: string): void {
  for (const difference of differences) console.log(whose + difference);
  if (differences.length > 0) process.exitCode = 1;
  const outcome = differences.length === 0 ? 'all is well' : `${differences.length} differences`;
  console.log(`${whose}${outcome}: ${what}`);
}
