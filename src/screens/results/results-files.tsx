import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { resultsFile, teamsFile } from '../api/calls.ts';
import { useLanguage } from '../i18n/language.ts';
import button from '../components/button.module.css';
import styles from './results-head.module.css';

interface Props {
  /** Race of the files; all where it is undefined. */
  race?: string | undefined;
  /** Whether there is a file of teams. */
  teams?: boolean;
}

/** The files of results that a station gives. */
export function ResultsFiles({ race, teams = false }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <a className={`${button['button']} ${styles['file']}`} href={resultsFile(language, race)} download>
        <Download />
        CSV
      </a>
      {teams ? (
        <a className={`${button['button']} ${styles['file']}`} href={teamsFile(language, race)} download>
          <Download />
          {t('results.teams')}
        </a>
      ) : null}
    </>
  );
}
