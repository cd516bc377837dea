import type { Choice, Problem } from '../../contract/problem.ts';
import type { Language } from '../../timing/model/race.ts';
import { languageOfTag } from '../../words/language.ts';
import { message, type Value } from '../../words/message.ts';
import { problemLine } from '../../words/problem-text.ts';
import { messageText, text, valueText } from '../../words/text.ts';
import { ToldError } from '../../words/told-error.ts';
import { CrewError } from './crew-error.ts';

/** The language of the person at the terminal: of its locale, or of the system where that says none; English where it is none of ours. */
export function terminalLanguage({ LC_ALL, LC_MESSAGES, LANG } = process.env): Language {
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  return languageOfTag(LC_ALL || LC_MESSAGES || LANG || locale) ?? 'en';
}

/** Tells something on stdout. */
export function tell(told: Value, language = terminalLanguage()): void {
  process.stdout.write(`${valueText(language, told)}\n`);
}

/** Tells a warning on stderr. */
export function warn(warning: Value, language = terminalLanguage()): void {
  process.stderr.write(`${messageText(language, message('told.warning', { text: warning }))}\n`);
}

/** What an error tells the person at the terminal, a line for each problem; null for a fault in the program. */
export function errorText(error: unknown): string | null {
  if (error instanceof CrewError) return problemLines(error.problems);
  return error instanceof ToldError ? messageText(terminalLanguage(), error.told) : null;
}

/** What is wrong with files, and how to say on the command line what is not certain. */
function problemLines(problems: readonly Problem[]): string {
  const language = terminalLanguage();
  const lines = problems.map((problem) => problemLine(language, problem));
  if (problems.some(({ code }) => code === 'race-day-change'))
    lines.push(text(language, 'told.which-of-race-day'));
  for (const { code, choices = [] } of problems)
    if (code === 'encoding-unsure') lines.push(text(language, 'told.which-encoding', encodings(choices)));
  return lines.join('\n');
}

function encodings(choices: readonly Choice[]): { choices: string[] } {
  return { choices: choices.map(({ value, samples }) => `--encoding ${value} (${samples.join(', ')})`) };
}
