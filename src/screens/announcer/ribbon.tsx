import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFeed } from '../feed/store.ts';
import { useFeedHealth, useStationSeconds } from '../feed/use-clock.ts';
import { clockText, timeOfDay } from '../format/times.ts';
import { useAges, useNumber } from '../i18n/use-ages.ts';
import { Mark } from '../components/mark.tsx';
import { nextMilestone } from './facts.ts';
import styles from './ribbon.module.css';

/** How many are in, the race clock, and how old the screen is. */
export function Ribbon() {
  return (
    <footer className={styles['ribbon']}>
      <Finishers />
      <Clock />
      <AsOf />
    </footer>
  );
}

function Finishers() {
  const { t } = useTranslation();
  const number = useNumber();
  const counts = useFeed((feed) => feed.sections?.counts);
  if (counts === undefined) return <div />;
  const { finished, inReview = 0 } = counts;
  const milestone = nextMilestone(finished);
  const left = milestone - finished;
  return (
    <div className={styles['part']}>
      <span className={styles['number']}>{number(finished)}</span>
      <span>
        {t('counts.finished', { count: finished })}
        {inReview === 0 ? null : ` · ${number(inReview)} ${t('counts.inReview', { count: inReview })}`}
        {milestone > counts.entries ? null : (
          <span className={styles['quiet']}>
            {t('announcer.milestone', { count: left, left: number(left), milestone: number(milestone) })}
          </span>
        )}
      </span>
    </div>
  );
}

function Clock() {
  const gun = useFeed((feed) => {
    const fired = (feed.sections?.guns ?? []).flatMap((view) => (view.gun === null ? [] : [view.gun]));
    return fired.length === 0 ? null : Math.min(...fired);
  });
  const seconds = useStationSeconds(gun ?? 0);
  if (gun === null || seconds === null) return <div />;
  return <p className={styles['clock']}>{clockText(seconds)}</p>;
}

function AsOf() {
  const { t } = useTranslation();
  const { age } = useAges();
  const { state, seconds } = useFeedHealth();
  const now = useStationSeconds(0);
  const zone = useFeed((feed) => feed.sections?.race?.zone) ?? 'UTC';
  const hints = useFirst(hintsMs);
  if (state === 'late' || state === 'lost') {
    const level = state === 'lost' ? 'bad' : 'look';
    return (
      <p className={`${styles['part']} ${styles['age']} ${styles[level]}`}>
        <Mark level={level} />
        {t(`feed.${state}`, { age: age(seconds * 1000) })}
      </p>
    );
  }
  return (
    <p className={`${styles['part']} ${styles['age']}`}>
      {hints ? <span className={styles['hints']}>{t('announcer.keys')}</span> : null}
      {now === null ? '' : t('common.asOf', { time: timeOfDay(now * 1000, zone) })}
    </p>
  );
}

const hintsMs = 10_000;

/** True for a while after the screen was opened. */
function useFirst(ms: number): boolean {
  const [first, setFirst] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setFirst(false), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return first;
}
