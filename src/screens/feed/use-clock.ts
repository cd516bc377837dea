import { useEffect, useState } from 'react';
import { feedNow, stationNow, useFeed } from './store.ts';

/**
 * Station time, cut to whole seconds after `from` (or of the day, where that is 0). Renders at the
 * turn of each second and at no other time. Null before the station has said its time.
 */
export function useStationSeconds(from: number): number | null {
  const rate = useFeed((feed) => feed.clock?.rate ?? 1);
  const known = useFeed((feed) => feed.clock !== null);
  const [seconds, setSeconds] = useState<number | null>(() => secondsAfter(from));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = () => {
      const now = stationNow();
      if (now === null) return;
      setSeconds(Math.floor((now - from) / 1000));
      const untilNext = 1000 - ((((now - from) % 1000) + 1000) % 1000);
      timer = setTimeout(turn, Math.max(untilNext / rate, shortestStep));
    };
    turn();
    return () => clearTimeout(timer);
  }, [from, rate, known]);
  return seconds;
}

/** Milliseconds; a race simulated faster than this shows every other second. */
const shortestStep = 16;

function secondsAfter(from: number): number | null {
  const now = stationNow();
  return now === null ? null : Math.floor((now - from) / 1000);
}

/** Station time in milliseconds, renewed about once a second of real time; for ages. */
export function useStationNow(): number | null {
  const [now, setNow] = useState(stationNow);
  const known = useFeed((feed) => feed.clock !== null);
  useEffect(() => {
    setNow(stationNow());
    const timer = setInterval(() => setNow(stationNow()), 1000);
    return () => clearInterval(timer);
  }, [known]);
  return now;
}

export interface FeedHealth {
  state: 'waiting' | 'live' | 'late' | 'lost';
  /** Whole seconds since the station was last heard. */
  seconds: number;
}

const lateAfter = 3;
const lostAfter = 10;

/** Whether the station is heard: ticks come once a second. */
export function useFeedHealth(): FeedHealth {
  const opened = useState(() => performance.now())[0];
  const [health, setHealth] = useState<FeedHealth>({ state: 'waiting', seconds: 0 });
  useEffect(() => {
    const look = () =>
      setHealth((before) => sameOr(before, feedHealth(feedNow().heard, opened, performance.now())));
    look();
    const timer = setInterval(look, 500);
    return () => clearInterval(timer);
  }, [opened]);
  return health;
}

/** Late after 3 s without a word, lost after 10; instants of one monotonic clock in milliseconds. */
export function feedHealth(heard: number | null, opened: number, now: number): FeedHealth {
  const seconds = Math.floor((now - (heard ?? opened)) / 1000);
  if (seconds >= lostAfter) return { state: 'lost', seconds };
  if (heard === null) return { state: 'waiting', seconds: 0 };
  return seconds >= lateAfter ? { state: 'late', seconds } : { state: 'live', seconds: 0 };
}

function sameOr(before: FeedHealth, now: FeedHealth): FeedHealth {
  return before.state === now.state && before.seconds === now.seconds ? before : now;
}
