import type { ReactNode } from 'react';
import { Mark, type Level } from '../../components/mark.tsx';
import styles from './card.module.css';

interface Props {
  level: Level;
  title: ReactNode;
  /** A quieter line under the title. */
  facts?: ReactNode;
  /** Stands at the right of the title. */
  act?: ReactNode;
  children?: ReactNode;
}

/** One thing that needs a person. */
export function Card({ level, title, facts, act, children }: Props) {
  return (
    <article className={`${styles['card']} ${styles[level]}`}>
      <Mark level={level} />
      <div className={styles['text']}>
        <h3 className={styles['title']}>{title}</h3>
        {facts === undefined ? null : <p className={styles['facts']}>{facts}</p>}
        {children}
      </div>
      {act}
    </article>
  );
}
