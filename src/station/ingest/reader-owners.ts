import { formatReaderAddress, parseReaderAddress } from '../../readers/address.ts';
import type { SimulatedClock } from '../../readers/simulated-clock.ts';
import type { Action } from '../../timing/model/actions.ts';

/** A reader that a station reads, and the station from which it was taken over, if it was. */
export interface OwnedReader {
  address: string;
  from: string | null;
}

/**
 * Which station reads which readers, as the actions of all stations tell, which may stand in any order
 * that keeps {@link Timing.actions}. Who takes a reader over has it from then on; two stations that were
 * each told to read it both do. By station, then by {@link readerKey}.
 */
export function readerOwners(actions: readonly Action[]): Map<string, Map<string, OwnedReader>> {
  const owners = new Map<string, Map<string, OwnedReader>>();
  for (const action of actions) {
    if (action.type !== 'reader.connect' && action.type !== 'reader.disconnect') continue;
    const own = owners.get(action.station) ?? new Map<string, OwnedReader>();
    owners.set(action.station, own);
    const key = readerKey(action.address);
    if (action.type === 'reader.disconnect') own.delete(key);
    else {
      const from = action.from ?? null;
      own.set(key, { address: action.address, from });
      if (from !== null && from !== action.station) owners.get(from)?.delete(key);
    }
  }
  return owners;
}

/** The simulated clock that an address carries. */
export function clockOf(address: string): SimulatedClock | null {
  try {
    return parseReaderAddress(address).clock;
  } catch {
    return null;
  }
}

/** What is the same for a reader whenever it is connected: its address without a simulated clock. */
export function readerKey(address: string): string {
  try {
    return formatReaderAddress({ ...parseReaderAddress(address), clock: null });
  } catch {
    // Written by a newer Goldline: then only the very same text is the same reader.
    return address;
  }
}
