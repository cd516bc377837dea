import type { Window } from './windows.ts';
import { correlationOf, spreadOf } from './numbers.ts';

/** The device's speed, which comes from Doppler, against the places, which know nothing of it. */
export interface SpeedAgreement {
  /** The device's speed over that of the places, over the whole run. Times that were stretched change it. */
  ratio: number;
  /** How far the two rise and fall together; null where the run is so even that only noise is left to compare. */
  correlation: number | null;
  /** How much the ratio differs from tenth to tenth of the run, over itself. */
  unevenness: number;
}

/** The device's speed in minutes of less than this spread says nothing of rise and fall. */
const leastSpread = 0.04;
/** Who stands moves by noise alone, and in each of the two by another. */
const leastSpeed = 1;
/** So many windows together are compared: places drift by metres, which is much of half a minute. */
const together = 4;

/** Null where the device has no speed, or for less than five minutes. */
export function speedAgreement(windows: readonly Window[]): SpeedAgreement | null {
  const usable = windows.filter(
    ({ deviceSpeed, placeSpeed, seconds }) =>
      deviceSpeed >= leastSpeed && !Number.isNaN(placeSpeed) && seconds < 60,
  );
  if (usable.length < 10) return null;
  const ratios = partsOf(usable, Math.ceil(usable.length / 10))
    .map((part) => deviceMetres(part) / placeMetres(part))
    .filter((ratio) => Number.isFinite(ratio));
  const groups = partsOf(usable, together).filter((part) => part.length === together);
  const device = groups.map(deviceMetres);
  return {
    ratio: deviceMetres(usable) / placeMetres(usable),
    correlation: !(spreadOf(device) >= leastSpread) ? null : correlationOf(device, groups.map(placeMetres)),
    unevenness: spreadOf(ratios),
  };
}

function deviceMetres(windows: readonly Window[]): number {
  return windows.reduce((sum, { deviceSpeed, seconds }) => sum + deviceSpeed * seconds, 0);
}

function placeMetres(windows: readonly Window[]): number {
  return windows.reduce((sum, { placeSpeed, seconds }) => sum + placeSpeed * seconds, 0);
}

function partsOf(windows: readonly Window[], size: number): Window[][] {
  const parts: Window[][] = [];
  for (let from = 0; from < windows.length; from += size) parts.push(windows.slice(from, from + size));
  return parts;
}
