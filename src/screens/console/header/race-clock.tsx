import { useTranslation } from 'react-i18next';
import type { GunView } from '../../../contract/rows.ts';
import { useEvent, useZone } from '../../feed/event.ts';
import { useRaceChoice } from '../../feed/race-choice.ts';
import { useFeed } from '../../feed/store.ts';
import { useStationSeconds } from '../../feed/use-clock.ts';
import { clockText, timeOfDay } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';
import { chooseClockWave, useConsole } from '../console-state.ts';
import { firedGuns, gunShown, type FiredGun } from './guns-shown.ts';
import styles from './race-clock.module.css';

const none: readonly GunView[] = [];

/** The race clock from the gun it names, the other guns beside it; before any gun, the time of day at the venue. */
export function RaceClock() {
  const guns = useFeed((feed) => feed.sections?.guns ?? none);
  const chosen = useConsole((state) => state.clockWave);
  const race = useRaceChoice();
  const fired = firedGuns(guns);
  const gun = gunShown(fired, chosen, race);
  if (gun === undefined) return <DayClock guns={guns} />;
  return (
    <div className={styles['clocks']}>
      <div className={styles['clock']}>
        <Elapsed from={gun.gun} />
        <From gun={gun} />
      </div>
      {fired.length === 1 ? null : <OtherClocks guns={fired.filter((other) => other !== gun)} />}
    </div>
  );
}

function Elapsed({ from }: { from: number }) {
  const { t } = useTranslation();
  const seconds = useStationSeconds(from);
  return (
    <p className={styles['time']} role="timer" aria-label={t('clock.race')}>
      {seconds === null ? '–:––:––' : clockText(seconds)}
    </p>
  );
}

function From({ gun }: { gun: FiredGun }) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const site = useZone();
  const text = t('clock.fromGun', {
    wave: names.start(event, gun),
    time: timeOfDay(gun.gun, gun.zone ?? site),
  });
  return (
    <p className={styles['from']} title={text}>
      {text}
    </p>
  );
}

/** The clocks of the other guns; a click makes one of them the large one. */
function OtherClocks({ guns }: { guns: readonly FiredGun[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles['others']} aria-label={t('clock.others')}>
      {guns.map((gun) => (
        <li key={gun.wave}>
          <OtherClock gun={gun} />
        </li>
      ))}
    </ul>
  );
}

function OtherClock({ gun }: { gun: FiredGun }) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const seconds = useStationSeconds(gun.gun);
  const name = names.start(event, gun);
  return (
    <button
      type="button"
      className={styles['other']}
      title={t('clock.choose', { wave: name })}
      onClick={() => chooseClockWave(gun.wave)}
    >
      <span className={styles['elapsed']}>{seconds === null ? '–:––:––' : clockText(seconds)}</span>
      <span className={styles['wave']}>{name}</span>
    </button>
  );
}

function DayClock({ guns }: { guns: readonly GunView[] }) {
  const { t } = useTranslation();
  const zone = useZone();
  const seconds = useStationSeconds(0);
  const planned = guns.map(({ start }) => start).filter((start) => start !== null);
  const first = planned.length === 0 ? null : Math.min(...planned);
  return (
    <div className={styles['clock']}>
      <p className={`${styles['time']} ${styles['day']}`} role="timer" aria-label={t('clock.day')}>
        {seconds === null ? '––:––:––' : timeOfDay(seconds * 1000, zone)}
      </p>
      <p className={styles['from']}>
        {first === null ? t('clock.noGun') : t('clock.planned', { time: timeOfDay(first, zone) })}
      </p>
    </div>
  );
}
