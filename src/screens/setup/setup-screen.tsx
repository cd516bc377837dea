import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { FeedBanner } from '../components/feed-banner.tsx';
import { Toasts } from '../components/toasts.tsx';
import { Waiting } from '../components/waiting.tsx';
import { Dialogs } from '../console/dialogs.tsx';
import { useFeed } from '../feed/store.ts';
import { BeforeTheGun } from './before-the-gun/before-the-gun.tsx';
import { Begin } from './begin.tsx';
import { useDraft } from './draft/draft-store.ts';
import type { EventDraft } from './draft/event-draft.ts';
import { CategoriesPart } from './parts/categories-part.tsx';
import { EventPart } from './parts/event-part.tsx';
import { GunsPart } from './parts/guns-part.tsx';
import { ListsPart } from './parts/lists-part.tsx';
import { PlacesPart } from './parts/places-part.tsx';
import { RacesPart } from './parts/races-part.tsx';
import { RulesPart } from './parts/rules-part.tsx';
import { SetupHeader } from './setup-header.tsx';
import { SetupSide } from './setup-side.tsx';
import styles from './setup-screen.module.css';
import { usePage } from './use-place.ts';

/** Where an event is set up: its parts at the left, what belongs to one of them at the right. */
export function SetupScreen() {
  const { t } = useTranslation();
  const known = useFeed((feed) => feed.sections !== null);
  const title = t('editor.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className={styles['screen']}>
      <FeedBanner />
      {known ? <Editor /> : <Waiting />}
      <Toasts />
    </div>
  );
}

function Editor() {
  const draft = useDraft();
  return (
    <>
      <SetupHeader draft={draft} />
      {draft === null ? (
        <main className={styles['form']}>
          <Begin />
        </main>
      ) : (
        <div className={styles['body']}>
          <SetupSide draft={draft} />
          <main className={styles['form']}>
            <Page draft={draft} />
          </main>
        </div>
      )}
      <Dialogs />
    </>
  );
}

function Page({ draft }: { draft: EventDraft }) {
  const { page, race } = usePage();
  const shown = Math.min(race, draft.races.length - 1);
  switch (page) {
    case 'event':
      return <EventPart draft={draft} />;
    case 'places':
      return <PlacesPart draft={draft} />;
    case 'races':
      return <RacesPart draft={draft} race={shown} />;
    case 'guns':
      return <GunsPart draft={draft} />;
    case 'categories':
      return <CategoriesPart draft={draft} race={shown} />;
    case 'lists':
      return <ListsPart draft={draft} race={shown} />;
    case 'rules':
      return <RulesPart draft={draft} race={shown} />;
    case 'ready':
      return <BeforeTheGun />;
  }
}
