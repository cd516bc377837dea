import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../timing/model/race.ts';
import { useLanguage } from '../../i18n/language.ts';
import { offsetText } from './offset-text.ts';

/** {@link offsetText} in a language. */
export function offsetIn(language: Language, t: TFunction): (ms: number) => string {
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (ms) => offsetText(ms, (seconds) => t('age.seconds', { value: format.format(seconds) }));
}

/** {@link offsetText} in the shown language. */
export function useOffset(): (ms: number) => string {
  const { t } = useTranslation();
  return offsetIn(useLanguage(), t);
}
