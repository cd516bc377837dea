import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { startActs } from '../api/acts.ts';
import { useEvent } from '../feed/event.ts';
import { useFeed } from '../feed/store.ts';
import { useNames } from '../i18n/use-names.ts';
import { FeedBanner } from '../components/feed-banner.tsx';
import { Toasts } from '../components/toasts.tsx';
import { Waiting } from '../components/waiting.tsx';
import { actTold } from './act-told.ts';
import { AlarmBand } from './alarm/alarm-band.tsx';
import { useConsoleKeys } from './console-keys.ts';
import styles from './console-screen.module.css';
import { CountsLine } from './counts-line.tsx';
import { EntryLine } from './entry/entry-line.tsx';
import { RaceHeader } from './header/race-header.tsx';
import { MatsColumn } from './mats/mats-column.tsx';
import { NeedsYou } from './needs-you/needs-you.tsx';
import { Dialogs } from './dialogs.tsx';
import { RaceColumn } from './race-column.tsx';
import { FileDrop } from './setup/file-drop.tsx';

/** Where the timing crew works: the mats, who passes, and what needs a person. */
export function ConsoleScreen() {
  const known = useFeed((feed) => feed.sections !== null);
  useConsoleKeys();
  useTitle();
  return (
    <div className={styles['console']}>
      <FeedBanner />
      <AlarmBand />
      {known ? <Race /> : <Waiting />}
      <Toasts />
    </div>
  );
}

function Race() {
  const station = useFeed((feed) => feed.sections?.station.id);
  useEffect(() => {
    if (station !== undefined) startActs(station, actTold);
  }, [station]);
  return (
    <>
      <RaceHeader />
      <main className={styles['columns']}>
        <MatsColumn />
        <RaceColumn />
        <NeedsYou />
      </main>
      <footer className={styles['foot']}>
        <EntryLine />
        <CountsLine />
      </footer>
      <Dialogs />
      <FileDrop />
    </>
  );
}

function useTitle() {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const title = event === null ? t('console.title') : `${names.text(event.name)} · ${t('console.title')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
