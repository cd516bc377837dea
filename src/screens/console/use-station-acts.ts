import { useEffect } from 'react';
import { startActs } from '../api/acts.ts';
import { useFeed } from '../feed/store.ts';
import { actTold } from './act-told.ts';

/** From now on what is done here goes to the station of the feed, and what becomes of it is told. */
export function useStationActs(): void {
  const station = useFeed((feed) => feed.sections?.station.id);
  useEffect(() => {
    if (station !== undefined) startActs(station, actTold);
  }, [station]);
}
