import { actorOfDevice } from '../../contract/devices-view.ts';
import { keep, kept } from '../theme/kept.ts';
import { newId } from './new-id.ts';
import { ownDevice } from './own-device.ts';

const key = 'goldline.console';
let own: string | null = null;

/** This console's id: one for each browser, the same after a reload. Undo takes back only what it did itself. */
export function consoleId(): string {
  own ??= kept(key);
  if (own === null) {
    own = newId();
    keep(key, own);
  }
  return own;
}

/** This console, or the device that it runs on, as actions name who did them. */
export function consoleName(): string {
  const device = ownDevice();
  return device === null ? `console:${consoleId()}` : actorOfDevice(device);
}
