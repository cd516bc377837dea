import { useSyncExternalStore } from 'react';
import { usePrinting } from './use-printing.ts';

const wide = matchMedia('(min-width: 900px)');

/** Whether there is room for a table with columns; on paper there is. */
export function useWide(): boolean {
  const isOnPaper = usePrinting();
  return useSyncExternalStore(subscribe, () => wide.matches) || isOnPaper;
}

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
}
