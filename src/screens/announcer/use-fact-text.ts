import { useTranslation } from 'react-i18next';
import type { RaceView } from '../../contract/rows.ts';
import { useCountry } from '../i18n/use-country.ts';
import { useNumber } from '../i18n/use-ages.ts';
import { useNames } from '../i18n/use-names.ts';
import type { Fact } from './queue/facts.ts';

/** A fact in words; where there is little room, only `name` may be cut: the place is what is read out. */
export interface FactText {
  before: string;
  name: string;
  after: string;
}

const gap = '\0';

/** A fact in words, as one would say it: `2nd woman`, `3rd in W35`. */
export function useFactText(race: RaceView | null): (fact: Fact) => FactText {
  const { t } = useTranslation();
  const names = useNames();
  const number = useNumber();
  const country = useCountry();
  const bare = (text: string): FactText => ({ before: text, name: '', after: '' });
  const around = (text: string, name: string): FactText => {
    const [before = '', after = ''] = text.split(gap);
    return { before, name, after };
  };
  const placeOf = (count: number) => t('place', { count, ordinal: true });
  return (fact) => {
    switch (fact.kind) {
      case 'overall':
        return bare(t('fact.overall', { place: placeOf(fact.place) }));
      case 'sex':
        return bare(t(`fact.${fact.sex}`, { place: placeOf(fact.place) }));
      case 'category':
        return around(
          t('fact.category', { place: placeOf(fact.place), category: gap }),
          names.category(race, fact.category),
        );
      case 'list':
        return around(
          t('fact.category', { place: placeOf(fact.place), category: gap }),
          names.list(race, fact.list),
        );
      case 'milestone':
        return bare(t('fact.milestone', { count: fact.place, number: number(fact.place) }));
      case 'nation':
        return around(t(fact.isHome ? 'fact.home' : 'fact.nation', { nation: gap }), country(fact.nation));
      case 'birthday':
        return bare(t('fact.birthday', { count: fact.age }));
      case 'oldest':
      case 'youngest':
        return bare(t(`fact.${fact.kind}.${fact.sex}`, { count: fact.age }));
      case 'club':
        return around(t('fact.club', { club: gap }), fact.club);
      case 'clubmates':
        return around(t('fact.clubmates', { club: gap, count: fact.count }), fact.club);
    }
  };
}
