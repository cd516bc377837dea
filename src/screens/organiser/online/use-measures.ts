import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/language.ts';

/** Lengths and sizes as the shown language writes them. */
export function useMeasures() {
  const { t } = useTranslation();
  const language = useLanguage();
  const digits = (least: number, most: number) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: least, maximumFractionDigits: most });
  const fine = digits(2, 2);
  const plain = digits(0, 1);
  const size = new Intl.NumberFormat(language, { style: 'unit', unit: 'kilobyte' });
  return {
    /** Kilometres to 10 m, without their unit. */
    fineKm: (metres: number) => fine.format(metres / 1000),
    /** Kilometres to 100 m at most, without their unit. */
    km: (metres: number) => plain.format(metres / 1000),
    /** A length in words: `42.31 km`. */
    length: (metres: number) => t('pages.km', { distance: fine.format(metres / 1000) }),
    number: (value: number) => plain.format(value),
    size: (bytes: number) => size.format(Math.ceil(bytes / 1000)),
  };
}
