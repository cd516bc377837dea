import { useTranslation } from 'react-i18next';
import styles from './tap-queue.module.css';

/** Bibs that were typed before their runners are here: each tap is the time of the first. */
export function TapQueue({ bibs }: { bibs: readonly string[] }) {
  const { t } = useTranslation();
  if (bibs.length === 0) return null;
  return (
    <ol className={styles['queue']} aria-label={t('tapQueue.title')}>
      <li className={styles['what']} aria-hidden="true">
        {t('tapQueue.title')}
      </li>
      {bibs.map((bib, index) => (
        <li key={`${bib} ${index}`} className={`${styles['bib']} ${index === 0 ? styles['next'] : ''}`}>
          {bib}
        </li>
      ))}
    </ol>
  );
}
