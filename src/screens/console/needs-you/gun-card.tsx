import { useTranslation } from 'react-i18next';
import type { MatView } from '../../../contract/mat-view.ts';
import type { GunView } from '../../../contract/rows.ts';
import { useEvent, useZone } from '../../feed/event.ts';
import { useFeed } from '../../feed/store.ts';
import { useStationSeconds } from '../../feed/use-clock.ts';
import { clockText, exactLocalTime, timeOfDay } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { Mark } from '../../components/mark.tsx';
import { openDialog } from '../console-state.ts';
import { actionOf } from '../known-actions.ts';
import { undo } from '../undo.ts';
import { shortReader } from '../mats/short-reader.ts';
import { takeGun } from './fire-gun.ts';
import { GunButton } from './gun-button.tsx';
import styles from './gun-card.module.css';
import { heardGunsOf } from './heard-guns.ts';

/** A wave whose gun is still to be fired. */
export function GunCard({ gun }: { gun: GunView }) {
  const { t } = useTranslation();
  return (
    <article className={styles['card']}>
      <Head gun={gun} />
      <GunButton gun={gun} />
      <HeardGuns gun={gun} />
      <Button kind="quiet" onClick={() => openDialog({ kind: 'gun-time', wave: gun.wave })}>
        {t('gun.setTime')}
      </Button>
    </article>
  );
}

const noMats: readonly MatView[] = [];
const noGuns: readonly GunView[] = [];

/** Guns that readers and timers told, each with who told it; one press takes it. */
function HeardGuns({ gun }: { gun: GunView }) {
  const { t } = useTranslation();
  const zone = useGunZone(gun);
  const event = useEvent();
  const names = useNames();
  const mats = useFeed((feed) => feed.sections?.mats ?? noMats);
  const guns = useFeed((feed) => feed.sections?.guns ?? noGuns);
  return heardGunsOf(gun, guns, mats).map(({ time, address, point }) => (
    <Button
      key={`${address} ${time}`}
      className={styles['heard'] ?? ''}
      title={shortReader(address)}
      onClick={() => void takeGun(gun.wave, time)}
    >
      {t('gun.heard', { time: exactLocalTime(time, zone).time, at: names.mat(event, point) })}
    </Button>
  ));
}

interface JustFired {
  gun: GunView;
  fired: number;
  action: string;
  /** Whether the station does not have it yet. */
  waiting?: boolean;
}

/** The gun that was fired last, which can still be taken back. */
export function JustFiredCard({ gun, fired, action, waiting = false }: JustFired) {
  const { t } = useTranslation();
  const time = timeOfDay(fired, useGunZone(gun));
  return (
    <article className={styles['card']}>
      <Head gun={gun} />
      <p className={`${styles['fired']} ${waiting ? styles['waiting'] : ''}`} role="status">
        <Mark level={waiting ? 'look' : 'good'} />
        {waiting ? t('gun.waiting', { time }) : t('gun.firedAt', { time })}
      </p>
      <Button onClick={() => void undo(actionOf(action, 'gun.fire', { wave: gun.wave, gun: fired }))}>
        {t('undo.name')}
      </Button>
    </article>
  );
}

function Head({ gun }: { gun: GunView }) {
  const names = useNames();
  const event = useEvent();
  return (
    <div className={styles['head']}>
      <h3 className={styles['name']}>
        {names.wave(gun)}
        <span className={styles['races']}>{names.startersOf(event, gun)}</span>
      </h3>
      {gun.start === null || gun.gun !== null ? null : <Planned gun={gun} start={gun.start} />}
    </div>
  );
}

function Planned({ gun, start }: { gun: GunView; start: number }) {
  const { t } = useTranslation();
  const zone = useGunZone(gun);
  const seconds = useStationSeconds(start);
  const planned = t('gun.planned', { time: timeOfDay(start, zone) });
  const left = seconds === null ? '' : ` · ${seconds < 0 ? '' : '+'}${clockText(seconds)}`;
  return <span className={styles['planned']}>{planned + left}</span>;
}

function useGunZone({ zone }: GunView): string {
  const site = useZone();
  return zone ?? site;
}
