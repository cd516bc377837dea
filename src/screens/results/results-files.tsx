import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import { teamsFile } from '../api/calls.ts';
import { useLanguage } from '../i18n/language.ts';
import { Button } from '../components/button.tsx';
import { SaveResults } from '../components/save/save-results.tsx';
import button from '../components/button.module.css';
import styles from './results-head.module.css';

interface Props {
  /** Race of the files; all where it is undefined. */
  race?: string | undefined;
  /** The list that is shown. */
  list?: string | undefined;
  /** Whether there is a file of teams. */
  teams?: boolean;
}

/** The files of results that a station gives. */
export function ResultsFiles({ race, list, teams = false }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isSaving, setSaving] = useState(false);
  return (
    <>
      <Button className={styles['file']} onClick={() => setSaving(true)}>
        <Download />
        {t('saveResults.open')}
      </Button>
      {isSaving ? <SaveResults race={race} list={list} onClose={() => setSaving(false)} /> : null}
      {teams ? (
        <a className={`${button['button']} ${styles['file']}`} href={teamsFile(language, race)} download>
          <Download />
          {t('results.teams')}
        </a>
      ) : null}
    </>
  );
}
