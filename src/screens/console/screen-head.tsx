import type { ReactNode } from 'react';
import { FeedBanner } from '../components/feed-banner.tsx';
import { SettingsMenus } from '../components/settings-menu.tsx';
import { Toasts } from '../components/toasts.tsx';
import { Waiting } from '../components/waiting.tsx';
import { useEvent } from '../feed/event.ts';
import { useFeed } from '../feed/store.ts';
import { useNames } from '../i18n/use-names.ts';
import styles from './screen-head.module.css';

/** A screen beside the console, which waits until the station has said something. */
export function SideScreen({ children }: { children: ReactNode }) {
  const known = useFeed((feed) => feed.sections !== null);
  return (
    <div className={styles['screen']}>
      <FeedBanner />
      {known ? children : <Waiting />}
      <Toasts />
    </div>
  );
}

/** What a screen beside the console is for, and of which event. */
export function ScreenHead({ title, children }: { title: string; children?: ReactNode }) {
  const names = useNames();
  const event = useEvent();
  return (
    <header className={styles['head']}>
      <h1 className={styles['title']}>{title}</h1>
      <span className={styles['event']}>{event === null ? '' : names.text(event.name)}</span>
      {children}
      <SettingsMenus />
    </header>
  );
}
