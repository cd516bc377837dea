import { useTranslation } from 'react-i18next';
import type { GunView } from '../../../contract/rows.ts';
import { postGun } from '../../api/calls.ts';
import { useFeed } from '../../feed/store.ts';
import { useStationSeconds } from '../../feed/use-clock.ts';
import { clockText, timeOfDay } from '../../format/times.ts';
import { useNames } from '../../language/use-names.ts';
import { Button } from '../../parts/button.tsx';
import { attempt } from '../attempt.ts';
import { ask } from '../console-state.ts';
import styles from './gun-card.module.css';

/** A wave whose gun is still to be fired. */
export function GunCard({ gun }: { gun: GunView }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <article className={styles['card']}>
      <div className={styles['head']}>
        <h3 className={styles['name']}>{names.wave(gun)}</h3>
        {gun.start === null ? null : <Planned start={gun.start} />}
      </div>
      <button type="button" className={styles['gun']} onClick={() => void attempt(postGun(gun.wave))}>
        {t('gun.fire')}
      </button>
      <Button kind="quiet" onClick={() => ask({ kind: 'gun-time', wave: gun.wave })}>
        {t('gun.setTime')}
      </Button>
    </article>
  );
}

function Planned({ start }: { start: number }) {
  const { t } = useTranslation();
  const zone = useFeed((feed) => feed.sections?.race?.zone) ?? 'UTC';
  const seconds = useStationSeconds(start);
  const time = timeOfDay(start, zone);
  return (
    <span className={styles['planned']}>
      {seconds === null ? t('gun.planned', { time }) : `${t('gun.planned', { time })} · ${clockText(seconds)}`}
    </span>
  );
}
