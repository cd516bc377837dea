import { Menu } from '@base-ui/react/menu';
import { Check, ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { GunView } from '../../../contract/rows.ts';
import { useFeed } from '../../feed/store.ts';
import { useStationSeconds } from '../../feed/use-clock.ts';
import { clockText, timeOfDay } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';
import menu from '../../components/menu.module.css';
import { chooseClockWave, useConsole } from '../console-state.ts';
import styles from './race-clock.module.css';

const none: readonly GunView[] = [];

/** The race clock from the gun it names; before any gun, the time of day at the venue. */
export function RaceClock() {
  const guns = useFeed((feed) => feed.sections?.guns ?? none);
  const chosen = useConsole((state) => state.clockWave);
  const fired = guns
    .filter(({ gun }) => gun !== null)
    .toSorted((one, other) => (one.gun ?? 0) - (other.gun ?? 0));
  const gun = fired.find(({ wave }) => wave === chosen) ?? fired[0];
  if (gun?.gun === undefined || gun.gun === null) return <DayClock guns={guns} />;
  return (
    <div className={styles['clock']}>
      <Elapsed from={gun.gun} />
      <GunChoice gun={gun} fired={fired} />
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

function GunChoice({ gun, fired }: { gun: GunView; fired: readonly GunView[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const zone = useZone();
  const label = (view: GunView) =>
    t('clock.fromGun', { wave: names.wave(view), time: timeOfDay(view.gun ?? 0, zone) });
  if (fired.length === 1) return <p className={styles['from']}>{label(gun)}</p>;
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={`${styles['from']} ${styles['choice']}`}>
        {label(gun)}
        <ChevronDown />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} className={menu['positioner']}>
          <Menu.Popup className={menu['popup']}>
            <Menu.RadioGroup value={gun.wave} onValueChange={chooseClockWave}>
              {fired.map((view) => (
                <Menu.RadioItem key={view.wave} value={view.wave} closeOnClick className={menu['item']}>
                  <span className={menu['check']}>
                    <Menu.RadioItemIndicator>
                      <Check />
                    </Menu.RadioItemIndicator>
                  </span>
                  {label(view)}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
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

function useZone(): string {
  return useFeed((feed) => feed.sections?.race?.zone) ?? 'UTC';
}
