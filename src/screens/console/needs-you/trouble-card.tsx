import { useTranslation } from 'react-i18next';
import { useFeed } from '../../feed/store.ts';
import { useAges, useNumber } from '../../language/use-ages.ts';
import { useNames } from '../../language/use-names.ts';
import type { Trouble } from '../troubles.ts';
import { Card } from './card.tsx';

/** A trouble in plain words: what it is, since when, and what to do. */
export function TroubleCard({ trouble }: { trouble: Trouble }) {
  const { t } = useTranslation();
  const { age } = useAges();
  const names = useNames();
  const number = useNumber();
  const race = useFeed((feed) => feed.sections?.race ?? null);
  const { kind, level, point, detail } = trouble;
  const words = {
    point: point === undefined ? '' : names.pointOf(race, point),
    age: age(trouble.for ?? 0),
    number: number(trouble.count ?? 0),
    count: trouble.count ?? 0,
    antenna: trouble.antenna ?? 0,
  };
  const facts = [detail ?? '', t(`trouble.${kind}.todo`, words)].filter((text) => text !== '').join(' · ');
  return <Card level={level} title={t(`trouble.${kind}.title`, words)} facts={facts} />;
}
