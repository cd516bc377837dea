import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasSeveral, useEvent, useZone } from '../feed/event.ts';
import { raceKey, useRaceChoice } from '../feed/race-choice.ts';
import { useFeed } from '../feed/store.ts';
import { useFeedHealth, useStationSeconds } from '../feed/use-clock.ts';
import { clockText, timeOfDay } from '../format/times.ts';
import { useNumber } from '../i18n/use-ages.ts';
import { useNames } from '../i18n/use-names.ts';
import { Mark } from '../components/mark.tsx';
import { nextMilestone } from './queue/facts.ts';
import { useShownRace } from './use-shown-race.ts';
import styles from './ribbon.module.css';

/** How many are in, the clock of the race that is shown, and how old the screen is. */
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
  const names = useNames();
  const event = useEvent();
  const race = useRaceChoice();
  const name = names.raceOf(event, race ?? undefined);
  const counts = useFeed(({ sections }) =>
    race === null ? sections?.counts : sections?.counts.races?.[race],
  );
  if (counts === undefined) return <div />;
  const { finished, inReview = 0 } = counts;
  const milestone = nextMilestone(finished);
  const left = milestone - finished;
  return (
    <div className={styles['part']}>
      <span className={styles['number']}>{number(finished)}</span>
      <span>
        {t('counts.finished', { count: finished })}
        {name === null ? null : ` · ${name}`}
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
  const names = useNames();
  const event = useEvent();
  const race = useShownRace()?.id;
  const gun = useFeed((feed) => {
    const own = (feed.sections?.guns ?? []).filter(({ races }) => races?.includes(race ?? '') ?? true);
    const fired = own.flatMap((view) => (view.gun === null ? [] : [view.gun]));
    return fired.length === 0 ? null : Math.min(...fired);
  });
  const name = names.raceOf(event, race);
  const seconds = useStationSeconds(gun ?? 0);
  if (gun === null || seconds === null) return <div />;
  return (
    <p className={styles['running']}>
      {name === null ? null : <span className={styles['of']}>{name}</span>}
      <span className={styles['clock']}>{clockText(seconds)}</span>
    </p>
  );
}

function AsOf() {
  const { t } = useTranslation();
  const { state, seconds } = useFeedHealth();
  const now = useStationSeconds(0);
  const zone = useZone();
  const event = useEvent();
  const hints = useFirst(hintsMs);
  if (state === 'late' || state === 'lost') {
    const level = state === 'lost' ? 'bad' : 'look';
    const heard = now === null ? null : (now - seconds) * 1000;
    return (
      <p className={`${styles['part']} ${styles['age']} ${styles[level]}`}>
        <Mark level={level} />
        {heard === null ? null : t('common.asOf', { time: timeOfDay(heard, zone) })}
      </p>
    );
  }
  return (
    <p className={`${styles['part']} ${styles['age']}`}>
      {hints ? (
        <span className={styles['hints']}>
          {keptTogether(
            `${hasSeveral(event) ? `${raceKey} ${t('announcer.race')} · ` : ''}${t('announcer.keys')}`,
          )}
        </span>
      ) : null}
      {now === null ? null : (
        <span className={styles['asOf']}>{t('common.asOf', { time: timeOfDay(now * 1000, zone) })}</span>
      )}
    </p>
  );
}

/** A line begins with a key, and not with the dot before it. */
const keptTogether = (hints: string) => hints.replaceAll(' · ', '\u00a0· ');

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
