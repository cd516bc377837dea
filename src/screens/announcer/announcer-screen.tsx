import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEvent } from '../feed/event.ts';
import { useFeed } from '../feed/store.ts';
import { useNames } from '../i18n/use-names.ts';
import { Waiting } from '../components/waiting.tsx';
import { useAnnouncerKeys } from './announcer-keys.ts';
import styles from './announcer-screen.module.css';
import { Finder, type FinderOpening } from './finder.tsx';
import { LatestFinishers } from './latest-finishers.tsx';
import { Contenders } from './contenders.tsx';
import { LeaderBoards } from './leader-boards.tsx';
import type { Scope } from './queue/finisher-queue.ts';
import { ReadingBoard } from './reading-board.tsx';
import { Ribbon } from './ribbon.tsx';
import { StateBand } from './state-band.tsx';
import { DeskContext, useDesk, useIsReading, useNewDesk } from './use-desk.ts';

/**
 * What the announcer reads out: who has just crossed, who leads, and how fresh that is. All by key: without one it is a
 * wall, on which the newest go by; the first key makes it a desk to read from.
 */
export function AnnouncerScreen() {
  const { t } = useTranslation();
  const names = useNames();
  const known = useFeed((feed) => feed.sections !== null);
  const event = useEvent();
  const desk = useNewDesk();
  const [opening, setOpening] = useState<FinderOpening | null>(null);
  const openFinder = useCallback((scope: Scope, typed = '') => setOpening({ scope, typed }), []);
  useAnnouncerKeys(desk, openFinder, opening !== null);
  useEffect(() => {
    document.title =
      event === null ? t('announcer.title') : `${names.text(event.name)} · ${t('announcer.title')}`;
  });
  const isReading = useIsReading(desk);
  return (
    <DeskContext value={desk}>
      <main className={styles['screen']} data-mode={isReading ? 'reading' : 'wall'}>
        <div className={styles['states']}>
          <StateBand />
        </div>
        {known ? (
          <>
            {desk === null ? <LatestFinishers /> : <Newest openFinder={openFinder} />}
            <aside className={styles['beside']}>
              <Contenders />
              <LeaderBoards />
            </aside>
          </>
        ) : (
          <Waiting />
        )}
        <Ribbon />
        {opening === null || desk === null ? null : (
          <Finder opening={opening} onClose={() => setOpening(null)} />
        )}
      </main>
    </DeskContext>
  );
}

/** The newest going by, or the one who is being read. */
function Newest({ openFinder }: { openFinder: (scope: Scope, typed?: string) => void }) {
  const desk = useDesk();
  if (desk.isReading) return <ReadingBoard openFinder={openFinder} />;
  return <LatestFinishers />;
}
