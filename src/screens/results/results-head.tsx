import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ResultsPage } from '../../contract/rows.ts';
import { resultsFile, teamsFile } from '../api/calls.ts';
import { timeOfDay } from '../format/times.ts';
import { useLanguage } from '../i18n/language.ts';
import { useNumber } from '../i18n/use-ages.ts';
import { useNames } from '../i18n/use-names.ts';
import { SettingsMenus } from '../components/settings-menu.tsx';
import button from '../components/button.module.css';
import styles from './results-head.module.css';
import type { ResultsSource } from './source.ts';

interface Props {
  source: ResultsSource;
  page: ResultsPage | null;
  /** Race of the files; all where it is undefined. */
  race: string | undefined;
}

/** Which race, and how old what is shown is. */
export function ResultsHead({ source, page, race }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const language = useLanguage();
  const number = useNumber();
  return (
    <header className={styles['head']}>
      <div className={styles['title']}>
        {source.station ? null : (
          <a className={styles['back']} href="/">
            {t('races.title')}
          </a>
        )}
        <h1 className={styles['name']}>{page === null ? t('results.title') : names.text(page.race.name)}</h1>
        {page === null ? null : (
          <p className={styles['facts']}>
            {names.day(page.race)} · {t('common.asOf', { time: timeOfDay(page.asOf, page.race.zone) })}
            {page.inReview === undefined
              ? null
              : ` · ${number(page.inReview)} ${t('counts.inReview', { count: page.inReview })}`}
          </p>
        )}
      </div>
      <div className={styles['acts']}>
        {source.station ? (
          <a className={`${button['button']} ${styles['file']}`} href={resultsFile(language, race)} download>
            <Download />
            CSV
          </a>
        ) : null}
        {source.station && page?.lists.some(({ teams }) => teams) ? (
          <a className={`${button['button']} ${styles['file']}`} href={teamsFile(language, race)} download>
            <Download />
            {t('results.teams')}
          </a>
        ) : null}
        <SettingsMenus />
      </div>
    </header>
  );
}
