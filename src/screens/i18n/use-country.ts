import { useTranslation } from 'react-i18next';
import { regionCode } from '../../words/countries.ts';
import { useLanguage } from './language.ts';

/** Those that sport calls by another name than the language does. */
const ownNames = ['TPE', 'HKG', 'MAC'] as const;

/** The name of a country by its three-letter code, in the shown language; the code itself where it has none. */
export function useCountry(): (nationality: string) => string {
  const { t } = useTranslation();
  const names = new Intl.DisplayNames(useLanguage(), { type: 'region', fallback: 'none', style: 'short' });
  return (nationality) => {
    const own = ownNames.find((code) => code === nationality);
    if (own !== undefined) return t(`country.${own}`);
    const region = regionCode(nationality);
    return (region === undefined ? undefined : names.of(region)) ?? nationality;
  };
}
