import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { wrong } from '../station/command.ts';
import type { Language } from '../timing/model/race.ts';
import type { Asked } from '../tracks/checks/asked.ts';
import type { Finding } from '../tracks/checks/finding.ts';
import { judgedApart } from '../uploads/judged-apart.ts';
import type { JudgementAnswer } from '../uploads/judgement.ts';
import { message } from '../words/message.ts';
import { messageText } from '../words/text.ts';
import { languageOption } from './language.ts';

interface TrackFlags {
  distance?: number;
  window?: { from: number; to: number };
  lang: Language;
}

/** `goldline track`: what recorded runs measure and whether they hold, a JSON object a file. */
export function trackCommand(): Command {
  return new Command('track')
    .description(
      'Print what GPX, FIT and TCX files of a run measure and what the checks of a run at home find in them: one JSON object a file. Ends with 1 where a file cannot be read or a check refuses it.',
    )
    .argument('<files...>', 'files to read, also in .zip or .gz; each one by itself, in a process of its own')
    .option('--distance <metres>', 'length of the race, such as 42195', metres)
    .option('--window <from,to>', 'when it may be run, such as 2026-05-01T00:00Z,2026-05-03T00:00Z', window)
    .addOption(languageOption())
    .action(async (files: string[], { distance, window, lang }: TrackFlags) => {
      const asked: Asked = {
        received: Date.now(),
        ...(distance === undefined ? {} : { distance }),
        ...(window === undefined ? {} : { window }),
      };
      for (const file of files) {
        const answer = await answerFor(file, asked);
        if ('unreadable' in answer || 'refused' in answer || answer.judged.graded.refused.length > 0)
          process.exitCode = 1;
        console.log(JSON.stringify({ file, ...shown(answer, lang) }));
      }
    });
}

type Answer = JudgementAnswer | { unreadable: string };

async function answerFor(file: string, asked: Asked): Promise<Answer> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return { unreadable: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
  return judgedApart(bytes, asked);
}

function shown(answer: Answer, lang: Language): object {
  if ('unreadable' in answer) return { unreadable: answer.unreadable };
  if ('refused' in answer) return { refused: answer.refused.code, text: messageText(lang, answer.refused) };
  const { findings, graded, measures, ...about } = answer.judged;
  return {
    ...about,
    evidence: graded,
    measures,
    checks: findings.map((finding) => shownFinding(finding, lang)),
  };
}

function shownFinding({ seen, remedy, ...finding }: Finding, lang: Language): object {
  if (seen === null || remedy === null) return finding;
  return {
    ...finding,
    code: seen.code,
    text: [seen, remedy].map((told) => messageText(lang, told)).join(lang === 'zh-CN' ? '' : ' '),
  };
}

function metres(text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) throw wrong(message('commandLine.above-0'));
  return value;
}

function window(text: string): { from: number; to: number } {
  const [from = NaN, to = NaN] = text.split(',').map((one) => Date.parse(one));
  if (!(from < to))
    throw wrong(message('commandLine.write-like', { example: '2026-05-01T00:00Z,2026-05-03T00:00Z' }));
  return { from, to };
}
