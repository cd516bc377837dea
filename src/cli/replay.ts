import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import type { ClockChangeDoubt } from '../readers/session/clock-changes.ts';
import { encodingOption, problemLines, raceDayOption } from '../station/command.ts';
import { DataDirError } from '../station/data/data-dir.ts';
import { resultsCsv } from '../files/results-csv.ts';
import { CrewError } from '../station/process/crew-error.ts';
import { JournalError } from '../station/journal/schema.ts';
import { badLineText, RecordedLogError } from '../station/archive/recorded-log.ts';
import type { RaceDayChoice } from '../station/race/race-files.ts';
import { replay, whyNoFinisher, type Replayed, type ReplayedLog } from '../station/archive/replay.ts';
import { UsageError } from '../station/process/usage-error.ts';
import type { Language, Ms } from '../timing/model/race.ts';
import { terminalLanguage, warn } from '../station/process/terminal.ts';
import { languages } from '../words/language.ts';
import { problemLine } from '../words/problem-text.ts';
import { countsText } from './counts-text.ts';
import { tellWarnings } from './warning-text.ts';
import { readRace, siteOption } from './simulate.ts';

interface ReplayFlags {
  race: string;
  site?: string;
  entries: string;
  encoding?: string;
  raceDay?: RaceDayChoice;
  log: string[];
  out: string;
  data?: string;
  lang?: Language;
}

/** `goldline replay`: results from the logs of readers alone, as after a laptop has drowned. */
export function replayCommand(): Command {
  return new Command('replay')
    .description('Make the results from the logs of readers alone.')
    .requiredOption('--race <file>', 'race definition (JSON)')
    .requiredOption('--entries <file>', 'start list (CSV)')
    .option(...encodingOption)
    .option(...siteOption)
    .addOption(raceDayOption())
    .requiredOption(
      '--log <point=file>',
      'log of the reader at a timing point, such as "finish=reads.txt?protocol=ipico"; may be repeated',
      (log: string, before: string[] | undefined) => [...(before ?? []), log],
    )
    .requiredOption('--out <file>', 'file for the results (CSV)')
    .option('--data <dir>', 'data directory to make or to add to, for a station to go on with')
    .addOption(
      new Option(
        '--lang <language>',
        'language of the headings (English without it), and of what is said',
      ).choices(Object.keys(languages)),
    )
    .action(async (flags: ReplayFlags) => {
      const language = flags.lang ?? terminalLanguage();
      const dataDir = flags.data ?? mkdtempSync(join(tmpdir(), 'goldline-replay-'));
      try {
        const {
          definition,
          site: _site,
          warnings,
          ...list
        } = readRace(flags.race, flags.entries, flags.encoding, flags.site);
        for (const warning of warnings) warn(language, problemLine(language, warning));
        const replayed = await replay({
          dataDir,
          definition,
          site: flags.site ?? null,
          list,
          file: flags.entries,
          raceDay: flags.raceDay,
          logs: flags.log,
        });
        for (const log of replayed.logs) console.log(logLine(log));
        for (const text of replayed.logs.flatMap(logWarnings)) warn(language, text);
        tellWarnings(replayed.warnings, language);
        const why = whyNoFinisher(replayed);
        if (why !== null) throw new UsageError(`${why}; ${flags.out} was not written`);
        writeFileSync(flags.out, resultsCsv(replayed.timing, replayed.timing.races, flags.lang ?? 'en'));
        console.log(`${flags.out}: ${finishers(replayed, language)}`);
      } catch (error) {
        throw inWords(error);
      } finally {
        if (flags.data === undefined) rmSync(dataDir, { recursive: true, force: true });
      }
    });
}

function logLine({ path, reads, repeated, known, bad, first, last }: ReplayedLog): string {
  const total = [...reads.values()].reduce((sum, count) => sum + count, 0);
  const [only] = reads.keys();
  const places = [...reads].map(([point, count]) => `${point} ${count}`).join(', ');
  const where = reads.size > 1 ? ` (${places})` : only === undefined ? '' : ` at ${only}`;
  const parts = [
    `${total} reads${where}`,
    first === null || last === null ? null : spanText(first, last),
    repeated === 0 ? null : `${repeated} repeated in the log`,
    known === 0 ? null : `${known} were there before`,
    bad === 0 ? null : `${bad} lines not understood`,
  ];
  return `${path}: ${parts.filter((part) => part !== null).join(', ')}`;
}

function finishers({ timing }: Replayed, language: Language): string {
  const unknown = timing.unknownChips().length;
  return [
    countsText(timing.counts(), language),
    ...(unknown > 0 ? [`${unknown} chips are not in the start list`] : []),
  ].join('\n');
}

/** Nothing that stands in a log and does not count is passed over in silence. */
function logWarnings({ path, bad, firstBad, clockChange }: ReplayedLog): string[] {
  const more = bad - firstBad.length;
  return [
    ...firstBad.map((line) => `${path}, ${badLineText(line)}`),
    ...(more > 0 ? [`${path}: ${more} more lines are not understood (see goldline decode)`] : []),
    ...(clockChange === null ? [] : [`${path}: ${clockChangeText(clockChange)}`]),
  ];
}

function clockChangeText({ kind, reads, from, to }: ClockChangeDoubt): string {
  const span = `${reads} reads, ${spanText(from, to)}`;
  return kind === 'not-changed'
    ? `its clock was not changed in spring, when an hour was left out: ${span}, are dated by the time it kept`
    : `clocks were changed meanwhile, and the log does not show when its own was: ${span}, may be an hour off; compare them with another reader's`;
}

const spanText = (from: Ms, to: Ms) => `${new Date(from).toISOString()} to ${new Date(to).toISOString()}`;

function inWords(error: unknown): unknown {
  if (error instanceof CrewError) return new UsageError(problemLines(error.problems));
  const expected = [RecordedLogError, DataDirError, JournalError];
  if (expected.some((kind) => error instanceof kind)) return new UsageError((error as Error).message);
  const { code, path } = error as NodeJS.ErrnoException;
  return code === undefined || path === undefined
    ? error
    : new UsageError(`${path}: cannot be read or written (${code})`);
}
