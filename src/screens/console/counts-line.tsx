import { useTranslation } from 'react-i18next';
import { useFeed } from '../feed/store.ts';
import { useNumber } from '../i18n/use-ages.ts';
import styles from './counts-line.module.css';

/** How many are where. */
export function CountsLine() {
  const { t } = useTranslation();
  const number = useNumber();
  const counts = useFeed((feed) => feed.sections?.counts);
  if (counts === undefined) return null;
  const { inReview = 0 } = counts;
  return (
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
  );
}
