import { useTranslation } from 'react-i18next';
import type { Versions } from '../../api/calls.ts';
import { Mark, type Level } from '../../components/mark.tsx';
import { timeOfDay } from '../../format/times.ts';
import styles from './publish-dialog.module.css';

/** What the public has of this race, and whether that is still what the results are. */
export function ResultsStateLine({ versions, zone }: { versions: Versions; zone: string }) {
  const { t } = useTranslation();
  const { counts, isClosed } = versions;
  const standing = versions.versions.find(({ lapsed }) => lapsed === null);
  if (standing === undefined)
    return (
      <p className={styles['line']}>
        <Mark level="none" />
        {t(isClosed ? 'publish.state.closed' : 'publish.state.open')}
      </p>
    );
  const { state, number, at } = standing;
  const changed = counts.changed + counts.moved;
  const level: Level = changed === 0 ? 'good' : state === 'official' ? 'bad' : 'look';
  return (
    <p className={styles['line']}>
      <Mark level={level} />
      <b>{t(`publish.version.${state}`, { number })}</b>
      <span>{timeOfDay(at, zone)}</span>
      <span>{changed === 0 ? t('publish.state.same') : t('publish.state.changed', { count: changed })}</span>
    </p>
  );
}
