import { useTranslation } from 'react-i18next';
import { useLanguage } from './language.ts';

/** Ages and numbers in the shown language. */
export function useAges() {
  const { t } = useTranslation();
  /** How long something lasted, in one unit: `12 s`, `4 min`, `2 h`. */
  const age = (ms: number): string => {
    const seconds = Math.max(0, Math.round(ms / 1000));
    if (seconds < 100) return t('age.seconds', { value: seconds });
    const minutes = Math.round(seconds / 60);
    return minutes < 100
      ? t('age.minutes', { value: minutes })
      : t('age.hours', { value: Math.round(minutes / 60) });
  };
  return { age };
}

/** Whole numbers with the language's own grouping: `4,812`, `4 812`. */
export function useNumber(): (number: number) => string {
  const format = new Intl.NumberFormat(useLanguage(), { useGrouping: 'min2' });
  return (number) => format.format(number);
}
