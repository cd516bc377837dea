import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetElsewhere, useActs } from '../../api/acts.ts';
import { useAges } from '../../i18n/use-ages.ts';
import { Button } from '../../components/button.tsx';
import { Mark } from '../../components/mark.tsx';
import styles from './pending-acts.module.css';

/** What the station usually acknowledges within needs no word, in milliseconds. */
const quietMs = 700;
/** From this age on it is told loudly. */
const loudMs = 5000;

/** How much this console did that the station does not have yet, and since when; `children` where there is nothing. */
export function PendingActs({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { age } = useAges();
  const count = useActs(({ pending }) => pending.length);
  const elsewhere = useActs(({ elsewhere }) => elsewhere.length);
  const oldest = useAgeOf(useActs(({ pending }) => pending[0]?.since ?? null));
  if (elsewhere === 0 && oldest < quietMs) return children;
  return (
    <>
      {elsewhere === 0 ? null : (
        <p className={`${styles['acts']} ${styles['look']}`}>
          <Mark level="look" />
          {t('acts.elsewhere', { count: elsewhere })}
          <Button kind="quiet" onClick={forgetElsewhere}>
            {t('acts.forget')}
          </Button>
        </p>
      )}
      {oldest < quietMs ? null : (
        <p
          className={`${styles['acts']} ${styles[oldest < loudMs ? 'look' : 'bad']}`}
          role={oldest < loudMs ? 'status' : 'alert'}
        >
          <Mark level={oldest < loudMs ? 'look' : 'bad'} />
          {t('acts.pending', { count, age: age(oldest) })}
        </p>
      )}
    </>
  );
}

/** Milliseconds since an instant of this machine's clock, renewed twice a second; 0 for none. */
function useAgeOf(since: number | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    if (since === null) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [since]);
  return since === null ? 0 : Math.max(0, now - since);
}
