import { useEffect, type ReactNode } from 'react';
import { startFeed } from './store.ts';

/** Follows the station while the screen inside is shown. */
export function LiveFeed({ children }: { children: ReactNode }) {
  useEffect(startFeed, []);
  return children;
}
