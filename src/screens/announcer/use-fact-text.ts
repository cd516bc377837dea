import { useTranslation } from 'react-i18next';
import type { RaceView } from '../../contract/rows.ts';
import { useNames } from '../language/use-names.ts';
import type { Fact } from './facts.ts';

/** A fact in words, as one would say it: `2nd woman`, `3rd in W35`. */
export function useFactText(race: RaceView | null): (fact: Fact) => string {
  const { t } = useTranslation();
  const names = useNames();
  return (fact) => {
    const place = t('place', { count: fact.place, ordinal: true });
    if (fact.kind === 'overall') return t('fact.overall', { place });
    if (fact.kind === 'sex') return t(`fact.${fact.sex}`, { place });
    return t('fact.category', { place, category: names.category(race, fact.category) });
  };
}
