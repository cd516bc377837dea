import type { ReactNode } from 'react';
import styles from './visually-hidden.module.css/unseen.module.css';

/** Words for screen readers only, told when they change. */
export function VisuallyHidden({ role, children }: { role: 'alert' | 'status'; children: ReactNode }) {
  return (
    <div role={role} className={styles['unseen']}>
      {children}
    </div>
  );
}
