import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useEvent } from '../feed/event.ts';
import { useFeed } from '../feed/store.ts';
import { useNames } from '../i18n/use-names.ts';
import { Waiting } from '../components/waiting.tsx';
import { useAnnouncerKeys } from './announcer-keys.ts';
import styles from './announcer-screen.module.css';
import { LatestFinishers } from './latest-finishers.tsx';
import { Contenders } from './contenders.tsx';
import { LeaderBoards } from './leader-boards.tsx';
import { Ribbon } from './ribbon.tsx';

/** What the announcer reads out: who has just crossed, who leads, and how fresh that is. All by key. */
export function AnnouncerScreen() {
  const { t } = useTranslation();
  const names = useNames();
  const known = useFeed((feed) => feed.sections !== null);
  const event = useEvent();
  useAnnouncerKeys();
  useEffect(() => {
    document.title =
      event === null ? t('announcer.title') : `${names.text(event.name)} · ${t('announcer.title')}`;
  });
  return (
    <main className={styles['screen']}>
      {known ? (
        <>
          <LatestFinishers />
          <aside className={styles['beside']}>
            <Contenders />
            <LeaderBoards />
          </aside>
        </>
      ) : (
        <Waiting />
      )}
      <Ribbon />
    </main>
  );
}
