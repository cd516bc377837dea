import { useTranslation } from 'react-i18next';
import type { GunView } from '../../../contract/rows.ts';
import { useFeed } from '../../feed/store.ts';
import { timeOfDay } from '../../format/times.ts';
import { useNames } from '../../language/use-names.ts';
import { Button } from '../../parts/button.tsx';
import { ask } from '../console-state.ts';
import { undo } from '../undo.ts';
import styles from './fired-guns.module.css';

/** The guns that were fired. The newest can be taken back for as long as nothing was done after it. */
export function FiredGuns({ guns }: { guns: readonly GunView[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const zone = useFeed((feed) => feed.sections?.race?.zone) ?? 'UTC';
  const last = useFeed((feed) => feed.sections?.actions.find(({ type }) => !type.startsWith('reader.')));
  const fired = guns.filter(({ gun }) => gun !== null);
  if (fired.length === 0) return null;
  return (
    <ul className={styles['guns']} aria-label={t('gun.fired')}>
      {fired.map((gun) => (
        <li key={gun.wave} className={styles['gun']}>
          <span className={styles['wave']}>{names.wave(gun)}</span>
          <span className={styles['time']}>{timeOfDay(gun.gun ?? 0, zone)}</span>
          {gun.action !== null && gun.action === last?.id ? (
            <Button onClick={() => void undo(last.id)}>{t('undo.name')}</Button>
          ) : (
            <Button kind="quiet" onClick={() => ask({ kind: 'gun-time', wave: gun.wave })}>
              {t('gun.correct')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
