import { useSyncExternalStore } from 'react';

const wide = matchMedia('(min-width: 900px)');

/** Whether there is room for a table with columns. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => wide.matches);
}

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
}
