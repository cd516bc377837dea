import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { ReaderAddressError } from '../readers/address.ts';
import { DataDirError } from '../station/data-dir.ts';
import { resultsCsv } from '../station/files/results-csv.ts';
import { JournalError } from '../station/journal/schema.ts';
import { replay, type ReplayedLog } from '../station/replay.ts';
import { UsageError } from '../station/usage-error.ts';
import type { Language } from '../timing/race.ts';
import { readRace } from './simulate.ts';

interface ReplayFlags {
  race: string;
  entries: string;
  log: string[];
  out: string;
  data?: string;
  lang: Language;
}

/** `goldline replay`: results from the logs of readers alone, as after a laptop has drowned. */
export function replayCommand(): Command {
  return new Command('replay')
    .description('Make the results from the logs of readers alone.')
    .requiredOption('--race <file>', 'race definition (JSON)')
    .requiredOption('--entries <file>', 'start list (CSV)')
    .requiredOption(
      '--log <point=file>',
      'log of the reader at a timing point, such as "finish=reads.txt?protocol=ipico"; may be repeated',
      (log: string, before: string[] | undefined) => [...(before ?? []), log],
    )
    .requiredOption('--out <file>', 'file for the results (CSV)')
    .option('--data <dir>', 'data directory to make or to add to, for a station to go on with')
    .addOption(
      new Option('--lang <language>', 'language of the headings')
        .choices(['en', 'zh-CN', 'ru'])
        .default('en'),
    )
    .action(async (flags: ReplayFlags) => {
      const dataDir = flags.data ?? mkdtempSync(join(tmpdir(), 'goldline-replay-'));
      try {
        const { race, entries } = readRace(flags.race, flags.entries);
        const { timing, logs } = await replay({
          dataDir,
          race,
          entries,
          file: flags.entries,
          logs: flags.log,
        });
        for (const log of logs) console.log(logLine(log));
        writeFileSync(flags.out, resultsCsv(timing, race, flags.lang));
        const counts = timing.counts();
        const unknown = timing.unknownChips().length;
        console.log(`${flags.out}: ${counts.finished} finishers of ${counts.entries} entries`);
        if (unknown > 0) console.log(`${unknown} chips are not in the start list`);
      } catch (error) {
        throw inWords(error);
      } finally {
        if (flags.data === undefined) rmSync(dataDir, { recursive: true, force: true });
      }
    });
}

function logLine({ file, point, reads, repeats, badBytes, first, last }: ReplayedLog): string {
  const span =
    first === null || last === null
      ? ''
      : `, ${new Date(first).toISOString()} to ${new Date(last).toISOString()}`;
  const repeated = repeats === 0 ? '' : `, ${repeats} were there before`;
  const bad = badBytes === 0 ? '' : `, ${badBytes} bytes could not be understood (see goldline decode)`;
  return `${file}: ${reads} reads at ${point}${span}${repeated}${bad}`;
}

function inWords(error: unknown): unknown {
  if (error instanceof ReaderAddressError || error instanceof DataDirError || error instanceof JournalError)
    return new UsageError(error.message);
  const { code, path } = error as NodeJS.ErrnoException;
  return code === undefined || path === undefined
    ? error
    : new UsageError(`${path}: cannot be read or written (${code})`);
}
