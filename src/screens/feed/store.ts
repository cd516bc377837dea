import { create } from 'zustand';
import { followFeed } from './connection.ts';
import { applyEvent, emptyFeed, type FeedEvent, type FeedState } from './state.ts';
import { heardTime, stationTimeAt, type StationClock } from './station-clock.ts';

interface FeedStore extends FeedState {
  /** Null until the station has said its time. */
  clock: StationClock | null;
  /** `performance.now()` of the last event; null before the first. */
  heard: number | null;
}

const useStore = create<FeedStore>(() => ({ ...emptyFeed, clock: null, heard: null }));

/** Something out of the live feed; the component renders again only when what it chose changed. */
export const useFeed = <Chosen>(choose: (feed: FeedStore) => Chosen): Chosen => useStore(choose);

/** The feed as it is now, for event handlers. */
export const feedNow = (): FeedStore => useStore.getState();

/** Follows the station's feed until the returned function is called. */
export function startFeed(): () => void {
  return followFeed({ onEvent: take, lastId: () => useStore.getState().lastId });
}

/** The station's time now, in milliseconds; null before it is known. */
export function stationNow(): number | null {
  const { clock } = useStore.getState();
  return clock === null ? null : stationTimeAt(clock, performance.now());
}

function take(event: FeedEvent): void {
  useStore.setState((store) => {
    const state = applyEvent(store, event);
    const heard = performance.now();
    const rate = state.sections?.simulated?.rate ?? 1;
    return { ...state, heard, clock: heardTime(store.clock, event.data.now, heard, rate) };
  });
}
