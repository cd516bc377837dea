import { useTranslation } from 'react-i18next';
import type { GunView } from '../../../contract/rows.ts';
import { useEvent } from '../../feed/event.ts';
import { timeOfDay } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { openDialog } from '../console-state.ts';
import styles from './fired-gun.module.css';

/** A gun that was fired: when, and a way to correct it. */
export function FiredGun({ gun, fired }: { gun: GunView; fired: number }) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const zone = gun.zone ?? event?.zone ?? 'UTC';
  return (
    <div className={styles['gun']}>
      <span className={styles['wave']} title={names.start(event, gun)}>
        {names.wave(gun)}
        <span className={styles['races']}>{names.startersOf(event, gun)}</span>
      </span>
      <span className={styles['time']}>{timeOfDay(fired, zone)}</span>
      <Button kind="quiet" onClick={() => openDialog({ kind: 'gun-time', wave: gun.wave })}>
        {t('gun.correct')}
      </Button>
    </div>
  );
}
