import { postGun } from '../../api/calls.ts';
import { attempt } from '../attempt.ts';

/** Milliseconds after a gun in which another press is the second half of a double click. */
const deafMs = 1000;
let pressed = -Infinity;

/** Fires a wave's gun now. */
export function fireGun(wave: string): void {
  const now = performance.now();
  if (now - pressed < deafMs) return;
  pressed = now;
  void attempt(postGun(wave));
}
