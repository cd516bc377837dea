import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './rehearsal-frame.module.css';

/** Says over every page of a station that the crew rehearses on it, so that nobody takes it for the race. */
export function RehearsalFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={styles['frame']}>
      <p className={styles['band']}>
        <strong>{t('rehearsal.band')}</strong>
        <span>{t('rehearsal.bandHint')}</span>
      </p>
      <div className={styles['page']}>{children}</div>
    </div>
  );
}
