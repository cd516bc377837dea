import { useTranslation } from 'react-i18next';
import { useFeed } from '../feed/store.ts';
import { FeedBanner } from '../components/feed-banner.tsx';
import { Toasts } from '../components/toasts.tsx';
import { Waiting } from '../components/waiting.tsx';
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
import { useEventTitle } from './use-event-title.ts';
import { useStationActs } from './use-station-acts.ts';

/** Where the timing crew works: the mats, who passes, and what needs a person. */
export function ConsoleScreen() {
  const { t } = useTranslation();
  const known = useFeed((feed) => feed.sections !== null);
  useConsoleKeys();
  useEventTitle(t('console.title'));
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
  useStationActs();
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
