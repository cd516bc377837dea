import { Bell, BellOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../contract/insight.ts';
import { useEvent } from '../../feed/event.ts';
import { useFeed } from '../../feed/store.ts';
import { useStationNow } from '../../feed/use-clock.ts';
import { useAges, useNumber } from '../../i18n/use-ages.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { Mark } from '../../components/mark.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import styles from './alarm-band.module.css';
import { alarmKey, isLoud, type LoudAlarm } from './alarm-key.ts';
import { quietAlarms } from './alarm-quiet.ts';
import { soundAlarm } from './alarm-sound.ts';
import { useAlarmSound } from './use-alarm-sound.ts';

const none: readonly Alarm[] = [];

/** Mats that hear fewer than must come, in words and with a sound, over everything else. */
export function AlarmBand() {
  const { t } = useTranslation();
  const alarms = useFeed((feed) => feed.sections?.alarms ?? none);
  const loud = alarms.filter(isLoud);
  const keys = loud.map(alarmKey);
  const { blocked, quiet } = useAlarmSound(keys);
  const words = useAlarmWords();
  if (loud.length === 0) return null;
  return (
    <section className={styles['band']} aria-label={t('alarm.title')}>
      <VisuallyHidden role="alert">
        {loud.map((alarm) => (
          <p key={alarmKey(alarm)}>{words(alarm).short}</p>
        ))}
      </VisuallyHidden>
      <ul className={styles['alarms']}>
        {loud.map((alarm) => (
          <li key={alarmKey(alarm)} className={styles['alarm']}>
            <Mark level="bad" />
            <strong>{words(alarm).title}</strong>
            <span className={styles['facts']}>{words(alarm).facts}</span>
          </li>
        ))}
      </ul>
      {quiet ? (
        <p className={styles['quiet']}>
          <BellOff aria-hidden />
          {t('alarm.isQuiet')}
        </p>
      ) : (
        <div className={styles['acts']}>
          {blocked ? (
            <Button onClick={() => void soundAlarm()}>
              <Bell aria-hidden />
              {t('alarm.allowSound')}
            </Button>
          ) : null}
          <Button onClick={() => quietAlarms(keys, performance.now())}>
            <BellOff aria-hidden />
            {t('alarm.quiet')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** `short` has no numbers that change: it is said once. */
function useAlarmWords(): (alarm: LoudAlarm) => { title: string; facts: string; short: string } {
  const { t } = useTranslation();
  const { age } = useAges();
  const number = useNumber();
  const names = useNames();
  const now = useStationNow();
  const event = useEvent();
  return (alarm) => {
    const mat = names.mat(event, alarm.mat);
    const short = t(`alarm.${alarm.kind}.short`, { mat });
    const last =
      alarm.since === null || now === null
        ? t('alarm.never')
        : t('alarm.last', { age: age(Math.max(0, now - alarm.since)) });
    const facts = [last, t(`alarm.${alarm.kind}.todo`)].join(' · ');
    if (alarm.kind === 'reader-deaf')
      return { title: t('alarm.reader-deaf.title', { mat, others: number(alarm.others) }), facts, short };
    const { seen, expected } = alarm;
    const numbers = { mat, seen: number(seen), count: seen, expected: number(expected) };
    return { title: t('alarm.numbers', numbers), facts, short };
  };
}
