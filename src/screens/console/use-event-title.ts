import { useEffect } from 'react';
import { useEvent } from '../feed/event.ts';
import { useNames } from '../i18n/use-names.ts';

/** Names the page after the event and what it is there for. */
export function useEventTitle(page: string): void {
  const names = useNames();
  const event = useEvent();
  const title = event === null ? page : `${names.text(event.name)} · ${page}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
