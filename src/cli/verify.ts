import { Command } from 'commander';
import { verifyCopy } from '../station/archive/verify-copy.ts';
import { verifyJournal, verifyReplica, type Verification } from '../station/archive/verify.ts';
import { journalPath } from '../station/data/data-dir.ts';
import { workingDir } from '../station/data/stand-in.ts';
import { readSettings } from '../station/data/settings.ts';
import { isDiskError } from '../station/journal/disk-trouble.ts';
import { JournalReader } from '../station/journal/journal-reader.ts';
import { lostEnd, newestSeal, rememberedSeal, type LastSeal } from '../station/journal/last-seal.ts';
import { rowsTold } from '../station/journal/missing.ts';
import { replicaPaths } from '../station/network/replicas.ts';
import { message, type Message, type Value } from '../words/message.ts';
import { tell } from '../station/process/terminal.ts';
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
        tellVerification(
          verifyReplica(replica),
          message('verify.replica-of', { station: replica.identity.station }),
        );
      if (copy !== undefined)
        for (const path of [journalPath(data), ...replicaPaths(data)])
          tellCopy(copy, path, journal.identity.station);
      for (const each of [journal, ...replicas]) each.close();
    });
}

/** What stands beside the journal of a data directory. */
function knownOf(data: string): { seal: LastSeal | null; problems: Message[] } {
  const { settings, damaged } = readSettings(data);
  return {
    seal: newestSeal([settings.last, rememberedSeal(journalPath(data))]),
    problems: damaged.map((name) => message('damage.strange-files', { names: [name] })),
  };
}

function lostRows(journal: JournalReader, seal: LastSeal | null): Message[] {
  const lost = lostEnd(journal, seal);
  return lost === null ? [] : [message('repair.missing', { what: lost })];
}

/** Prints what a check found, and of which journal where it is not the own; differences make the exit code 1. */
export function tellVerification({ reads, actions, head, differences }: Verification, whose?: Message): void {
  tellCheck(differences, message('verify.journal', { rows: rowsTold({ reads, actions }), head }), whose);
}

function tellCopy(dir: string, path: string, own: string): void {
  const journal = new JournalReader(path);
  const { station } = journal.identity;
  const whose = station === own ? message('verify.copy') : message('verify.copy-of-replica', { station });
  try {
    const { files, commit, head, differences } = verifyCopy(dir, journal);
    const what = message('verify.copy-files', { count: files, commit: String(commit), head });
    tellCheck(differences, what, whose);
  } catch (error) {
    if (!isDiskError(error)) throw error;
    throw new UsageError(message('usage.unreadable', { path: dir, said: error.message }));
  } finally {
    journal.close();
  }
}

function tellCheck(differences: readonly Message[], what: Message, whose?: Message): void {
  const say = (told: Value) => tell(whose === undefined ? told : message('verify.of', { whose, what: told }));
  for (const difference of differences) say(difference);
  const count = differences.length;
  if (count > 0) process.exitCode = 1;
  say(count === 0 ? message('verify.well', { what }) : message('verify.differences', { count, what }));
}
