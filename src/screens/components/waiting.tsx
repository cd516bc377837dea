import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './waiting.module.css';

const patience = 800;

/** Shown while nothing has been heard; says so only where it takes long. */
export function Waiting() {
  const { t } = useTranslation();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className={styles['waiting']} role="status">
      {long ? t('common.waiting') : null}
    </main>
  );
}
