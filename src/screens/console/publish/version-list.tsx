import { useTranslation } from 'react-i18next';
import { versionFile, type Versions } from '../../api/calls.ts';
import { timeOfDay } from '../../format/times.ts';
import { useActorName } from '../use-actor-name.ts';
import styles from './publish-dialog.module.css';

const checksumShown = 12;

/** All that was published, the newest first, each with its file as it was. */
export function VersionList({ versions, race, zone }: { versions: Versions; race: string; zone: string }) {
  const { t } = useTranslation();
  const nameOf = useActorName();
  if (versions.versions.length === 0) return null;
  return (
    <section className={styles['part']}>
      <h3 className={styles['legend']}>{t('publish.history.title')}</h3>
      <ul className={styles['versions']}>
        {versions.versions.map(({ id, state, number, at, by, reason, checksum, rows, lapsed }) => (
          <li key={id} className={styles['version']}>
            <span className={lapsed === null ? '' : styles['lapsed']}>
              <b>{t(`publish.version.${state}`, { number })}</b> {timeOfDay(at, zone)}
            </span>
            <span className={styles['quiet']}>
              {[nameOf(by), t('publish.history.rows', { count: rows })].filter(Boolean).join(' · ')}
            </span>
            {reason === null ? null : <span>{reason}</span>}
            {lapsed === null ? null : (
              <span>
                {t('publish.history.lapsed', { time: timeOfDay(lapsed.at, zone), reason: lapsed.reason })}
              </span>
            )}
            <span className={styles['file']}>
              <a href={versionFile(race, id)} download>
                {t('publish.history.file')}
              </a>
              <code className={styles['quiet']} title={checksum}>
                SHA-256 {checksum.slice(0, checksumShown)}…
              </code>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
