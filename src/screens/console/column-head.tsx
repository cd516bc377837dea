import type { ReactNode } from 'react';
import styles from './column-head.module.css';

/** What a column is, and what can be done with it. */
export function ColumnHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles['head']}>
      <h2 className={styles['title']}>{title}</h2>
      {children}
    </div>
  );
}
