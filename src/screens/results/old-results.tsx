import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAges } from '../i18n/use-ages.ts';
import { Mark } from '../components/mark.tsx';
import styles from './old-results.module.css';

/** Twice the time between two answers, and some more. */
const oldAfterMs = 25_000;

/** Says that what is shown is old, where no answer has come for long; nothing while they come. */
export function OldResults({ heard }: { heard: number | null }) {
  const { t } = useTranslation();
  const { age } = useAges();
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (heard === null || now - heard < oldAfterMs) return null;
  return (
    <p className={styles['old']} role="status">
      <Mark level="look" />
      {t('results.old', { age: age(now - heard) })}
    </p>
  );
}
