import type { ReactNode } from 'react';
import { SettingsMenus } from '../components/settings-menu.tsx';
import styles from './results-head.module.css';

interface Props {
  /** Where a way leads back to, in words: the screens of a device; null at the laptop itself. */
  back: string | null;
  title: string;
  facts: string;
  /** What can be taken away. */
  children?: ReactNode;
}

/** Which race or list is shown, of which day, and how old it is. */
export function ResultsHead({ back, title, facts, children }: Props) {
  return (
    <header className={styles['head']}>
      <div className={styles['title']}>
        {back !== null ? (
          <a className={styles['back']} href="/">
            {back}
          </a>
        ) : null}
        <h1 className={styles['name']}>{title}</h1>
        <p className={styles['facts']}>{facts}</p>
      </div>
      <div className={styles['acts']} data-no-print>
        {children}
        <SettingsMenus />
      </div>
    </header>
  );
}
