import type { Problem } from '../../contract/problem.ts';
import { problemText as textOf } from '../../words/problem-text.ts';
import { languageNow, useLanguage } from '../i18n/language.ts';

/** A problem in the shown language; the station's English sentence where there is no translation. */
export function problemText(problem: Problem): string {
  return textOf(languageNow(), problem);
}

/** {@link problemText}, renewed when the language changes. */
export function useProblemText(): (problem: Problem) => string {
  const language = useLanguage();
  return (problem) => textOf(language, problem);
}
