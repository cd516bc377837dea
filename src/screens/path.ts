import { useSyncExternalStore } from 'react';

/** Path and query of the page that is shown; changes with {@link goTo} and the browser's own buttons. */
export function usePath(): { path: string; query: URLSearchParams } {
  const address = useSyncExternalStore(subscribe, () => location.pathname + location.search);
  const { pathname, searchParams } = new URL(address, location.origin);
  return { path: pathname, query: searchParams };
}

/** Shows another page without loading anything; `replace` leaves no way back to this one. */
export function goTo(address: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  for (const listener of listeners) listener();
}

/** An address with what is there of a query: what is empty, null or undefined is not in it. */
export function withQuery(path: string, query: Record<string, string | null | undefined>): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const text = new URLSearchParams(given).toString();
  return text === '' ? path : `${path}?${text}`;
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}
