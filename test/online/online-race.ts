import type { OnlineRace } from '../../src/contract/online.ts';

const day = 86_400_000;

/** An online race of 10 km whose window is open. */
export function onlineRace(now = Date.now(), change: Partial<OnlineRace> = {}): OnlineRace {
  return {
    id: 'home',
    name: { en: 'Ten at home' },
    distance: 10_000,
    zone: 'Asia/Shanghai',
    entries: { from: now - 10 * day, to: now + 10 * day },
    window: { from: now - 10 * day, to: now + 10 * day },
    handInUntil: now + 12 * day,
    answerDays: 7,
    minimumAge: 16,
    limit: null,
    byCode: false,
    payment: null,
    ask: { club: 'optional', city: 'no', nationality: 'optional' },
    accepts: { picture: true, declared: true },
    indoorCounts: false,
    fallRefused: false,
    fourEyesPlaces: 0,
    keepDays: 30,
    words: '',
    ...change,
  };
}
