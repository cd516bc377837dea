import { createContext, use, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useEvent } from '../feed/event.ts';
import { useRaceChoice } from '../feed/race-choice.ts';
import { useFeed } from '../feed/store.ts';
import { Desk } from './desk.ts';
import { loadSpoken } from './spoken.ts';

export const DeskContext = createContext<Desk | null>(null);

/** The desk of the event that the station times, followed while the screen is shown; null before there is one. */
export function useNewDesk(): Desk | null {
  const event = useEvent();
  const id = event?.id ?? null;
  const home = event?.site.country ?? null;
  const desk = useMemo(() => (id === null ? null : new Desk(id, home)), [id, home]);
  const race = useRaceChoice();
  const finishers = useFeed((feed) => feed.finishers);
  const counts = useFeed((feed) => feed.sections?.counts);
  useEffect(() => desk?.start(), [desk]);
  useEffect(() => desk?.wake(), [desk, finishers, counts]);
  useEffect(() => desk?.act((reading, now) => reading.ofRace(race, now)), [desk, race]);
  useEffect(() => {
    void loadSpoken().then(() => desk?.act(() => undefined));
  }, [desk]);
  return desk;
}

/** Whether somebody reads from the desk. */
export function useIsReading(desk: Desk | null): boolean {
  return useSyncExternalStore(desk?.subscribe ?? never, () => desk?.isReading ?? false);
}

const never = () => () => undefined;

/** The desk, renewed when anything at it changes. */
export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (desk === null) throw new Error('there is no desk above this component');
  useSyncExternalStore(desk.subscribe, desk.version);
  return desk;
}
