import type { MatView } from '../../../contract/mat-view.ts';
import type { GunView } from '../../../contract/rows.ts';

/** A gun that a reader or a timer told. */
export interface HeardGun {
  time: number;
  /** Who told it. */
  address: string;
  point: string;
}

/** A gun that was told belongs to no wave that is planned to start further from it. */
const farMs = 2 * 3_600_000;
/** Two devices that tell the same shot differ by less. */
const sameMs = 500;
const shownMax = 3;

/**
 * What may have been the gun of a wave that nobody fired, the latest first: not long before or after it is planned, and not the gun
 * of another wave. Of a shot that several devices told, each is shown: which of them is right, a person knows.
 */
export function heardGunsOf(wave: GunView, guns: readonly GunView[], mats: readonly MatView[]): HeardGun[] {
  const taken = guns.flatMap(({ gun, source }) => (source === 'fired' && gun !== null ? [gun] : []));
  return mats
    .flatMap(({ address, point, guns: heard = [] }) => heard.map(({ time }) => ({ time, address, point })))
    .filter(({ time }) => wave.start === null || Math.abs(time - wave.start) <= farMs)
    .filter(({ time }) => !taken.some((gun) => Math.abs(gun - time) < sameMs))
    .toSorted((one, other) => other.time - one.time)
    .slice(0, shownMax);
}
