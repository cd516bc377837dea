import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../contract/problem.ts';

/** A problem in the shown language; the station's English sentence where there is no translation. */
export function problemText({ code, message, params, value }: Problem): string {
  return i18next.t(`problems.${code}`, { message, value, ...params, defaultValue: message });
}

/** {@link problemText}, renewed when the language changes. */
export function useProblemText(): (problem: Problem) => string {
  useTranslation();
  return problemText;
}
