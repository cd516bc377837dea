import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFeed } from '../../feed/store.ts';
import { useNumber } from '../../i18n/use-ages.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Mark } from '../../components/mark.tsx';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { FileButton } from './file-button.tsx';
import { loadEntries, loadRace, useLoading, type Loading } from './loading.ts';
import { Outcome } from './outcome.tsx';
import styles from './setup-dialog.module.css';

/** The race definition and the start list, and what is wrong with the files that were tried. */
export function SetupDialog() {
  const { t } = useTranslation();
  return (
    <Dialog title={t('setup.title')} wide onClose={closeDialog} finalFocus={() => entryInput.current}>
      <RaceStep />
      <EntriesStep />
      <p className={styles['hint']}>{t('setup.hint')}</p>
    </Dialog>
  );
}

function RaceStep() {
  const { t } = useTranslation();
  const names = useNames();
  const race = useFeed((feed) => feed.sections?.race ?? null);
  return (
    <Step
      title={t('setup.race')}
      now={
        race === null
          ? t('setup.noRace')
          : `${names.text(race.name)} · ${names.day(race)} · ${race.zone} · ${t('setup.points', { count: race.points.length })}`
      }
      done={race !== null}
      loading={useLoading('race')}
    >
      <FileButton
        text={race === null ? t('setup.chooseRace') : t('setup.replaceRace')}
        accept=".json"
        kind={race === null ? 'primary' : 'plain'}
        onFile={(file) => void loadRace(file)}
      />
    </Step>
  );
}

function EntriesStep() {
  const { t } = useTranslation();
  const number = useNumber();
  const race = useFeed((feed) => feed.sections?.race ?? null);
  const entries = useFeed((feed) => feed.sections?.counts.entries ?? 0);
  return (
    <Step
      title={t('setup.entries')}
      now={
        entries === 0 ? t('setup.noEntries') : t('setup.entered', { count: entries, number: number(entries) })
      }
      done={entries > 0}
      loading={useLoading('entries')}
    >
      <FileButton
        text={entries === 0 ? t('setup.chooseEntries') : t('setup.addEntries')}
        accept=".csv,.tsv,.txt"
        kind={race !== null && entries === 0 ? 'primary' : 'plain'}
        disabled={race === null}
        onFile={(file) => void loadEntries(file)}
      />
    </Step>
  );
}

interface StepProps {
  title: string;
  /** What is loaded now. */
  now: string;
  done: boolean;
  loading: Loading | null;
  children: ReactNode;
}

function Step({ title, now, done, loading, children }: StepProps) {
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
