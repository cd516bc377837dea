import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import type { ClockChangeDoubt } from '../readers/session/clock-changes.ts';
import { encodingOption, raceDayOption } from '../station/command.ts';
import { resultsCsv } from '../files/results-csv.ts';
import { badLineTold } from '../station/archive/recorded-log.ts';
import type { RaceDayChoice } from '../station/race/race-files.ts';
import type { ReplayedLog } from '../station/archive/dated-log.ts';
import { whyNoFinisher } from '../station/archive/no-finisher.ts';
import { replay } from '../station/archive/replay.ts';
import { UsageError } from '../station/process/usage-error.ts';
import type { Language, Ms } from '../timing/model/race.ts';
import { tell, terminalLanguage, warn } from '../station/process/terminal.ts';
import { languages } from '../words/language.ts';
import { message, type Message } from '../words/message.ts';
import { problemLine } from '../words/problem-text.ts';
import { countsText } from './counts-text.ts';
import { Interruption } from './interruption.ts';
import { ProgressLine } from './progress-line.ts';
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
      const progress = new ProgressLine(language);
      using interruption = new Interruption(interruptedTold(flags));
      try {
        const {
          definition,
          site: _site,
          warnings,
          ...list
        } = readRace(flags.race, flags.entries, flags.encoding, flags.site);
        for (const warning of warnings) warn(problemLine(language, warning), language);
        const replayed = await replay({
          dataDir: flags.data ?? null,
          definition,
          site: flags.site ?? null,
          list,
          file: flags.entries,
          raceDay: flags.raceDay,
          logs: flags.log,
          onProgress: (reached) => {
            interruption.check();
            progress.tell(reached);
          },
        });
        interruption.check();
        progress.clear();
        for (const log of replayed.logs) tell(logTold(log), language);
        for (const log of replayed.logs) for (const told of besidesTold(log)) tell(told, language);
        for (const told of replayed.logs.flatMap(logWarnings)) warn(told, language);
        tellWarnings(replayed.warnings, language);
        const why = whyNoFinisher(replayed);
        if (why !== null) throw new UsageError(message('replay.not-written', { why, path: flags.out }));
        writeFileSync(flags.out, resultsCsv(replayed.timing, replayed.timing.races, flags.lang ?? 'en'));
        tell(
          message('replay.written', {
            path: flags.out,
            counts: countsText(replayed.timing.counts(), language),
          }),
          language,
        );
        const unknown = replayed.timing.unknownChips().length;
        if (unknown > 0) tell(message('replay.unknown-chips', { count: unknown }), language);
      } catch (error) {
        progress.clear();
        throw inWords(error);
      }
    });
}

function interruptedTold({ data, out }: ReplayFlags): Message {
  return data === undefined
    ? message('told.interrupted', { out })
    : message('told.interrupted-data', { out, data });
}

function logTold({ path, reads, repeated, known, bad, first, last }: ReplayedLog): Message {
  const what = [
    readsTold(reads),
    first === null || last === null ? null : spanTold(first, last),
    repeated === 0 ? null : message('replay.repeated', { count: repeated }),
    known === 0 ? null : message('replay.known', { count: known }),
    bad === 0 ? null : message('replay.bad', { count: bad }),
  ];
  return message('replay.log', { path, what: what.filter((part) => part !== null) });
}

function readsTold(reads: ReplayedLog['reads']): Message {
  const count = [...reads.values()].reduce((sum, each) => sum + each, 0);
  const [point] = reads.keys();
  if (point === undefined) return message('explain.reads', { count });
  if (reads.size === 1) return message('replay.reads-at', { count, point });
  const where = [...reads].map(([at, each]) => message('replay.at', { point: at, reads: each }));
  return message('replay.reads-where', { count, where });
}

/** Nothing that stands in a log and does not count is passed over in silence. */
function logWarnings({ path, bad, firstBad, clockChange }: ReplayedLog): Message[] {
  const more = bad - firstBad.length;
  return [
    ...firstBad.map((line) => message('replay.log-line', { path, what: badLineTold(line) })),
    ...(more > 0 ? [message('replay.log', { path, what: message('replay.more-bad', { count: more }) })] : []),
    ...(clockChange === null ? [] : [message('replay.log', { path, what: clockChangeTold(clockChange) })]),
  ];
}

/** Guns of a log are proposed: which of them started whom, only people know. */
function besidesTold({ path, told: { guns, clockChanges, dialect } }: ReplayedLog): Message[] {
  const at = (local: Ms) => new Date(local).toISOString().slice(0, 23).replace('T', ' ');
  return [
    ...(dialect === null ? [] : [message('replay.dialect', { protocol: dialect })]),
    ...(guns.length === 0
      ? []
      : [message('replay.guns', { count: guns.length, times: guns.map(at).join(', ') })]),
    ...clockChanges.map(({ before, after }) =>
      message('replay.clock-moved', {
        before: at(before),
        after: at(after),
        seconds: `${(after - before) / 1000}`,
      }),
    ),
  ].map((what) => message('replay.log', { path, what }));
}

function clockChangeTold({ kind, reads, from, to }: ClockChangeDoubt): Message {
  const doubt = { count: reads, span: spanTold(from, to) };
  return message(kind === 'not-changed' ? 'replay.clock-kept' : 'replay.clock-unseen', doubt);
}

const spanTold = (from: Ms, to: Ms) =>
  message('replay.span', { from: new Date(from).toISOString(), to: new Date(to).toISOString() });

/** A file that the system does not let be used, with its name. */
function inWords(error: unknown): unknown {
  const { code, path } = error as NodeJS.ErrnoException;
  return code === undefined || path === undefined
    ? error
    : new UsageError(message('usage.unusable', { path, said: code }));
}
