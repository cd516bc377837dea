import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SettingsMenus } from '../components/settings-menu.tsx';
import styles from './results-head.module.css';

interface Props {
  /** Whether a way leads back to all races. */
  back: boolean;
  title: string;
  facts: string;
  /** What can be taken away. */
  children?: ReactNode;
}

/** Which race or list is shown, of which day, and how old it is. */
export function ResultsHead({ back, title, facts, children }: Props) {
  const { t } = useTranslation();
  return (
    <header className={styles['head']}>
      <div className={styles['title']}>
        {back ? (
          <a className={styles['back']} href="/">
            {t('races.title')}
          </a>
        ) : null}
        <h1 className={styles['name']}>{title}</h1>
        <p className={styles['facts']}>{facts}</p>
      </div>
      <div className={styles['acts']}>
        {children}
        <SettingsMenus />
      </div>
    </header>
  );
}
