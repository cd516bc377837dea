import { refresh } from './fresh.ts';

interface State {
  races: Record<string, number>;
  sites: unknown[];
  spread?: number;
}

const pollMs = 10_000;
/** Without a word for so long the connection is looked at as gone: the service gives a sign of life more often. */
const silentMs = 25_000;

/** Keeps the page new: by the stream of its event, and where that does not come through, by asking now and then. */
export function startLive(): void {
  const main = document.querySelector('main');
  const event = main?.dataset['event'] ?? '';
  if (main === null || event === '') return;
  const old = document.createElement('p');
  old.className = 'offline';
  old.role = 'status';
  main.prepend(old);
  let heard = performance.now();
  let before = '';
  let planned: ReturnType<typeof setTimeout> | undefined;
  const told = (isNew: boolean) => {
    if (isNew) heard = performance.now();
    old.textContent = performance.now() - heard > silentMs ? (main.dataset['old'] ?? '') : '';
  };
  const renew = (spread: number) => {
    if (planned !== undefined) return;
    planned = setTimeout(() => {
      planned = undefined;
      void refresh().then(told);
    }, Math.random() * spread);
  };
  const stream = new EventSource(`/api/events/${encodeURIComponent(event)}/live`);
  stream.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const { spread = 0, ...state } = JSON.parse(data) as State;
    told(true);
    const now = JSON.stringify(state);
    if (before !== '' && before !== now) renew(spread);
    before = now;
  });
  stream.addEventListener('open', () => told(true));
  setInterval(() => {
    if (stream.readyState === EventSource.OPEN) told(true);
    else void refresh().then(told);
  }, pollMs);
  // What was asleep asks at once.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') renew(0);
  });
}
