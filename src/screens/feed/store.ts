import { create } from 'zustand';
import { getClock } from '../api/calls.ts';
import { ownDevice } from '../api/own-device.ts';
import { followFeed } from './connection.ts';
import { applyEvent, emptyFeed, type FeedEvent, type FeedState } from './state.ts';
import { measureClock } from './clock-meter.ts';
import { measured, stationTimeAt, type StationClock } from './station-clock.ts';

/** What the first event says of the time is late by what the way takes: until the clock is measured. */
const firstWithinMs = 1000;
const whyMaxMs = 3000;

interface FeedStore extends FeedState {
  /** Null until the station has said its time. */
  clock: StationClock | null;
  /** `performance.now()` of the last event; null before the first. */
  heard: number | null;
  /** `performance.now()` of the last event that said what people did. */
  actionsHeard: number;
}

const useStore = create<FeedStore>(() => ({ ...emptyFeed, clock: null, heard: null, actionsHeard: 0 }));

/** Something out of the live feed; the component renders again only when what it chose changed. */
export const useFeed = <Chosen>(choose: (feed: FeedStore) => Chosen): Chosen => useStore(choose);

/** The feed as it is now, for event handlers. */
export const feedNow = (): FeedStore => useStore.getState();

/** Follows the station's feed and clock until the returned function is called. */
export function startFeed(): () => void {
  const stopFeed = followFeed({
    onEvent: take,
    onBroken: askWhy,
    lastId: () => useStore.getState().lastId,
  });
  const stopClock = measureClock((fresh) =>
    useStore.setState(({ clock }) => ({ clock: measured(clock, fresh) })),
  );
  return () => {
    stopFeed();
    stopClock();
  };
}

/** The station's time now, in milliseconds; null before it is known. */
export function stationNow(): number | null {
  return stationTimeOf(performance.now());
}

/** The station's time in milliseconds at a monotonic instant, such as an event's `timeStamp`; null before it is known. */
export function stationTimeOf(local: number): number | null {
  const { clock } = useStore.getState();
  return clock === null ? null : stationTimeAt(clock, local);
}

/** A device whose feed broke may have been thrown out: the answer to any call says it at once. */
function askWhy(): void {
  if (ownDevice() !== null) getClock(AbortSignal.timeout(whyMaxMs)).catch(() => undefined);
}

function take(event: FeedEvent): void {
  useStore.setState((store) => {
    const state = applyEvent(store, event);
    const heard = performance.now();
    const rate = state.sections?.simulated?.rate ?? 1;
    const first = { now: event.data.now, at: heard, rate, within: firstWithinMs };
    const isNew = state.sections?.actions !== store.sections?.actions;
    return { ...state, heard, actionsHeard: isNew ? heard : store.actionsHeard, clock: store.clock ?? first };
  });
}
