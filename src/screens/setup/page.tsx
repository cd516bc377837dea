import type { ReactNode } from 'react';
import styles from './setup-screen.module.css';

/** A page of the editor: what it is for, and its fields in groups. */
export function PartPage({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className={styles['page']} aria-labelledby="part-title">
      <div>
        <h2 id="part-title" className={styles['pageTitle']}>
          {title}
        </h2>
        {text === undefined ? null : <p className={styles['pageText']}>{text}</p>}
      </div>
      {children}
    </section>
  );
}

/** Fields that belong together. */
export function Group({ title, act, children }: { title?: string; act?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles['group']}>
      {title === undefined ? null : (
        <div className={styles['groupHead']}>
          <h3 className={styles['groupTitle']}>{title}</h3>
          {act}
        </div>
      )}
      {children}
    </section>
  );
}
