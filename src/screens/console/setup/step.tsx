import type { ReactNode } from 'react';
import { Mark } from '../../components/mark.tsx';
import type { Loading } from './loading.ts';
import { Outcome } from './outcome.tsx';
import styles from './step.module.css';

interface StepProps {
  title: string;
  /** What is loaded now. */
  now: string;
  done: boolean;
  loading: Loading | null;
  children: ReactNode;
}

/** One thing to set up: what it is now, and what changes it. */
export function Step({ title, now, done, loading, children }: StepProps) {
  return (
    <section className={styles['step']}>
      <div className={styles['head']}>
        <Mark level={done ? 'good' : 'none'} />
        <div className={styles['text']}>
          <h3 className={styles['title']}>{title}</h3>
          <p className={styles['now']}>{now}</p>
        </div>
        {children}
      </div>
      {loading === null ? null : <Outcome loading={loading} />}
    </section>
  );
}
