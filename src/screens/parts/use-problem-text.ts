import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../contract/problem.ts';

/** A problem in the shown language; the station's English sentence where there is no translation. */
export function problemText({ code, message, params, value }: Problem): string {
  const key = `problems.${code}`;
  if (!i18next.exists(key)) return message;
  return i18next.t(key as 'problems.internal', { message, value, ...params });
}

/** {@link problemText}, renewed when the language changes. */
export function useProblemText(): (problem: Problem) => string {
  useTranslation();
  return problemText;
}
