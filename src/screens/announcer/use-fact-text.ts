import { useTranslation } from 'react-i18next';
import type { RaceView } from '../../contract/rows.ts';
import { useNames } from '../i18n/use-names.ts';
import type { Fact } from './facts.ts';

/** A fact in words; where there is little room, only `name` may be cut: the place is what is read out. */
export interface FactText {
  before: string;
  name: string;
  after: string;
}

/** A fact in words, as one would say it: `2nd woman`, `3rd in W35`. */
export function useFactText(race: RaceView | null): (fact: Fact) => FactText {
  const { t } = useTranslation();
  const names = useNames();
  return (fact) => {
    const place = t('place', { count: fact.place, ordinal: true });
    if (fact.kind === 'overall') return { before: t('fact.overall', { place }), name: '', after: '' };
    if (fact.kind === 'sex') return { before: t(`fact.${fact.sex}`, { place }), name: '', after: '' };
    const gap = '\0';
    const [before = '', after = ''] = t('fact.category', { place, category: gap }).split(gap);
    return { before, name: names.category(race, fact.category), after };
  };
}
