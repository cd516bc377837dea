import { create } from 'zustand';
import { keep, kept } from '../../theme/kept.ts';

const storageKey = 'goldline.no-copy';

const useStore = create<{ station: string | null }>(() => ({ station: kept(storageKey) }));

/** Whether somebody wants a station to have no second copy; this browser remembers it. */
export const useSetAside = (station: string | undefined): boolean =>
  useStore((state) => state.station !== null && state.station === station);

/** Does not say any more that a station has no second copy. */
export function setAside(station: string): void {
  keep(storageKey, station);
  useStore.setState({ station });
}
