import type { Language } from '../timing/model/race.ts';
import type { Message, Value } from './message.ts';
import { isKnown, messageText, text } from './text.ts';

/** What is wrong with something that a person gave; see the contract's Problem. */
interface Problem {
  code: string;
  /** English, for codes that have no text here. */
  message: string;
  file?: string | undefined;
  line?: number | undefined;
  value?: string | undefined;
  params?: Readonly<Record<string, Value>> | undefined;
}

/** What to tell of a problem: its text here, or the English one where it has none. */
export function toldOfProblem({ code, message, value, params }: Problem): Message {
  const told = {
    // A code of another part of the dictionary has its part before it.
    code: code.includes('.') ? code : `problems.${code}`,
    params: { message, ...(value === undefined ? {} : { value }), ...params },
  };
  return isKnown(told) ? told : { code: 'told.as-said', params: { text: message } };
}

/** A message of the problems (`problems.bib-unknown`, `problems.diverged_older`) as a problem, with the English text of it. */
export function problemOf(told: Message): Problem {
  const [code = '', context] = told.code.replace(/^problems\./, '').split('_');
  const problem = { code, message: messageText('en', told) };
  const params = { ...told.params, ...(context === undefined ? {} : { context }) };
  return Object.keys(params).length === 0 ? problem : { ...problem, params };
}

/** What is wrong, without the place. */
export function problemText(language: Language, problem: Problem): string {
  return messageText(language, toldOfProblem(problem));
}

/** One line for a terminal or a log: `start.csv, line 12: …`. */
export function problemLine(language: Language, problem: Problem): string {
  const place = [];
  if (problem.file !== undefined) place.push(problem.file);
  if (problem.line !== undefined) place.push(text(language, 'told.line', { line: String(problem.line) }));
  const what = problemText(language, problem);
  return place.length === 0 ? what : `${place.join(', ')}: ${what}`;
}
