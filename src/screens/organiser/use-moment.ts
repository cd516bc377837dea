import { useLanguage } from '../i18n/language.ts';

/** Day and time of a moment, on the clock of whoever looks. */
export function useMoment(): (ms: number) => string {
  const format = new Intl.DateTimeFormat(useLanguage(), { dateStyle: 'medium', timeStyle: 'short' });
  return (ms) => format.format(ms);
}

/** Day and time with its seconds, on the clock of whoever looks. */
export function useExactTime(): (ms: number) => string {
  const format = new Intl.DateTimeFormat(useLanguage(), { dateStyle: 'short', timeStyle: 'medium' });
  return (ms) => format.format(ms);
}
