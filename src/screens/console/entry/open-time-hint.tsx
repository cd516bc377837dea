import { useTranslation } from 'react-i18next';
import { useZone } from '../../feed/event.ts';
import { timeOfDay } from '../../format/times.ts';
import styles from './open-time-hint.module.css';
import type { OpenTime } from './open-times.ts';

/** How many times wait for a bib, and which of them Space gives to the one in the line. */
export function OpenTimeHint({ times, hasBib }: { times: readonly OpenTime[]; hasBib: boolean }) {
  const { t } = useTranslation();
  const zone = useZone();
  const [oldest] = times;
  if (oldest === undefined) return null;
  const time = timeOfDay(oldest.time, zone);
  return (
    <span className={styles['hint']}>
      {hasBib ? (
        <>
          <kbd className={styles['key']}>␣</kbd> {t('openTimes.give', { time })}
        </>
      ) : (
        t('openTimes.waiting', { count: times.length, time })
      )}
    </span>
  );
}
