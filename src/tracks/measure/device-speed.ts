import type { Window } from './windows.ts';
import { correlationOf, quantileOf, spreadOf } from './numbers.ts';

/** The device's speed, which comes from Doppler, against the places, which know nothing of it. */
export interface SpeedAgreement {
  /** The device's speed over that of the places, over the whole run. Times that were stretched change it. */
  ratio: number;
  /** How far the two rise and fall together; null where the run is so even that only noise is left to compare. */
  correlation: number | null;
  /** How much the ratio differs from tenth to tenth of the run, over itself. */
  unevenness: number;
}

/** Windows of less than this spread in the device's speed say nothing of rise and fall. */
const leastSpread = 0.05;

/** Null where the device has no speed, or for less than five minutes. */
export function speedAgreement(windows: readonly Window[]): SpeedAgreement | null {
  const usable = windows.filter(({ deviceSpeed, seconds }) => !Number.isNaN(deviceSpeed) && seconds < 60);
  if (usable.length < 10) return null;
  const sumOf = (part: readonly Window[], of: (window: Window) => number) =>
    part.reduce((sum, window) => sum + of(window) * window.seconds, 0);
  const ratioOf = (part: readonly Window[]) =>
    sumOf(part, ({ deviceSpeed }) => deviceSpeed) / sumOf(part, ({ placeSpeed }) => placeSpeed);
  const tenths = Array.from({ length: 10 }, (_, tenth) =>
    ratioOf(
      usable.slice(Math.floor((tenth * usable.length) / 10), Math.floor(((tenth + 1) * usable.length) / 10)),
    ),
  ).filter((ratio) => Number.isFinite(ratio));
  const device = usable.map(({ deviceSpeed }) => deviceSpeed);
  const limit = quantileOf(device, 0.99) * 1.5;
  const even = spreadOf(device) < leastSpread;
  const compared = usable.filter(({ placeSpeed }) => placeSpeed <= limit);
  return {
    ratio: ratioOf(usable),
    correlation: even
      ? null
      : correlationOf(
          compared.map(({ deviceSpeed }) => deviceSpeed),
          compared.map(({ placeSpeed }) => placeSpeed),
        ),
    unevenness: spreadOf(tenths),
  };
}
