import { postGun } from '../../api/calls.ts';
import { problemsOf } from '../../api/http.ts';
import { stationTimeOf } from '../../feed/store.ts';
import { tellRefused } from '../attempt.ts';
import { openDialog } from '../console-state.ts';

/** Milliseconds after a gun in which another press is the second half of a double click. */
const deafMs = 1000;
let fired = -Infinity;

/**
 * Fires a wave's gun at the moment of the press, a monotonic instant. Where somebody has fired it already, it asks
 * whether the start is to be moved.
 */
export async function fireGun(wave: string, pressed: number): Promise<void> {
  const moment = stationTimeOf(pressed);
  if (moment === null || pressed - fired < deafMs) return;
  fired = pressed;
  await takeGun(wave, Math.round(moment));
}

/** Takes a moment as a wave's gun, if nobody has fired it; else it asks whether the start is to be moved. */
export async function takeGun(wave: string, gun: number): Promise<void> {
  try {
    await postGun(wave, gun, true);
  } catch (error) {
    const problems = problemsOf(error);
    if (problems.some(({ code }) => code === 'gun-fired')) openDialog({ kind: 'gun-time', wave, gun });
    else tellRefused(problems);
  }
}
