import { useTranslation } from 'react-i18next';
import { useRaceChoice } from '../feed/race-choice.ts';
import { useFeed } from '../feed/store.ts';
import { useNumber } from '../i18n/use-ages.ts';
import styles from './counts-line.module.css';
import { RaceFilter } from './races/race-filter.tsx';

/** How many are where, in the chosen race or in all. */
export function CountsLine() {
  const { t } = useTranslation();
  const number = useNumber();
  const race = useRaceChoice();
  const counts = useFeed(({ sections }) =>
    race === null ? sections?.counts : (sections?.counts.races?.[race] ?? sections?.counts),
  );
  if (counts === undefined) return null;
  const { inReview = 0 } = counts;
  return (
    <div className={styles['line']}>
      <RaceFilter />
      <dl className={styles['counts']}>
        {(['entries', 'started', 'onCourse', 'finished'] as const).map((name) => (
          <div key={name} className={styles['count']}>
            <dd className={styles['number']}>{number(counts[name])}</dd>
            <dt>{t(`counts.${name}`, { count: counts[name] })}</dt>
          </div>
        ))}
        {inReview === 0 ? null : (
          <div className={styles['count']}>
            <dd className={styles['number']}>{number(inReview)}</dd>
            <dt>{t('counts.inReview', { count: inReview })}</dt>
          </div>
        )}
      </dl>
    </div>
  );
}
